import type { ImportPart } from '#lib/core/library/edition.ts';
import type { Database } from '#lib/storage/database.ts';

/** Within a transaction, stores a part of an import, which nothing names yet. */
export async function stagePart(database: Database, part: ImportPart): Promise<void> {
	if (part.kind === 'notes') {
		const { importId, notes } = part;
		await database.editionNotes.bulkPut(notes.map((note) => ({ importId, noteId: note.id, note })));
		return;
	}
	const { edition, text, noteIds, sketches } = part;
	const { importId, episodeId } = edition;
	// One after the other: each is copied as it is put, and the page may answer in between.
	await database.editions.put(edition);
	await database.editionTexts.put(text);
	// Of an array that shows a part of a buffer, all of the buffer would be stored.
	await database.sketches.put({ importId, episodeId, noteIds, sketches: sketches.slice() });
}
