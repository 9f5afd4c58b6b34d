import type { NoteId } from '#lib/core/card/note.ts';
import type { DeckId, MetNotes } from '#lib/core/collection.ts';
import type { Database } from '#lib/storage/database.ts';

/** Registers read at a time. */
const registersAtOnce = 500;

/** Within a transaction, reads which notes of a deck were met, from the registers that say so alone. */
export async function readMet(database: Database, deckId: DeckId): Promise<MetNotes> {
	const met = new Map<NoteId, boolean>();
	// Note ids begin with their deck's id and a slash.
	let from = `${deckId}/`;
	for (;;) {
		const page = await database.registers
			.where('[field+subject]')
			.between(['kept', from], ['kept', `${deckId}/\uffff`], false, false)
			.limit(registersAtOnce)
			.toArray();
		for (const { subject, value } of page) {
			if (typeof value === 'boolean') met.set(subject as NoteId, value);
		}
		const last = page.at(-1);
		if (!last || page.length < registersAtOnce) return met;
		from = last.subject;
	}
}
