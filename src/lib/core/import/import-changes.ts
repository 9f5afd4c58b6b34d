import type { CardId, Face, NoteId } from '#lib/core/card/note.ts';
import type { TextField } from '#lib/core/card/text-edit.ts';
import type { Language } from '#lib/core/language.ts';

/** A text of a note that may mean something else than before: to be kept, taken, or learnt again. */
export interface TextDifference {
	readonly noteId: NoteId;
	readonly field: Extract<TextField, 'text' | 'why'>;
	readonly language: Language;
	readonly before: string;
	readonly after: string;
	/** Whether the learner's own words stand over it, so that nothing of it is seen. */
	readonly hiddenByEdit: boolean;
}

/** A card that hides words which the corrected text does not have any more; it goes on asking for them. */
export interface LostGap {
	readonly cardId: CardId;
	readonly noteId: NoteId;
	readonly language: Language;
	readonly before: Face;
	/** What the corrected text would ask instead, if it has anything worth asking. */
	readonly after?: Face;
	/** Whether the learner's own face stands over it. */
	readonly hiddenByEdit: boolean;
}

/** What an import changes in the notes of a deck; all lists by the deck's priority. */
export interface ImportChanges {
	readonly added: readonly NoteId[];
	/** Notes that get a text in the other language. */
	readonly translated: readonly NoteId[];
	/** Notes whose words change in any way, in a language that they had. */
	readonly reworded: readonly NoteId[];
	/** Notes whose items the pages do not have any more; they stay, with their last words. */
	readonly withdrawn: readonly NoteId[];
	readonly differences: readonly TextDifference[];
	readonly lostGaps: readonly LostGap[];
}
