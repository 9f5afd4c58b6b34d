/** Turns Traditional characters into Simplified ones, one for one; leaves everything else. */
export type ToSimplified = (text: string) => string;

/** A grapheme cluster of a text and what it counts as; spaces and punctuation count as nothing. */
export interface FoldedGrapheme {
	readonly text: string;
	/** Lower case, of one width, without accents, simplified; empty for what does not count. */
	readonly key: string;
}

const graphemes = new Intl.Segmenter('zh-Hans', { granularity: 'grapheme' });

/** Signs that change what is said (`50%`, `C#`, `R&D`, `@`) count; all other punctuation does not. */
const silent = /(?![%#&@])\p{P}|[\p{M}\p{Z}\p{C}\s`´⁄]/gu;

/** Characters that are words by themselves, for whom spaces mean nothing. */
const standsAlone = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** A text, grapheme by grapheme, with what each counts as when it is compared with another. */
export function foldGraphemes(text: string, toSimplified: ToSimplified): readonly FoldedGrapheme[] {
	const pieces = [...graphemes.segment(text)].map(({ segment }) => segment);
	const plain = pieces.map((piece) =>
		piece.normalize('NFKD').toLowerCase().normalize('NFKD').replace(/ς/gu, 'σ')
	);
	const keys = plain.map((piece, place) =>
		isDecimalPoint(piece, plain[place - 1], plain[place + 1]) ? '.' : piece.replace(silent, '')
	);
	const simplified = simplifyEach(keys, toSimplified);
	return pieces.map((piece, place) => ({ text: piece, key: simplified[place] ?? '' }));
}

/**
 * A text as it counts when it is compared: width, case, accents, punctuation, the kind of quotation
 * marks and 简/繁 are folded; spaces are dropped beside Chinese characters and are one elsewhere.
 * Folding what was folded changes nothing.
 */
export function fold(text: string, toSimplified: ToSimplified): string {
	return wordsOf(foldGraphemes(text, toSimplified))
		.map(({ key, spaceBefore }) => (spaceBefore ? ` ${key}` : key))
		.join('');
}

/** A Chinese character, or a run of letters and digits. */
export interface FoldedWord {
	readonly key: string;
	/** The places of its graphemes in the text. */
	readonly places: readonly number[];
	/** Whether something that does not count parts it from an alphabetic word before. */
	readonly spaceBefore: boolean;
}

/** The words of a folded text in their order; what does not count is in none of them. */
export function wordsOf(text: readonly FoldedGrapheme[]): readonly FoldedWord[] {
	const words: FoldedWord[] = [];
	let parted = false;
	for (const [place, { key }] of text.entries()) {
		if (key === '') {
			parted = true;
			continue;
		}
		const last = words.at(-1);
		const alone = standsAlone.test(key) || (last !== undefined && standsAlone.test(last.key));
		if (last && !alone && !parted) {
			words.splice(-1, 1, { ...last, key: last.key + key, places: [...last.places, place] });
		} else {
			words.push({ key, places: [place], spaceBefore: parted && !alone && words.length > 0 });
		}
		parted = false;
	}
	return words;
}

/** The point of `3.5` counts, that at the end of a sentence does not. */
function isDecimalPoint(
	piece: string,
	before: string | undefined,
	after: string | undefined
): boolean {
	return piece === '.' && /\p{Nd}$/u.test(before ?? '') && /^\p{Nd}/u.test(after ?? '');
}

/** Words decide how some characters are simplified (乾坤, 乾净), so the text is turned as a whole. */
function simplifyEach(keys: readonly string[], toSimplified: ToSimplified): readonly string[] {
	const whole = keys.join('');
	const simplified = Array.from(toSimplified(whole));
	if (simplified.length !== Array.from(whole).length) return keys.map(toSimplified);
	let start = 0;
	return keys.map((key) => {
		const from = start;
		start += Array.from(key).length;
		return simplified.slice(from, start).join('');
	});
}
