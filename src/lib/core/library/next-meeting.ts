import { notesPerMeeting } from '#lib/core/library/notes-per-meeting.ts';
import type { NoteId } from '#lib/core/card/note.ts';
import { isOwnNote } from '#lib/core/card/own-note.ts';
import type { LibraryEntry } from '#lib/core/library/library-entry.ts';

/** The notes of an episode that are offered next. */
export interface NextMeeting {
	/** How many; 0 where all have been met. */
	readonly count: number;
	/** Whether they are the rest of the episode's core. */
	readonly isCore: boolean;
}

/** The rest of the core as a whole, and after it five notes at a time, by priority. */
export function nextMeeting(
	{ coreNoteIds, counts }: Pick<LibraryEntry, 'coreNoteIds' | 'counts'>,
	met: ReadonlyMap<NoteId, boolean>
): NextMeeting {
	const core = coreNoteIds.filter((id) => !met.has(id)).length;
	return core > 0
		? { count: core, isCore: true }
		: { count: Math.min(notesPerMeeting, unmetNotes({ counts }, met)), isCore: false };
}

/** How many notes of an episode can still be met; the learner's own were met when they were written. */
export function unmetNotes(
	{ counts }: Pick<LibraryEntry, 'counts'>,
	met: ReadonlyMap<NoteId, boolean>
): number {
	const ofPage = [...met.keys()].filter((id) => !isOwnNote(id)).length;
	return Math.max(0, counts.notes - ofPage);
}
