import { newWriteId } from '#lib/app/identifiers.ts';
import type { Note } from '#lib/core/card/note.ts';
import type { TextEdit } from '#lib/core/card/text-edit.ts';
import type { Collection } from '#lib/core/collection.ts';
import type { Saved } from '#lib/core/collection/saved.ts';
import type { Register } from '#lib/core/register.ts';

/** An edit that was saved, and what takes it back: given to `saveEdit`, the former values stand again. */
export interface SavedEdit {
	readonly changes: readonly TextEdit[];
	readonly undo: readonly TextEdit[];
}

/** All registers of a note and of its cards. */
export function registersOfNote(collection: Collection, note: Note): Promise<readonly Register[]> {
	return collection.registersAbout([note.id, ...note.cards.map(({ id }) => id)]);
}

/**
 * Writes the learner’s words, all in one transaction, and answers with the values that they replace.
 * Where those cannot be read, nothing is written, since it could not be undone.
 */
export async function saveEdit(
	collection: Collection,
	changes: readonly TextEdit[],
	nowMillis: number
): Promise<Saved<SavedEdit>> {
	const subjects = [...new Set(changes.map(({ subject }) => subject))];
	let former: readonly Register[];
	try {
		former = await collection.registersAbout(subjects);
	} catch (error) {
		return { ok: false, code: 'storage-failed', detail: String(error) };
	}
	const saved = await collection.writeRegisters(
		changes.map((change) => ({ ...change, nowMillis, writeId: newWriteId() }))
	);
	if (!saved.ok) {
		return saved;
	}
	const undo = changes.map(({ subject, field }) => ({
		subject,
		field,
		value: former.find((it) => it.subject === subject && it.field === field)?.value ?? null
	}));
	return { ok: true, value: { changes, undo } };
}
