import { newWriteId } from '#lib/app/identifiers.ts';
import { preferences } from '#lib/app/preferences.svelte.ts';
import type { SittingStart } from '#lib/app/sitting-start.ts';
import type { Note } from '#lib/core/card/note.ts';
import type { Saved } from '#lib/core/collection.ts';
import { noteCardsOf } from '#lib/core/library/note-cards.ts';
import type { Deed } from '#lib/core/review/deed.ts';
import { applyFact } from '#lib/core/review/replay.ts';

/** Writes whether a note is kept: null forgets that it was met. */
export function writeKept(
	{ collection }: SittingStart,
	note: Note,
	kept: boolean | null,
	nowMillis: number
): Promise<Saved<unknown>> {
	return collection.keep(
		noteCardsOf(note, preferences.current.reads),
		kept,
		nowMillis,
		newWriteId()
	);
}

/** Takes a deed of the session back in the collection, or, `again`, puts it back. */
export function writeDeed(
	start: SittingStart,
	deed: Deed,
	again: boolean,
	nowMillis: number
): Promise<Saved<unknown>> {
	if (deed.kind === 'met') {
		const note = start.toMeet.find(({ id }) => id === deed.noteId);
		if (!note) {
			throw new Error(`Inconsistent: ${deed.noteId} was met and is not to be met`);
		}
		return writeKept(start, note, again ? deed.kept : deed.formerlyKept, nowMillis);
	}
	return start.collection.retract(
		{ factId: deed.fact.id, retracted: !again, nowMillis, writeId: newWriteId() },
		(memory, fact) => applyFact(memory, fact, start.settingsById)
	);
}
