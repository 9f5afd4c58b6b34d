import { newMemory } from '#lib/core/review/memory.ts';
import type { CollectedCard, NoteCards } from '#lib/core/collection/collected-card.ts';
import { roomAfter, roomIn, type Room } from '#lib/core/review/room.ts';
import type { Deed } from '#lib/core/review/deed.ts';

/**
 * The cards of a note that is being kept, as they join the session: none once the day's room for new
 * cards, as it was when the session began, is taken up by the notes kept in it. They wait for another
 * day then, as new cards do.
 */
export function joiningCards(
	{ noteId, deckId, cards }: NoteCards,
	deeds: readonly Deed[],
	roomForNew: Room
): readonly CollectedCard[] {
	const left = deeds
		.flatMap((deed) => (deed.kind === 'met' ? deed.cards.slice(0, 1) : []))
		.reduce((room, card) => roomAfter(room, card.deckId), roomForNew);
	return roomIn(left, deckId) === 0
		? []
		: cards
				.filter(({ waitsFor }) => waitsFor === undefined)
				.map((card) => ({ ...card, noteId, deckId, memory: newMemory(card.cardId) }));
}
