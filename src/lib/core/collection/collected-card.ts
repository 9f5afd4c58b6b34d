import type { CardId, NoteId } from '#lib/core/card/note.ts';
import type { EpisodeId } from '#lib/core/episode/episode.ts';
import type { CardMemory } from '#lib/core/review/memory.ts';

/** A deck: each episode is one, named by its episode's id. */
export type DeckId = EpisodeId;

/** A card in the collection: who it is, where it stands among the new, and what is remembered. */
export interface CollectedCard {
	readonly cardId: CardId;
	readonly noteId: NoteId;
	readonly deckId: DeckId;
	/** New cards are asked in ascending order of this, then of card id. */
	readonly newOrder: number;
	/** The card of the same note without whose recognition this one is not asked (`unlocking.ts`). */
	readonly waitsFor?: CardId;
	readonly memory: CardMemory;
}

/** A note's cards as the collection needs them, without their texts. */
export interface NoteCards {
	readonly noteId: NoteId;
	readonly deckId: DeckId;
	readonly cards: readonly Pick<CollectedCard, 'cardId' | 'newOrder' | 'waitsFor'>[];
}
