import { recognitionOf } from '#lib/core/card/direction.ts';
import type { Note } from '#lib/core/card/note.ts';
import type { NoteCards } from '#lib/core/collection.ts';
import type { Preferences } from '#lib/core/preferences.ts';

/** How many cards of a note keep their own place among the new; far more than any note has. */
const placesPerNote = 100;

/** Where phrases to translate stand among the new: behind every other card of every note. */
const translationsFrom = 1_000_000;

/** Raised whenever `noteCardsOf` makes other cards of the same text, so that kept notes are given them. */
export const noteCardsVersion = 2;

/**
 * A note's cards as the collection keeps them: new ones are asked by the note's priority, then in
 * order, and phrases to translate once nothing else is new. A card that has a phrase produced waits for
 * the one that has it recognised. Whoever reads one language only is not asked to translate.
 */
export function noteCardsOf(note: Note, reads: Preferences['reads']): NoteCards {
	return {
		noteId: note.id,
		deckId: note.episodeId,
		cards: note.cards
			.map((card, index) => ({ card, newOrder: note.priority * placesPerNote + index }))
			.filter(({ card }) => reads === 'both' || card.template !== 'translation')
			.map(({ card, newOrder }) => {
				const recognition = recognitionOf(card, note);
				return {
					cardId: card.id,
					newOrder: newOrder + (card.template === 'translation' ? translationsFrom : 0),
					...(recognition ? { waitsFor: recognition.id } : {})
				};
			})
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
