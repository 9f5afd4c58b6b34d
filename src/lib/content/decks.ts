import { decks, library as entries } from 'virtual:jinju/library';
import type { EpisodeId } from '#lib/core/episode/episode.ts';
import type { Deck } from '#lib/core/library/deck.ts';
import type { LibraryEntry } from '#lib/core/library/library-entry.ts';

/** The shipped episodes, as much of them as the first screen shows; by number. */
export const library: readonly LibraryEntry[] = entries;

/** The texts and cards of a shipped episode, loaded when asked for; undefined if it is not shipped. */
export async function loadDeck(episodeId: EpisodeId): Promise<Deck | undefined> {
	const load = Object.hasOwn(decks, episodeId) ? decks[episodeId] : undefined;
	return load && (await load()).default;
}
