import type { CardId, NoteId } from '#lib/core/card/note.ts';
import type { CollectedCard, DeckId } from '#lib/core/collection/collected-card.ts';
import type { DueOrder } from '#lib/core/review/review-order.ts';
import type { Grade } from '#lib/core/review/scheduler.ts';
import type { StudyDay } from '#lib/core/review/study-day.ts';

/** What a queue is built from: never more rows than the limits ask for, however large the collection. */
export interface QueueSupply {
	/** Review cards due, and no longer buried, on the day; in the order asked for, then by cardId. */
	readonly due: readonly CollectedCard[];
	/** (Re)learning cards, at most `learningRows`, by (dueAtMillis, cardId). */
	readonly learning: readonly CollectedCard[];
	/** New cards of kept notes, by (newOrder, cardId). */
	readonly fresh: readonly CollectedCard[];
	/** The day's effective answers in the order given, oldest first. */
	readonly answered: readonly AnsweredCard[];
}

/** One effective answer of the day. */
export interface AnsweredCard {
	readonly cardId: CardId;
	readonly noteId: NoteId;
	/** Whether it was the card's first effective answer ever that was no practice. */
	readonly first: boolean;
	/**
	 * Whether the card was in Review state before it, so that it counts against the day's reviews; never
	 * for practice.
	 */
	readonly review: boolean;
	/** False for practice, which no limit and no sibling takes notice of. */
	readonly scheduled: boolean;
	readonly grade: Grade;
	readonly tookMillis: number;
}

/** How many (re)learning cards are read at most; more than anybody has under way at a time. */
export const learningRows = 500;

/** What to gather for a queue. */
export interface QueueRequest {
	readonly day: StudyDay;
	/** How many due rows, and how many new rows, to read at most. */
	readonly reviewRows: number;
	readonly newRows: number;
	/** In which order due cards are read; by the day they could first be asked where it is absent. */
	readonly reviewOrder?: DueOrder;
	/** The decks whose cards come in another order than that. */
	readonly reviewOrderOfDecks?: Readonly<Record<DeckId, DueOrder>>;
	/**
	 * Told after each page what has been read so far, it says what needs no further page. A pure function;
	 * without it, all the rows asked for are read.
	 */
	readonly filled?: (supply: QueueSupply) => Filled;
}

/** Whether there are enough due cards, and enough new ones, for the day's queue. */
export interface Filled {
	readonly due: boolean;
	readonly fresh: boolean;
}

/** How many rows make a page: due ones as many as most limits ask for, and new ones. */
export const pageRows = { due: 250, fresh: 50 } as const;

/** Told how many of the due cards have been looked at to put them in order. */
export type OrderProgress = (done: number, all: number) => void;
