import type { Segmenter } from '#lib/core/card/segment.ts';
import { bareText } from '#lib/core/episode/identity.ts';
import type { Language } from '#lib/core/language.ts';

/** So much may be a slip of the transcript that was mended: two Han characters, or four letters. */
const mostSlight = 4;

/** A Han character says as much as two letters. */
const hanWeight = 2;

const negations = {
	zh: /[不没無无非未别勿莫]/gu,
	en: /\b(?:no|not|never|none|nothing|nobody|neither|nor|without|cannot)\b|n['’]t\b/giu
};

/**
 * Whether a corrected text may mean something else: another number, name or negation, or more than a few
 * characters that differ. Punctuation, width, case and spaces say nothing. The segmenter knows the names.
 */
export function isMaterialChange(
	before: string,
	after: string,
	language: Language,
	segment: Segmenter
): boolean {
	const [bareBefore, bareAfter] = [bareText(before), bareText(after)];
	if (bareBefore === bareAfter) {
		// The point of a number and the hyphen of a range are punctuation that counts.
		return numbersOf(before) !== numbersOf(after);
	}
	const marked = (text: string) =>
		JSON.stringify([
			numbersOf(text),
			negationsOf(text, language),
			namesOf(text, language, segment)
		]);
	return differsMuch(bareBefore, bareAfter) || marked(before) !== marked(after);
}

function numbersOf(text: string): string {
	const numbers = text
		.normalize('NFKC')
		.match(/\p{Nd}+(?:[.,:]\p{Nd}+)*|[零一二三四五六七八九十百千万亿两半]+/gu);
	return (numbers ?? []).map((number) => number.replaceAll(',', '')).join(' ');
}

function negationsOf(text: string, language: Language): number {
	return text.match(negations[language])?.length ?? 0;
}

function namesOf(text: string, language: Language, segment: Segmenter): readonly string[] {
	const names = segment(text, language).filter(({ kind }) => kind === 'name');
	return names.map((name) => name.text.toLowerCase()).sort();
}

/**
 * Whether more weight than is slight has to be put in, taken out or replaced to make one text of the other:
 * Levenshtein's distance, looked at only as far as it can still be slight.
 */
function differsMuch(before: string, after: string): boolean {
	const [from, to] = [Array.from(before), Array.from(after)];
	if (Math.abs(from.length - to.length) > mostSlight) {
		return true;
	}
	const weights = to.map(weightOf);
	const tooMuch = mostSlight + 1;
	let row = [0];
	for (const weight of weights.slice(0, mostSlight)) {
		row.push((row.at(-1) ?? 0) + weight);
	}
	for (const [index, character] of from.entries()) {
		const weight = weightOf(character);
		const first = Math.max(0, index + 1 - mostSlight);
		const last = Math.min(to.length, index + 1 + mostSlight);
		const next: number[] = [];
		for (let column = first; column <= last; column += 1) {
			const other = weights[column - 1] ?? 0;
			const replaced = to[column - 1] === character ? 0 : Math.max(weight, other);
			next[column] = Math.min(
				(row[column] ?? tooMuch) + weight,
				column > first ? (next[column - 1] ?? tooMuch) + other : tooMuch,
				column > 0 ? (row[column - 1] ?? tooMuch) + replaced : tooMuch
			);
		}
		row = next;
	}
	return (row[to.length] ?? tooMuch) > mostSlight;
}

function weightOf(character: string): number {
	return /\p{Script=Han}/u.test(character) ? hanWeight : 1;
}
