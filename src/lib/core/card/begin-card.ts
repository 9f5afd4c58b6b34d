import { hideIn } from '#lib/core/card/cloze.ts';
import type { Template } from '#lib/core/card/note.ts';
import type { Segmenter } from '#lib/core/card/segment.ts';
import { readingSeconds, sentencesOf } from '#lib/core/card/text-measure.ts';
import type { Language } from '#lib/core/language.ts';

/** Words that were selected in a text, by their place in it (UTF-16 units). */
export interface SelectedWords {
	readonly text: string;
	readonly language: Language;
	readonly start: number;
	readonly end: number;
}

/** A text that takes longer to read than this, in seconds, is asked by its sentence alone. */
const longestWhole = 15;

/** What stands at the edges of words and is none. */
const edge = /[\s\p{P}\p{S}]/u;

/**
 * The selection without the spaces and punctuation at its ends, and with the rest of each word that it
 * cuts in two, unless that is a Chinese one: where those begin and end is often a matter of opinion, and
 * a part may be meant. Undefined where nothing is left.
 */
export function wholeWords(selected: SelectedWords, segment: Segmenter): SelectedWords | undefined {
	const { text, language } = selected;
	const within = (place: number): number => Math.min(Math.max(place, 0), text.length);
	let start = within(Math.min(selected.start, selected.end));
	let end = within(Math.max(selected.start, selected.end));
	while (start < end && edge.test(text.charAt(start))) {
		start += 1;
	}
	while (end > start && edge.test(text.charAt(end - 1))) {
		end -= 1;
	}
	if (start === end) {
		return undefined;
	}
	for (const word of segment(text, language)) {
		const wordEnd = word.start + word.text.length;
		const cuts = (word.start < start && start < wordEnd) || (word.start < end && end < wordEnd);
		if (
			cuts &&
			word.kind !== 'rest' &&
			!(word.kind === 'word' && /^\p{Script=Han}/u.test(word.text))
		) {
			start = Math.min(start, word.start);
			end = Math.max(end, wordEnd);
		}
	}
	return { text, language, start, end };
}

/**
 * The front and back with which a card of these words begins. Hidden words, or a phrase to translate,
 * are marked in their text, or, where that is long, in their sentence; of a question they are the answer.
 */
export function beginCard(
	template: Template,
	{ text, start, end }: SelectedWords
): { readonly front: string; readonly back: string } {
	if (template === 'question') {
		return { front: '', back: text.slice(start, end) };
	}
	const { from, to } = scopeOf(text, start, end);
	const scope = text.slice(from, to);
	const lead = scope.length - scope.trimStart().length;
	const place = { start: start - from - lead, end: end - from - lead };
	return { front: hideIn(scope.trim(), [place]), back: '' };
}

/** The stretch of a text that a card of some of its words shows. */
function scopeOf(text: string, start: number, end: number): { from: number; to: number } {
	if (readingSeconds(text) <= longestWhole) {
		return { from: 0, to: text.length };
	}
	const touched = sentencesOf(text).filter((one) => one.start < end && one.end > start);
	return { from: touched[0]?.start ?? 0, to: touched.at(-1)?.end ?? text.length };
}
