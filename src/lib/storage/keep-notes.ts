import type { NoteId } from '#lib/core/card/note.ts';
import type { DeckId, NoteCards } from '#lib/core/collection.ts';
import type { Register, WriteId } from '#lib/core/register.ts';
import type { Database } from '#lib/storage/database.ts';
import type { CardRow } from '#lib/storage/rows.ts';
import { joinNote, settleCards, unsettled } from '#lib/storage/settle-cards.ts';
import { writeRegister } from '#lib/storage/write-registers.ts';

/** Within a transaction, keeps a note with its cards, or lets them rest. */
export async function keepNote(
	database: Database,
	note: NoteCards,
	kept: boolean | null,
	nowMillis: number,
	writeId: WriteId
): Promise<Register> {
	const { noteId } = note;
	const register = await writeRegister(database, {
		subject: noteId,
		field: 'kept',
		value: kept,
		nowMillis,
		writeId
	});
	const rows = await database.cards.where('card.noteId').equals(noteId).toArray();
	await settleCards(database, kept ? joinNote(note, rows) : rows.map(unsettled));
	return register;
}

/** Within a transaction, gives the kept notes among these the cards that they have now. */
export async function reconcileDeck(
	database: Database,
	deckId: DeckId,
	notes: readonly NoteCards[]
): Promise<void> {
	const rows = await database.cards.where('card.deckId').equals(deckId).toArray();
	await giveCardsTo(
		database,
		notes.filter((note) => note.deckId === deckId),
		rows
	);
}

/** Within a transaction, gives the kept ones of a few notes the cards that they have now. */
export async function giveCards(database: Database, notes: readonly NoteCards[]): Promise<void> {
	if (notes.length === 0) return;
	const noteIds = notes.map(({ noteId }) => noteId);
	const rows = await database.cards.where('card.noteId').anyOf(noteIds).toArray();
	await giveCardsTo(database, notes, rows);
}

/** `rows` are those of these notes, and may be of others. */
async function giveCardsTo(
	database: Database,
	notes: readonly NoteCards[],
	rows: readonly CardRow[]
): Promise<void> {
	const ofNote = new Map<NoteId, CardRow[]>();
	for (const row of rows) {
		const { noteId } = row.card;
		const known = ofNote.get(noteId);
		if (known) known.push(row);
		else ofNote.set(noteId, [row]);
	}
	const registers = await database.registers.bulkGet(
		notes.map(({ noteId }): [string, string] => [noteId, 'kept'])
	);
	const kept = notes.filter((_, place) => registers[place]?.value === true);
	await settleCards(
		database,
		kept.flatMap((note) => joinNote(note, ofNote.get(note.noteId) ?? []))
	);
}
