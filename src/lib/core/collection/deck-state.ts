import type { NoteId } from '#lib/core/card/note.ts';
import type { CollectedCard } from '#lib/core/collection/collected-card.ts';
import type { Register } from '#lib/core/register.ts';

/** What is asked of the notes of a deck: this register was written as true, before a time. */
export interface WrittenBefore {
	readonly field: 'kept' | 'favourite';
	readonly beforeMillis: number;
}

/** The notes that the learner has met: true kept, false skipped. */
export type MetNotes = ReadonlyMap<NoteId, boolean>;

/** A deck as the library shows it. */
export interface DeckState {
	/**
	 * The registers whose subjects are the deck itself (`videoAddress`), its notes (`kept`, …) or their
	 * cards (`suspended`, …), by (subject, field).
	 */
	readonly registers: readonly Register[];
	/** Every card of the deck that was ever kept, active or not, by cardId. */
	readonly cards: readonly CollectedCard[];
}
