import type { SelectedWords } from '#lib/core/card/begin-card.ts';
import { machineChanges } from '#lib/core/card/machine.ts';
import { madeField, madeWrite, type MadeId } from '#lib/core/card/made-cards.ts';
import type { Card, Note, Template } from '#lib/core/card/note.ts';
import { isOwnNote, jsonOfOwnNote, ownNoteField } from '#lib/core/card/own-note.ts';
import type { TextEdit } from '#lib/core/card/text-edit.ts';
import type { Bilingual, Language } from '#lib/core/language.ts';

/** What cards are made from. */
export interface MakingSource {
	/** The note that they are of, in the learner's words; of one that is begun, without text. */
	readonly note: Note;
	readonly begun: boolean;
	/** The text that they ask about, empty for a blank note. */
	readonly text: Bilingual;
	/** The language to begin with. */
	readonly language: Language;
	/** The words of the text that were selected, if any. */
	readonly selected?: SelectedWords | undefined;
	/** How it is to be asked; a blank note need not be. */
	readonly template: Template | undefined;
	readonly madeId: MadeId;
}

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
		...(begun ? machineChanges(note, [], note.machine ?? []) : []),
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
