import { sayNearlyTheSame } from '#lib/core/card/duplicates.ts';
import type { Note, NoteId } from '#lib/core/card/note.ts';
import type { NearCandidate } from '#lib/core/import/sketch.ts';
import { languages, type Bilingual } from '#lib/core/language.ts';

/** A note that says nearly the same as one of the library. */
export interface NearDuplicate {
	readonly noteId: NoteId;
	readonly of: NoteId;
}

/**
 * Which notes say nearly the same as one of the library, by their texts: `candidates` are what `findNear`
 * names for each, `libraryNote` answers one, undefined if it is gone. One at most for each note.
 */
export function nearDuplicatesOf(
	notes: readonly Pick<Note, 'id' | 'text'>[],
	candidates: readonly (readonly NearCandidate[])[],
	libraryNote: (candidate: NearCandidate) => Pick<Note, 'id' | 'text'> | undefined
): readonly NearDuplicate[] {
	return notes.flatMap(({ id, text }, index) => {
		for (const candidate of candidates[index] ?? []) {
			const known = libraryNote(candidate);
			if (known && saysNearly(text, known.text)) {
				return [{ noteId: id, of: known.id }];
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
