import { withLearnersText, type TextEdit } from '#lib/core/card/text-edit.ts';
import { madeField } from '#lib/core/card/made-cards.ts';
import { noteIdOf, type CardId, type Note, type NoteId } from '#lib/core/card/note.ts';
import { splitField } from '#lib/core/card/own-cards.ts';
import { ownNoteField, readOwnNote } from '#lib/core/card/own-note.ts';
import type { DeckId } from '#lib/core/collection/collected-card.ts';
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

/** A deck with the learner's notes, and the learner's words laid over all; the same object where there are none. */
export function deckWithLearnersText(deck: Deck, registers: readonly TextEdit[]): Deck {
	const { episode } = deck;
	const own = ownNotesIn(episode.id, registers).filter(
		({ id }) => !deck.notes.some((note) => note.id === id)
	);
	const notes = withLearnersTexts([...deck.notes, ...own], registers);
	const same =
		notes.length === deck.notes.length && notes.every((note, index) => note === deck.notes[index]);
	return same ? deck : { ...deck, notes };
}

/** The notes that the learner has begun in a deck, in the order in which they were, without their cards. */
function ownNotesIn(deckId: DeckId, registers: readonly TextEdit[]): readonly Note[] {
	return registers
		.flatMap(({ subject, field, value }) => {
			const note = field === ownNoteField ? readOwnNote(subject, value) : undefined;
			return note?.episodeId === deckId ? [note] : [];
		})
		.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The fields of the registers that say which notes and cards are the learner's own. */
export const ownFields = [ownNoteField, madeField, splitField] as const;

function ownAmong(registers: readonly TextEdit[]): readonly TextEdit[] {
	return registers.filter(({ field }) => ownFields.some((own) => own === field));
}

/** Notes with the learner's own cards, in their first words. */
export function withOwnCardsEach(
	notes: readonly Note[],
	registers: readonly TextEdit[]
): readonly Note[] {
	return withLearnersTexts(notes, ownAmong(registers));
}

/**
 * A deck with the learner's own notes and cards, in the words in which they were written: what an editor
 * edits, and what the collection keeps. The same object where there are none.
 */
export function deckWithOwnCards(deck: Deck, registers: readonly TextEdit[]): Deck {
	return deckWithLearnersText(deck, ownAmong(registers));
}

/** The notes of which a card is split. */
export function splitNotesIn(registers: readonly TextEdit[]): ReadonlySet<NoteId> {
	return new Set(
		registers.flatMap(({ subject, field, value }) =>
			field === splitField && value !== null ? [noteOfSubject(subject)] : []
		)
	);
}

/** The note that a register is about whose subject is the note or one of its cards. */
export function noteOfSubject(subject: string): NoteId {
	return subject.includes('#') ? noteIdOf(subject as CardId) : (subject as NoteId);
}
