import type { NoteId } from '#lib/core/card/note.ts';
import type { DeckId, MetNotes } from '#lib/core/collection.ts';
import type { Database } from '#lib/storage/database.ts';
import { readField } from '#lib/storage/read-field.ts';

/** Within a transaction, reads which notes of a deck were met, from the registers that say so alone. */
export async function readMet(database: Database, deckId: DeckId): Promise<MetNotes> {
	const met = new Map<NoteId, boolean>();
	// Note ids begin with their deck's id and a slash.
	for (const { subject, value } of await readField(database, 'kept', `${deckId}/`)) {
		if (typeof value === 'boolean') met.set(subject as NoteId, value);
	}
	return met;
}
