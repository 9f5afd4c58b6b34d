import type { Gap } from '#lib/core/card/cloze.ts';
import { numberValue } from '#lib/core/card/number-value.ts';
import { placesOf } from '#lib/core/card/places-of.ts';
import type { Word } from '#lib/core/card/segment.ts';
import { translationsOf } from '#lib/core/card/term-list.ts';
import { hanCount } from '#lib/core/card/text-measure.ts';
import type { Bilingual, Language } from '#lib/core/language.ts';

/** No word for a magnitude is longer, with the space before it. */
const longestMagnitude = 10;

/** A number before one of these is only a part of the number. */
const magnitude = /^\s?(?:[十百千万亿]|(?:hundred|thousand|million|billion|trillion)\b)/iu;

/** A note's words in one language, cut into words. */
export interface Spoken {
	readonly language: Language;
	readonly text: string;
	readonly words: readonly Word[];
}

/**
 * The gaps in the other language that hide the same as these, where that is certain: the same word in an
 * alphabet, the same number, a name or a term of the field by what it is called there. Undefined
 * where one of them has no counterpart, or the two sides would not have equally many gaps.
 */
export function counterpartsOf(
	gaps: readonly Gap[],
	text: string,
	other: Spoken,
	names: readonly Bilingual[]
): readonly Gap[] | undefined {
	const found: Gap[] = [];
	const said = new Set<string>();
	for (const gap of gaps) {
		if (said.has(gap.text)) {
			continue;
		}
		said.add(gap.text);
		const added = placesOfMeaning(gap, text, other, names).filter(
			({ start, end }) => !found.some((one) => one.start < end && one.end > start)
		);
		if (added.length === 0) {
			return undefined;
		}
		found.push(...added);
	}
	return found.length === gaps.length ? found.sort((a, b) => a.start - b.start) : undefined;
}

function placesOfMeaning(
	gap: Gap,
	text: string,
	other: Spoken,
	names: readonly Bilingual[]
): readonly Gap[] {
	const value = numberValue(gap.text);
	if (value !== undefined) {
		return magnitude.test(text.slice(gap.end, gap.end + longestMagnitude))
			? []
			: placesOfNumber(value, other);
	}
	const folded = gap.text.toLowerCase();
	const called = names.flatMap(({ zh = '', en = '' }) =>
		zh.toLowerCase() === folded ? [en] : en.toLowerCase() === folded ? [zh] : []
	);
	const same = hanCount(gap.text) === 0 ? [gap.text, gap.text.replace(/s$/u, '')] : [];
	for (const word of [...same, ...called, ...translationsOf(gap.text)]) {
		const places = placesOf(word, other.text);
		if (places.length > 0) {
			return places;
		}
	}
	return [];
}

function placesOfNumber(value: number, { text, words }: Spoken): readonly Gap[] {
	return words
		.map((word) => ({ text: word.text, start: word.start, end: word.start + word.text.length }))
		.filter(
			(word) =>
				numberValue(word.text) === value &&
				!magnitude.test(text.slice(word.end, word.end + longestMagnitude))
		);
}
