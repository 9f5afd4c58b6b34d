import type { NoteId } from '#lib/core/card/note.ts';
import type { Segmenter } from '#lib/core/card/segment.ts';
import { faceRegister, textRegister, type TextEdit } from '#lib/core/card/text-edit.ts';
import type { ItemId } from '#lib/core/episode/episode.ts';
import type { ImportChanges, LostGap, TextDifference } from '#lib/core/import/import-changes.ts';
import { isMaterialChange } from '#lib/core/import/material-change.ts';
import type { MergedNote } from '#lib/core/import/merge-notes.ts';
import { languages } from '#lib/core/language.ts';

/**
 * What an import changes, told note by note. `formerItems` are those that the pages had before, under their
 * ids of now: what was withdrawn earlier is no news. `edits` say where the learner's own words stand.
 */
export function describeChanges(
	notes: readonly MergedNote[],
	formerItems: ReadonlySet<ItemId>,
	edits: readonly TextEdit[],
	segment: Segmenter
): ImportChanges {
	const edited = new Set(
		edits.flatMap(({ subject, field, value }) => (value === null ? [] : [`${subject}\n${field}`]))
	);
	const isEdited = (subject: string, field: string) => edited.has(`${subject}\n${field}`);
	const differences: TextDifference[] = [];
	const lostGaps: LostGap[] = [];
	const [translated, reworded]: readonly [NoteId[], NoteId[]] = [[], []];
	for (const { note, before, lost } of notes) {
		const noteId = note.id;
		const had = languages.filter((language) => before?.text[language] !== undefined);
		if (before && languages.some((each) => note.text[each] !== undefined && !had.includes(each))) {
			translated.push(noteId);
		}
		let changes = false;
		for (const field of ['text', 'why'] as const) {
			for (const language of had) {
				const [old, now] = [before?.[field]?.[language], note[field]?.[language]];
				changes ||= old !== now;
				if (
					old !== undefined &&
					now !== undefined &&
					isMaterialChange(old, now, language, segment)
				) {
					const hiddenByEdit = isEdited(noteId, textRegister(field, language));
					differences.push({ noteId, field, language, before: old, after: now, hiddenByEdit });
				}
			}
		}
		if (changes) {
			reworded.push(noteId);
		}
		for (const gap of lost) {
			lostGaps.push({ ...gap, hiddenByEdit: isEdited(gap.cardId, faceRegister(gap.language)) });
		}
	}
	const idsWhere = (isMeant: (merged: MergedNote) => boolean) =>
		notes.filter(isMeant).map(({ note }) => note.id);
	return {
		added: idsWhere(({ before }) => !before),
		translated,
		reworded,
		withdrawn: idsWhere(
			({ note, proposed }) => !proposed && note.itemIds.some((id) => formerItems.has(id))
		),
		differences,
		lostGaps
	};
}
