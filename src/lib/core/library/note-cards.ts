import type { Note } from '#lib/core/card/note.ts';
import type { NoteCards } from '#lib/core/collection.ts';

/** How many cards of a note keep their own place among the new; far more than any note has. */
const placesPerNote = 100;

/** A note's cards as the collection keeps them: new ones are asked by the note's priority, then in order. */
export function noteCardsOf(note: Note): NoteCards {
	return {
		noteId: note.id,
		deckId: note.episodeId,
		cards: note.cards.map((card, index) => ({
			cardId: card.id,
			newOrder: note.priority * placesPerNote + index
		}))
	};
}

/** The notes to meet next: never met, with cards to ask, the smallest priority first. */
export function notesToMeet(
	notes: readonly Note[],
	met: ReadonlyMap<Note['id'], boolean>,
	atMost: number
): readonly Note[] {
	return notes
		.filter((note) => !met.has(note.id) && note.cards.length > 0)
		.sort((a, b) => a.priority - b.priority || (a.id < b.id ? -1 : 1))
		.slice(0, atMost);
}
