import { episodeIdOfNote, type Note, type NoteId } from '#lib/core/card/note.ts';
import type { RegisterWrite } from '#lib/core/collection/register-writes.ts';
import type { EpisodeId } from '#lib/core/episode/episode.ts';
import { editionField, type ImportId, type ImportPart } from '#lib/core/library/edition.ts';
import { compareWrites, type Register } from '#lib/core/register.ts';

/** Names an edition: by whom it came, and what it is of. */
export type EditionKey = [importId: ImportId, episodeId: EpisodeId];

/** A note of an edition. */
export interface EditionNoteRow {
	readonly importId: ImportId;
	readonly noteId: NoteId;
	readonly note: Note;
}

/** Whether a row has a note at all: where it does not, the others of its edition are read even so. */
export function isSoundNote(row: { readonly noteId: NoteId; readonly note?: unknown }): boolean {
	const note = row.note as Partial<Note> | null | undefined;
	return note?.id === row.noteId && Array.isArray(note.cards) && typeof note.text === 'object';
}

/** What is compared of an edition's notes, and which notes they are, in one order. */
export interface SketchRow {
	readonly importId: ImportId;
	readonly episodeId: EpisodeId;
	readonly noteIds: readonly NoteId[];
	readonly sketches: Uint32Array;
}

/** Between which keys the notes of an edition stand: their ids begin with the episode's and a slash. */
export function noteKeysOf([importId, episodeId]: EditionKey): {
	readonly below: [ImportId, string];
	readonly above: [ImportId, string];
} {
	return { below: [importId, `${episodeId}/`], above: [importId, `${episodeId}/\uffff`] };
}

/** The import that a register `edition` names; undefined where it names none, or there is none. */
export function importNamed(register: Register | undefined): ImportId | undefined {
	return typeof register?.value === 'string' ? (register.value as ImportId) : undefined;
}

/** The editions that registers `edition` name, that of the newest register first. */
export function editionsNamed(registers: readonly Register[]): readonly EditionKey[] {
	return registers
		.toSorted((a, b) => compareWrites(b, a))
		.flatMap((register): EditionKey[] => {
			const importId = importNamed(register);
			return importId === undefined ? [] : [[importId, register.subject as EpisodeId]];
		});
}

/** The editions that these writes would have read. */
export function editionsShown(writes: readonly RegisterWrite[]): readonly EditionKey[] {
	return writes.flatMap(({ subject, field, value }): EditionKey[] =>
		field === editionField && typeof value === 'string'
			? [[value as ImportId, subject as EpisodeId]]
			: []
	);
}

/** What a refusal says of an edition that is not all there. */
export function halfEdition([importId, episodeId]: EditionKey): string {
	return `not all of the edition ${importId} of ${episodeId} is there`;
}

/** Throws where a part of an import does not hold together. */
export function checkPart(part: ImportPart): void {
	if (part.kind === 'notes') {
		const stray = part.notes.find(({ id, episodeId }) => episodeIdOfNote(id) !== episodeId);
		if (stray) throw new Error(`Inconsistent: ${stray.id} is no note of ${stray.episodeId}`);
		return;
	}
	const { edition, text, noteIds, sketches } = part;
	const { importId, episodeId } = edition;
	if (
		text.importId !== importId ||
		text.episodeId !== episodeId ||
		noteIds.some((noteId) => episodeIdOfNote(noteId) !== episodeId)
	) {
		throw new Error(`Inconsistent: not all of this is of the edition ${importId} of ${episodeId}`);
	}
	if (sketches.length > 0 && sketches.length % noteIds.length !== 0) {
		throw new Error(
			`Inconsistent: ${noteIds.length} notes have ${sketches.length} words of sketches`
		);
	}
}
