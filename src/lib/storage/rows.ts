import type { CardId } from '#lib/core/card/note.ts';
import type { CollectedCard } from '#lib/core/collection/collected-card.ts';
import type { Alias, Fact, MemoryFact } from '#lib/core/review/fact.ts';
import { isReview, type CardMemory } from '#lib/core/review/memory.ts';
import { studyDayOf, type StudyDay } from '#lib/core/review/study-day.ts';
import type { CardStanding } from '#lib/storage/card-standing.ts';

// A row is a value of the core with columns beside it. The columns are caches: they are there to be
// indexed or to spare a replay, and `rebuild` computes them again. Registers, settings and the two
// kinds of counts are stored as they are.

/** What the database says about itself. */
export interface MetaRow {
	/**
	 * `unions` counts what was taken in from other copies. Of each, `note …` and `deck …` name what has to be
	 * computed again (`behind.ts`), and `uncounted` is there while the counts are not to be relied on.
	 * `identity` tells this database from one that was made after it was lost.
	 */
	readonly key:
		'schemaVersion' | 'identity' | 'unions' | 'uncounted' | `note ${string}` | `deck ${string}`;
	readonly value: number;
}

/** The backup that all is to be replaced by, and whether (1) or not (0) all has been removed for it. */
export interface ReplacementRow {
	readonly key: 'replacement';
	readonly value: 0 | 1;
	/** Its bytes, where the browser keeps no files. */
	readonly file: Blob | ArrayBuffer;
}

/** Between these lie the keys of the records that were set aside (`set-aside.ts`). */
export const asideKeys = ['aside ', 'aside \uffff'] as const;

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
	/** The card that it counts for, where that has another id by a link than the fact says. */
	readonly countsFor?: CardId;
}

/** Where a card stands, as its note's text has it. */
export interface Placement extends Omit<CollectedCard, 'memory'> {
	/** Whether the note has this card at present; false once its text went away. */
	readonly offered: boolean;
}

/** A card and its place in its note. */
export interface PlacedCard extends Pick<Placement, 'offered'> {
	readonly card: CollectedCard;
	/**
	 * What each of the linked notes said of this card, by id, to be had again where the link is taken
	 * apart; absent where it is what stands here.
	 */
	readonly placements?: readonly Placement[];
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

/** The card that a fact about a card counts for: its own, where the column has none, or is damaged. */
export function countedCard({ fact, countsFor }: FactRow<MemoryFact>): CardId {
	return typeof countsFor === 'string' ? countsFor : fact.cardId;
}

/** Whether a row's fact is about a card. */
export function isMemoryFactRow(row: FactRow): row is FactRow<MemoryFact> {
	return row.fact.kind !== 'ledger-check-in' && row.fact.kind !== 'alias';
}

/** Whether a row's fact links two items. */
export function isAliasRow(row: FactRow): row is FactRow<Alias> {
	return row.fact.kind === 'alias';
}

/**
 * The row of an effective fact, from the card's memories before and after it; it counts for the card
 * that these are of.
 */
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
		review: answered && isReview(before),
		...(after.cardId === fact.cardId ? {} : { countsFor: after.cardId })
	};
}

/** The row of a fact about a card that was taken back. */
export function retractedRow(fact: MemoryFact): FactRow<MemoryFact> {
	return { fact, studyDay: studyDayOf(fact), effective: false, first: false, review: false };
}

/** The row of a fact that came from another copy, until its caches are computed. */
export function newRow(fact: Fact): FactRow {
	const effective = fact.kind === 'ledger-check-in';
	return { fact, studyDay: studyDayOf(fact), effective, first: false, review: false };
}

/** The row of an alias. */
export function aliasRow(fact: Alias, effective: boolean): FactRow<Alias> {
	return { fact, studyDay: studyDayOf(fact), effective, first: false, review: false };
}

/** The row of a card that stands like this. */
export function cardRow(
	{ card, offered, placements, awaitedBy }: PlacedCard,
	{ active, buriedUntilDay }: CardStanding
): CardRow {
	return {
		card,
		offered,
		...(placements ? { placements } : {}),
		...(awaitedBy ? { awaitedBy } : {}),
		active,
		...(buriedUntilDay === undefined ? {} : { buriedUntilDay }),
		...(active ? { queue: queuePlace(card, buriedUntilDay) } : {})
	};
}

/** What was said of a card, under each of its ids. */
export function placementsOf({ card, offered, placements }: PlacedCard): readonly Placement[] {
	const { memory: _, ...placed } = card;
	return placements ?? [{ ...placed, offered }];
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
