import { parseCloze } from '#lib/core/card/cloze.ts';
import { markCorrections, type Correction } from '#lib/core/episode/correction.ts';
import type { Language } from '#lib/core/language.ts';

/** What the ear needs to know besides the text. */
export interface Spoken {
	readonly language: Language;
	/** What the page has wrong; the ear gets the word that was meant, and no mark. */
	readonly corrections?: readonly Correction[] | undefined;
}

/** A text as it is read aloud: with the words that were meant, and on one line. */
export function spokenText(text: string, { language, corrections = [] }: Spoken): string {
	return markCorrections(text, corrections, language)
		.map((piece) => piece.text)
		.join('')
		.replace(/\s+/g, ' ')
		.trim();
}

/**
 * A text with gaps as it is read aloud: each gap is the word given for it, or what it hides where
 * none is given. Markup that is wrong is read as it stands, as it is drawn.
 */
export function spokenCloze(front: string, spoken: Spoken, gapWord?: string): string {
	const parsed = parseCloze(front);
	if (!parsed.ok) {
		return spokenText(front, spoken);
	}
	const { language } = spoken;
	const pieces = parsed.segments.map(({ kind, text }) =>
		kind === 'hidden' && gapWord !== undefined
			? // Latin words on either side of the gap must not grow together with it.
				language === 'en'
				? ` ${gapWord} `
				: gapWord
			: text
	);
	return spokenText(pieces.join(''), spoken)
		.replace(/ +([,.;:!?)”’])/g, '$1')
		.replace(/([(“‘]) +/g, '$1');
}

/** How many characters are spoken in one go: some ten seconds. */
const longestPart: Readonly<Record<Language, number>> = { zh: 60, en: 180 };

/**
 * A text in parts to be spoken one after the other: whole sentences where they are short enough, else
 * clauses, else words. Chromium falls silent in the middle of a text that takes it more than a
 * quarter of a minute (its issue 335907). Without their white space the parts are the text.
 */
export function speechParts(text: string, language: Language): readonly string[] {
	const most = longestPart[language];
	const parts: string[] = [];
	let part = '';
	for (const piece of piecesOf(text, most)) {
		if (part !== '' && Array.from(part + piece).length > most) {
			parts.push(part);
			part = '';
		}
		part += piece;
	}
	parts.push(part);
	return parts.map((spoken) => spoken.trim()).filter((spoken) => spoken !== '');
}

/** Where a text may be cut, the better places first. */
const ends = [
	/(?<=[。！？；!?;…\n][”’」』）)]*)|(?<=[.][”’)]*\s)/u,
	/(?<=[，、：,:—]\s*)/u,
	/(?<=\s)/u
];

/** The largest pieces, none longer than `most` characters. */
function piecesOf(text: string, most: number, level = 0): readonly string[] {
	const characters = Array.from(text);
	if (characters.length <= most && level > 0) {
		return [text];
	}
	const end = ends[level];
	if (end) {
		return text.split(end).flatMap((piece) => piecesOf(piece, most, level + 1));
	}
	const pieces: string[] = [];
	for (let at = 0; at < characters.length; at += most) {
		pieces.push(characters.slice(at, at + most).join(''));
	}
	return pieces;
}
