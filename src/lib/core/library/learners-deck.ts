import { withLearnersText, type TextEdit } from '#lib/core/card/text-edit.ts';
import { splitField } from '#lib/core/card/own-cards.ts';
import { noteIdOf, type CardId, type Note, type NoteId } from '#lib/core/card/note.ts';
import type { Deck } from '#lib/core/library/deck.ts';

/**
 * Notes with the learner's words laid over whatever their texts say now; each the same object where
 * there are none. `registers` may hold those of any matter.
 */
export function withLearnersTexts(
	notes: readonly Note[],
	registers: readonly TextEdit[]
): readonly Note[] {
	const byNote = new Map<NoteId, TextEdit[]>();
	for (const register of registers) {
		const { subject } = register;
		const noteId = noteOfSubject(subject);
		const known = byNote.get(noteId);
		if (known) {
			known.push(register);
		} else {
			byNote.set(noteId, [register]);
		}
	}
	return notes.map((note) => withLearnersText(note, byNote.get(note.id) ?? []));
}

/** A deck with the learner's words laid over its notes; the same object where there are none. */
export function deckWithLearnersText(deck: Deck, registers: readonly TextEdit[]): Deck {
	const notes = withLearnersTexts(deck.notes, registers);
	return notes.every((note, index) => note === deck.notes[index]) ? deck : { ...deck, notes };
}

/** The registers that say into which cards of the learner’s own a card was split. */
function splitsAmong(registers: readonly TextEdit[]): readonly TextEdit[] {
	return registers.filter(({ field }) => field === splitField);
}

/** Notes with the learner’s own cards in place of those that were split, in their first words. */
export function withOwnCardsEach(
	notes: readonly Note[],
	registers: readonly TextEdit[]
): readonly Note[] {
	return withLearnersTexts(notes, splitsAmong(registers));
}

/**
 * A deck with the learner’s own cards in place of those that were split, in the words in which they were
 * written: what an editor edits, and what the collection keeps. The same object where there are none.
 */
export function deckWithOwnCards(deck: Deck, registers: readonly TextEdit[]): Deck {
	return deckWithLearnersText(deck, splitsAmong(registers));
}

/** The note that a register is about whose subject is the note or one of its cards. */
export function noteOfSubject(subject: string): NoteId {
	return subject.includes('#') ? noteIdOf(subject as CardId) : (subject as NoteId);
}
