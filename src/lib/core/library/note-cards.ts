import { recognitionOf } from '#lib/core/card/direction.ts';
import type { Note } from '#lib/core/card/note.ts';
import { textHash } from '#lib/core/text-hash.ts';
import type { NoteCards } from '#lib/core/collection/collected-card.ts';
import type { NewOrder } from '#lib/core/review/deck-options.ts';
import type { Preferences } from '#lib/core/preferences.ts';

/** How many cards of a note keep their own place among the new; far more than any note has. */
const placesPerNote = 100;

/** Where phrases to translate stand among the new: behind every other card of every note. */
const translationsFrom = 1_000_000;

/** Raised whenever `noteCardsOf` makes other cards of the same text, so that kept notes are given them. */
export const noteCardsVersion = 2;

/**
 * How much of an episode passes between two notes of a usual page: it brings times, and chance, to the
 * scale of priorities, so that the new cards of several decks mix whatever order each has.
 */
const secondsPerNote = 200;
const usualNotes = 70;

/** Where notes without a time stand among those with one; no episode is so long. */
const timelessFrom = 1000;

/** Which cards a learner wants of a note, and in which order new ones are asked. */
export interface CardChoice {
	readonly reads: Preferences['reads'];
	readonly newOrder: NewOrder;
}

/**
 * A note's cards as the collection keeps them: new ones are asked in the note's place, then in their
 * order, and phrases to translate once nothing else is new. A card that has a phrase produced waits for
 * the one that has it recognised. Whoever reads one language only is not asked to translate.
 */
export function noteCardsOf(note: Note, { reads, newOrder: order }: CardChoice): NoteCards {
	const place = placeOf(note, order) * placesPerNote;
	return {
		noteId: note.id,
		deckId: note.episodeId,
		cards: note.cards
			.map((card, index) => ({ card, newOrder: place + index }))
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

/** Where a note stands among the new ones; notes without a time come last where time decides. */
function placeOf({ id, atSeconds, priority }: Note, order: NewOrder): number {
	switch (order) {
		case 'priority':
			return priority;
		case 'episode': {
			const [first] = atSeconds;
			return first === undefined ? timelessFrom + priority : 1 + first / secondsPerNote;
		}
		case 'random':
			return 1 + (textHash(id) % (usualNotes * placesPerNote)) / placesPerNote;
	}
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
