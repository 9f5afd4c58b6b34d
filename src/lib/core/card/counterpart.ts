import type { Gap } from '#lib/core/card/cloze.ts';
import { numberValue } from '#lib/core/card/number-value.ts';
import { placesOf } from '#lib/core/card/places-of.ts';
import type { Word } from '#lib/core/card/segment.ts';
import { translationsOf } from '#lib/core/card/term-list.ts';
import { hanCount } from '#lib/core/card/text-measure.ts';
import type { Bilingual } from '#lib/core/language.ts';

/** A number before one of these is only a part of the number. */
const magnitude = /^\s?(?:[十百千万亿]|(?:hundred|thousand|million|billion|trillion)\b)/iu;

/**
 * The gaps in the other language that hide the same as these, where that is certain: the same word in an
 * alphabet, the same number, a name or a term of the field by what it is called there. Undefined
 * where one of them has no counterpart, or the two sides would not have equally many gaps.
 */
export function counterpartsOf(
	gaps: readonly Gap[],
	text: string,
	other: string,
	otherWords: readonly Word[],
	names: readonly Bilingual[]
): readonly Gap[] | undefined {
	const found: Gap[] = [];
	for (const said of new Set(gaps.map((gap) => gap.text))) {
		const gap = gaps.find((one) => one.text === said);
		const places = gap ? placesOfMeaning(gap, text, other, otherWords, names) : [];
		const added = places.filter(
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
	other: string,
	otherWords: readonly Word[],
	names: readonly Bilingual[]
): readonly Gap[] {
	const value = numberValue(gap.text);
	if (value !== undefined) {
		return magnitude.test(text.slice(gap.end))
			? []
			: otherWords
					.map((word) => ({
						text: word.text,
						start: word.start,
						end: word.start + word.text.length
					}))
					.filter(
						(word) => numberValue(word.text) === value && !magnitude.test(other.slice(word.end))
					);
	}
	const folded = gap.text.toLowerCase();
	const called = names.flatMap(({ zh = '', en = '' }) =>
		zh.toLowerCase() === folded ? [en] : en.toLowerCase() === folded ? [zh] : []
	);
	const same = hanCount(gap.text) === 0 ? [gap.text, gap.text.replace(/s$/u, '')] : [];
	for (const word of [...same, ...called, ...translationsOf(gap.text)]) {
		const places = placesOf(word, other);
		if (places.length > 0) {
			return places;
		}
	}
	return [];
}
