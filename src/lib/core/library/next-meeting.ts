import { notesPerMeeting } from '#lib/core/library/notes-per-meeting.ts';
import type { NoteId } from '#lib/core/card/note.ts';
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
		: { count: Math.max(0, Math.min(notesPerMeeting, counts.notes - met.size)), isCore: false };
}
