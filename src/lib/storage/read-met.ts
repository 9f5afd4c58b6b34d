import type { DeckId } from '#lib/core/collection/collected-card.ts';
import type { MetNotes } from '#lib/core/collection/deck-state.ts';
import { metNotes } from '#lib/core/library/met-notes.ts';
import type { Register } from '#lib/core/register.ts';
import type { Tables } from '#lib/storage/database.ts';
import { mergeRegisters } from '#lib/storage/links.ts';
import { readField, readMergedField } from '#lib/storage/read-field.ts';
import { readLinksOfDeck } from '#lib/storage/read-links.ts';

/** Within a transaction, reads which notes of a deck were met, from the registers that say so alone. */
export async function readMet(database: Tables, deckId: DeckId): Promise<MetNotes> {
	// Note ids begin with their deck's id and a slash.
	const ofDeck = `${deckId}/`;
	const [links, registers] = await Promise.all([
		readLinksOfDeck(database, deckId),
		readField(database, 'kept', ofDeck)
	]);
	const elsewhere = links.itemIds.filter((itemId) => !itemId.startsWith(ofDeck));
	const others = await database.registers.bulkGet(
		elsewhere.map((itemId): [string, string] => [itemId, 'kept'])
	);
	const all = [...registers, ...others.filter((one) => one !== undefined)];
	return metNotes(mergeRegisters(all, links).filter(({ subject }) => subject.startsWith(ofDeck)));
}

/** Within a transaction, counts the notes that are kept in all decks. */
export async function countKept(database: Tables): Promise<number> {
	const isKept = ({ value }: Register) => value === true;
	// Not one register need be held where nothing is linked.
	if ((await database.links.limit(1).count()) > 0) {
		return (await readMergedField(database, 'kept')).filter(isKept).length;
	}
	return database.registers.where('field').equals('kept').filter(isKept).count();
}
