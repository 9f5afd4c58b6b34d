import { madeField, madeWrite } from '#lib/core/card/made-cards.ts';
import type { Card, Note } from '#lib/core/card/note.ts';
import { isOwnNote, jsonOfOwnNote, ownNoteField } from '#lib/core/card/own-note.ts';
import type { TextEdit } from '#lib/core/card/text-edit.ts';

/** What the learner has made: cards of a note, which may be one begun with them. */
export interface Making {
	/** The note as it is before; of one that is begun, its words, and no cards. */
	readonly note: Note;
	readonly begun: boolean;
	readonly cards: readonly Card[];
}

/** The note with the cards that were made of it. */
export function noteAfter({ note, cards }: Making): Note {
	return { ...note, cards: [...note.cards, ...cards] };
}

/** What is written to keep it. */
export function valuesOfMaking({ note, begun, cards }: Making): readonly TextEdit[] {
	return [
		...(begun ? [{ subject: note.id, field: ownNoteField, value: jsonOfOwnNote(note) }] : []),
		...cards.map(madeWrite)
	];
}

/** What is written so that these made cards are gone. */
export function valuesWithout(cards: readonly Pick<Card, 'id'>[]): readonly TextEdit[] {
	return cards.map(({ id }) => ({ subject: id, field: madeField, value: null }));
}

/** What is written so that a note of the learner's own is gone; throws on one of a page's. */
export function valuesOfRemoval({ id }: Note): readonly TextEdit[] {
	if (!isOwnNote(id)) {
		throw new Error(`Inconsistent: ${id} is a page's, and stays`);
	}
	return [
		{ subject: id, field: ownNoteField, value: null },
		// Its cards hang on this one.
		{ subject: id, field: 'deleted', value: true }
	];
}
