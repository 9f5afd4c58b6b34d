import type { Note } from '#lib/core/card/note.ts';
import type { Episode } from '#lib/core/episode/episode.ts';

/** An episode with its notes and cards, as it is shipped or was imported. */
export interface Deck {
	/** Changes whenever any of its texts does. */
	readonly version: string;
	readonly episode: Episode;
	/** By priority. */
	readonly notes: readonly Note[];
}
