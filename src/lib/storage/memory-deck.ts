import type { DeckId } from '#lib/core/collection/collected-card.ts';
import type { DeckState, MetNotes } from '#lib/core/collection/deck-state.ts';
import { metNotes } from '#lib/core/library/met-notes.ts';
import { compareText } from '#lib/storage/compare-text.ts';
import { cardsIn, registersWhere, type MemoryStore } from '#lib/storage/memory-store.ts';

/** All of a deck. */
export function deckIn(store: MemoryStore, deckId: DeckId): DeckState {
	return {
		registers: registersWhere(
			store,
			({ subject }) => subject === deckId || subject.startsWith(`${deckId}/`)
		),
		cards: cardsIn(store)
			.map(({ card }) => card)
			.filter((card) => card.deckId === deckId)
			.sort((a, b) => compareText(a.cardId, b.cardId))
	};
}

/** The notes of a deck that were met. */
export function metIn(store: MemoryStore, deckId: DeckId): MetNotes {
	return metNotes(
		registersWhere(
			store,
			({ subject, field }) => field === 'kept' && subject.startsWith(`${deckId}/`)
		)
	);
}
