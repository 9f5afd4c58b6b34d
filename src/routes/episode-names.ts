import type { DeckShelf } from '#lib/app/deck-shelf.ts';
import { reading } from '#lib/app/reading.svelte.ts';
import type { DeckId } from '#lib/core/collection/collected-card.ts';
import { episodeName } from '#lib/ui/episode-name.ts';

/** Tells what an episode is called, in the interface's language; needs the words of the library. */
export type NameOfEpisode = (deckId: DeckId) => string;

/** Looks up what these episodes are called; others have no name. */
export async function episodeNames(
	shelf: DeckShelf,
	deckIds: readonly DeckId[]
): Promise<NameOfEpisode> {
	const entries = await shelf.entries(deckIds);
	return (deckId) => {
		const entry = entries.get(deckId);
		return entry ? episodeName(entry, reading.interface) : '';
	};
}
