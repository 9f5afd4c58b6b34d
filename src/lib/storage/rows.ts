import type { CardId } from '#lib/core/card/note.ts';
import type { CollectedCard } from '#lib/core/collection.ts';
import type { Fact, MemoryFact } from '#lib/core/review/fact.ts';
import { isReview, type CardMemory } from '#lib/core/review/memory.ts';
import { studyDayOf, type StudyDay } from '#lib/core/review/study-day.ts';
import type { CardStanding } from '#lib/storage/card-standing.ts';

// A row is a value of the core with columns beside it. The columns are caches: they are there to be
// indexed or to spare a replay, and `rebuild` computes them again. Registers, settings and the two
// kinds of counts are stored as they are.

/** What the database says about itself. */
export interface MetaRow {
	readonly key: 'schemaVersion';
	readonly value: number;
}

/** A fact, which never changes, with what is known of it. */
export interface FactRow<F extends Fact = Fact> extends FactColumns {
	readonly fact: F;
}

/** The caches of a fact. */
export interface FactColumns {
	readonly studyDay: StudyDay;
	/** Whether it counts: false while the register `retracted` takes it back. */
	readonly effective: boolean;
	/** As in `AnsweredCard`; both false for whatever is no effective answer. */
	readonly first: boolean;
	readonly review: boolean;
}

/** A card and its place in its note. */
export interface PlacedCard {
	readonly card: CollectedCard;
	/** Whether the note has this card at present; false once its text went away. */
	readonly offered: boolean;
	/** The cards of the note that wait for this one; spares every other answer the search for them. */
	readonly awaitedBy?: readonly CardId[];
}

/** A card with the caches of its note's registers and its own. */
export interface CardRow extends PlacedCard, CardStanding {
	/** Absent unless the card is active, so that the index holds active cards alone. */
	readonly queue?: QueuePlace;
}

/** Where an active card waits: its state, and what orders it among the cards in that state. */
export type QueuePlace = readonly ['due' | 'learning' | 'new', number];

/** Whether a row's fact is about a card. */
export function isMemoryFactRow(row: FactRow): row is FactRow<MemoryFact> {
	return row.fact.kind !== 'ledger-check-in' && row.fact.kind !== 'alias';
}

/** The row of an effective fact, from the card's memories before and after it. */
export function effectiveRow(
	fact: MemoryFact,
	before: CardMemory,
	after: CardMemory
): FactRow<MemoryFact> {
	const answered = fact.kind === 'answer' && fact.scheduled;
	return {
		fact,
		studyDay: studyDayOf(fact),
		effective: true,
		first: answered && before.introducedDay === undefined && after.introducedDay !== undefined,
		review: answered && isReview(before)
	};
}

/** The row of a fact that was taken back. */
export function retractedRow(fact: MemoryFact): FactRow<MemoryFact> {
	return { fact, studyDay: studyDayOf(fact), effective: false, first: false, review: false };
}

/** The row of a card that stands like this. */
export function cardRow(
	{ card, offered, awaitedBy }: PlacedCard,
	{ active, buriedUntilDay }: CardStanding
): CardRow {
	return {
		card,
		offered,
		...(awaitedBy ? { awaitedBy } : {}),
		active,
		...(buriedUntilDay === undefined ? {} : { buriedUntilDay }),
		...(active ? { queue: queuePlace(card, buriedUntilDay) } : {})
	};
}

/** For each card that others wait for, which ones do, by id: those that their note has at present. */
export function waitingCards(cards: readonly PlacedCard[]): ReadonlyMap<CardId, readonly CardId[]> {
	const waiting = new Map<CardId, readonly CardId[]>();
	for (const { card, offered } of cards) {
		const { waitsFor } = card;
		if (offered && waitsFor) {
			waiting.set(waitsFor, [...(waiting.get(waitsFor) ?? []), card.cardId].sort());
		}
	}
	return waiting;
}

/** The card with those that wait for it, by `waitingCards`. */
export function withWaiting<Placed extends PlacedCard>(
	{ awaitedBy: _, ...placed }: Placed,
	waiting: ReadonlyMap<CardId, readonly CardId[]>
): Omit<Placed, 'awaitedBy'> & PlacedCard {
	const awaitedBy = waiting.get(placed.card.cardId);
	return awaitedBy ? { ...placed, awaitedBy } : placed;
}

/** Whether a card is not buried, or not any more, on a day. */
export function isOut({ buriedUntilDay }: CardStanding, day: StudyDay): boolean {
	return buriedUntilDay === undefined || buriedUntilDay <= day;
}

function queuePlace(card: CollectedCard, buriedUntilDay: StudyDay | undefined): QueuePlace {
	const { dueDay, dueAtMillis } = card.memory;
	if (dueDay !== undefined) return ['due', Math.max(dueDay, buriedUntilDay ?? dueDay)];
	return dueAtMillis === undefined ? ['new', card.newOrder] : ['learning', dueAtMillis];
}
