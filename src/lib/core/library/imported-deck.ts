import type { Note } from '#lib/core/card/note.ts';
import type { Episode } from '#lib/core/episode/episode.ts';
import type { Deck } from '#lib/core/library/deck.ts';

/** An imported episode with its notes, in any order, as a deck: without what only an editor of ours adds. */
export function importedDeck(version: string, episode: Episode, notes: readonly Note[]): Deck {
	return {
		version,
		episode,
		notes: notes.toSorted((a, b) => a.priority - b.priority),
		corrections: [],
		doubtfulTimes: {},
		windows: {},
		entities: { people: [], companies: [], works: [] },
		terms: []
	};
}
