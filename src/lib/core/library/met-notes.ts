import type { NoteId } from '#lib/core/card/note.ts';
import type { Register } from '#lib/core/register.ts';

/** The notes that the learner has met, read off their registers, and whether each was kept. */
export function metNotes(registers: readonly Register[]): ReadonlyMap<NoteId, boolean> {
	const met = new Map<NoteId, boolean>();
	for (const { subject, field, value } of registers) {
		if (field === 'kept' && typeof value === 'boolean') {
			met.set(subject as NoteId, value);
		}
	}
	return met;
}
