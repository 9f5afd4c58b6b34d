import { languages, type Bilingual, type Language } from '#lib/core/language.ts';
import { lineOf } from '#lib/core/card/line-of.ts';
import type { Note } from '#lib/core/card/note.ts';
import type { Deck } from '#lib/core/library/deck.ts';

/** A text of an episode, in its languages, and what it belongs to. */
export interface TextPlace {
	readonly text: Bilingual;
	/** The note whose words, or words about it, they are. */
	readonly note?: Note;
	/** Of other texts: when in the recording, in seconds, where that can be relied on. */
	readonly atSeconds?: number;
}

/** Finds the place of a text as it is read on the screen in a language; undefined for one not of the deck. */
export type FindTextPlace = (text: string, language: Language) => TextPlace | undefined;

/** An episode nests a few levels deep; anything deeper is none. */
const deepest = 8;

/**
 * The texts of a deck by what they say. Those of notes come first, since what is made of a note's words
 * belongs to that note; of several that say the same, the first.
 */
export function textPlacesOf({
	notes,
	episode,
	entities,
	terms,
	corrections
}: Deck): FindTextPlace {
	const places = new Map<string, TextPlace>();
	const keyOf = (text: string, language: Language): string =>
		`${language} ${text.replaceAll(/\s+/gu, ' ').trim()}`;
	const add = (place: TextPlace): void => {
		for (const language of languages) {
			const words = place.text[language];
			if (words !== undefined && !places.has(keyOf(words, language))) {
				places.set(keyOf(words, language), place);
			}
		}
	};
	for (const note of notes) {
		const { text, why, remark, readingOnly } = note;
		for (const words of [lineOf(note), text, why, remark, readingOnly]) {
			if (words) {
				add({ text: words, note });
			}
		}
	}
	for (const { atSeconds, title, summary } of episode.chapters) {
		add({ text: summary, atSeconds });
		add({ text: title, atSeconds });
	}
	// The times of what the camera saw are the page's, and unreliable.
	for (const text of bilingualsIn([episode, entities, terms, corrections], 0)) {
		add({ text });
	}
	return (text, language) => places.get(keyOf(text, language));
}

/** All texts within a value that has nothing but data in it. */
function* bilingualsIn(value: unknown, depth: number): Generator<Bilingual> {
	if (typeof value !== 'object' || value === null || depth > deepest) {
		return;
	}
	if (isBilingual(value)) {
		yield value;
		return;
	}
	for (const part of Object.values(value)) {
		yield* bilingualsIn(part, depth + 1);
	}
}

function isBilingual(value: object): value is Bilingual {
	const { zh, en } = value as Readonly<Record<string, unknown>>;
	const isText = (text: unknown): boolean => text === undefined || typeof text === 'string';
	return (zh ?? en) !== undefined && isText(zh) && isText(en);
}
