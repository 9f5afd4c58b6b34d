import { fillCloze, gapsOf, hiddenOf } from '#lib/core/card/cloze.ts';
import { lintEdges, lintMarkup, lintWords, type Fault } from '#lib/core/card/lint-gaps.ts';
import type { Segmenter } from '#lib/core/card/segment.ts';
import { alphabeticWordsOf, hanCount } from '#lib/core/card/text-measure.ts';
import type { Language } from '#lib/core/language.ts';

/** A longer phrase is a sentence, which nobody translates twice in the same words. */
const longestPhrase: Readonly<Record<Language, number>> = { zh: 8, en: 6 };

/** The faults of the phrase that a translation card marks in its sentence (DESIGN, section 5). */
export function lintPhrase(
	front: string,
	language: Language,
	segment: Segmenter
): readonly Fault[] {
	const malformed = lintMarkup(front);
	if (malformed.length > 0) {
		return malformed;
	}
	const text = fillCloze(front);
	const words = segment(text, language).filter(({ kind }) => kind !== 'rest');
	const limit = longestPhrase[language];
	return [
		...gapsOf(front).flatMap((gap) => [
			...lintWords(gap, words, language),
			...lintEdges(gap, text)
		]),
		...hiddenOf(front).flatMap((phrase): readonly Fault[] => {
			const length = (language === 'zh' ? hanCount(phrase) : 0) + alphabeticWordsOf(phrase).length;
			return length > limit ? [{ code: 'phrase-too-long', data: { phrase, length, limit } }] : [];
		})
	];
}
