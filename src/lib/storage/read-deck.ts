import type { DeckId } from '#lib/core/collection/collected-card.ts';
import type { DeckState } from '#lib/core/collection/deck-state.ts';
import type { Database } from '#lib/storage/database.ts';
import { mergeRegisters } from '#lib/storage/links.ts';
import { readLinksOfDeck } from '#lib/storage/read-links.ts';
import { isSoundCard } from '#lib/storage/sound-card.ts';

/** Within a transaction, reads a deck as the library shows it. */
export async function readDeckState(database: Database, deckId: DeckId): Promise<DeckState> {
	const { registers, cards } = database;
	// Note ids begin with their deck's id and a slash, and card ids with their note's and a hash.
	const startingWith = (begin: string) =>
		registers.where('subject').between(begin, `${begin}\uffff`).toArray();
	const named = (subject: string) => registers.where('subject').equals(subject).toArray();
	const ofDeck = `${deckId}/`;
	const [links, rows, deckRegisters, written] = await Promise.all([
		readLinksOfDeck(database, deckId),
		cards.where('card.deckId').equals(deckId).toArray(),
		named(deckId),
		startingWith(ofDeck)
	]);
	const elsewhere = links.itemIds.filter((itemId) => !itemId.startsWith(ofDeck));
	const others = await Promise.all(
		elsewhere.flatMap((itemId) => [named(itemId), startingWith(`${itemId}#`)])
	);
	const merged = mergeRegisters([...written, ...others.flat()], links);
	return {
		registers: [...deckRegisters, ...merged.filter(({ subject }) => subject.startsWith(ofDeck))],
		cards: rows.filter(isSoundCard).map(({ card }) => card)
	};
}
