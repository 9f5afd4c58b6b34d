import type { Gap } from '#lib/core/card/cloze.ts';
import { hanCount } from '#lib/core/card/text-measure.ts';

/**
 * Every place where a word stands in a text, whatever its case; English as whole words, with a plural
 * ending where the text has one. Empty where the text changes its length in lower case (İ), since
 * places could not be told.
 */
export function placesOf(word: string, text: string): readonly Gap[] {
	const lower = text.toLowerCase();
	const wanted = word.toLowerCase();
	if (wanted === '' || lower.length !== text.length) {
		return [];
	}
	const places: Gap[] = [];
	let start = lower.indexOf(wanted);
	while (start >= 0) {
		const end = start + wanted.length;
		const whole = hanCount(wanted) > 0 ? end : wordEnd(lower, start, end);
		if (whole !== undefined) {
			places.push({ text: text.slice(start, whole), start, end: whole });
		}
		start = lower.indexOf(wanted, end);
	}
	return places;
}

/** Where a word ends that was found inside a text; undefined where it is part of a longer one. */
function wordEnd(text: string, start: number, end: number): number | undefined {
	const isLetter = (at: number) =>
		/[\p{L}\p{M}\p{Nd}]/u.test(text.charAt(at)) && hanCount(text.charAt(at)) === 0;
	if (start > 0 && isLetter(start - 1)) {
		return undefined;
	}
	const plural = text.charAt(end) === 's' ? end + 1 : end;
	return [end, plural].find((at) => !isLetter(at));
}
