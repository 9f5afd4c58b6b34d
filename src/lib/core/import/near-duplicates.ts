import { sayNearlyTheSame } from '#lib/core/card/duplicates.ts';
import type { Note, NoteId } from '#lib/core/card/note.ts';
import type { NearCandidate } from '#lib/core/import/sketch.ts';
import { languages, type Bilingual } from '#lib/core/language.ts';

/** A note that says nearly the same as another. */
export interface NearDuplicate {
	readonly noteId: NoteId;
	readonly of: NoteId;
	/** Whether the other one is had already, or comes with this import. */
	readonly where: 'library' | 'import';
}

/** A note with which those of an import are compared. */
export type OtherNote = Pick<Note, 'id' | 'text'> & Pick<NearDuplicate, 'where'>;

/**
 * Which notes say nearly the same as another, by their texts: `candidates` are what `findNear` names for
 * each, `otherNote` answers one, undefined if it is gone. One at most for each note.
 */
export function nearDuplicatesOf(
	notes: readonly Pick<Note, 'id' | 'text'>[],
	candidates: readonly (readonly NearCandidate[])[],
	otherNote: (candidate: NearCandidate) => OtherNote | undefined
): readonly NearDuplicate[] {
	return notes.flatMap(({ id, text }, index) => {
		for (const candidate of candidates[index] ?? []) {
			const other = otherNote(candidate);
			if (other && saysNearly(text, other.text)) {
				return [{ noteId: id, of: other.id, where: other.where }];
			}
		}
		return [];
	});
}

/** In any language that both have. */
function saysNearly(a: Bilingual, b: Bilingual): boolean {
	return languages.some((language) => {
		const [one, other] = [a[language], b[language]];
		return one !== undefined && other !== undefined && sayNearlyTheSame(one, other);
	});
}
