import type { DeckId, NoteCards } from '#lib/core/collection/collected-card.ts';
import type { Register, WriteId } from '#lib/core/register.ts';
import type { Tables } from '#lib/storage/database.ts';
import { groupBy } from '#lib/storage/group-by.ts';
import { joinNotes } from '#lib/storage/join-notes.ts';
import type { Links } from '#lib/storage/links.ts';
import { readLinks } from '#lib/storage/read-links.ts';
import { readValues } from '#lib/storage/read-values.ts';
import type { CardRow } from '#lib/storage/rows.ts';
import { settleCards, unsettled } from '#lib/storage/settle-cards.ts';
import { writeRegister } from '#lib/storage/write-registers.ts';

/** Within a transaction, keeps a note with its cards, or lets them rest. */
export async function keepNote(
	database: Tables,
	note: NoteCards,
	kept: boolean | null,
	nowMillis: number,
	writeId: WriteId
): Promise<Register> {
	const { noteId } = note;
	const links = await readLinks(database, [noteId]);
	const register = await writeRegister(database, links, {
		subject: noteId,
		field: 'kept',
		value: kept,
		nowMillis,
		writeId
	});
	const rows = await database.cards
		.where('card.noteId')
		.equals(links.canonicalOf(noteId))
		.toArray();
	await settleCards(database, links, kept ? joinNotes(links, [note], rows) : rows.map(unsettled));
	return register;
}

/** Within a transaction, gives the kept notes among these the cards that they have now. */
export async function reconcileDeck(
	database: Tables,
	deckId: DeckId,
	notes: readonly NoteCards[]
): Promise<void> {
	const ofDeck = notes.filter((note) => note.deckId === deckId);
	const links = await readLinks(
		database,
		ofDeck.map(({ noteId }) => noteId)
	);
	const rows = await database.cards.where('card.deckId').equals(deckId).toArray();
	const isHere = ({ noteId }: NoteCards) => links.namesOf(noteId).length === 1;
	await giveCardsTo(database, links, ofDeck.filter(isHere), rows);
	// What a note is linked with may be in another deck.
	const others = ofDeck.filter((note) => !isHere(note));
	if (others.length > 0) await giveCards(database, others);
}

/** Within a transaction, gives the kept ones of a few notes the cards that they have now. */
export async function giveCards(database: Tables, notes: readonly NoteCards[]): Promise<void> {
	const noteIds = notes.map(({ noteId }) => noteId);
	const links = await readLinks(database, noteIds);
	const rows = await database.cards
		.where('card.noteId')
		.anyOf(noteIds.map((noteId) => links.canonicalOf(noteId)))
		.toArray();
	await giveCardsTo(database, links, notes, rows);
}

/** `rows` are those of these notes, and may be of others. */
async function giveCardsTo(
	database: Tables,
	links: Links,
	notes: readonly NoteCards[],
	rows: readonly CardRow[]
): Promise<void> {
	const rowsOf = groupBy(rows, ({ card }) => card.noteId);
	const read = await readValues(
		database,
		links,
		notes.map(({ noteId }) => [noteId, 'kept'])
	);
	const kept = notes.filter(({ noteId }) => read(noteId, 'kept') === true);
	const groups = groupBy(kept, ({ noteId }) => links.canonicalOf(noteId));
	await settleCards(
		database,
		links,
		[...groups].flatMap(([noteId, group]) => joinNotes(links, group, rowsOf.get(noteId) ?? []))
	);
}
