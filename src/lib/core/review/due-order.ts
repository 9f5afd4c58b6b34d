import { textHash } from '#lib/core/text-hash.ts';
import { recallAfter } from '#lib/core/review/forgetting-curve.ts';
import { intersperse } from '#lib/core/review/intersperse.ts';
import { episodeIdOfNote, noteIdOf, type CardId } from '#lib/core/card/note.ts';
import type { EpisodeId } from '#lib/core/episode/episode.ts';
import { dueOrders, type DueOrder } from '#lib/core/review/review-order.ts';
import type { StudyDay } from '#lib/core/review/study-day.ts';

/** As much of a due card as it takes to put it in order. */
export interface DueCard {
	readonly cardId: CardId;
	/** The day on which it could first be asked: when it is due, or no longer buried. */
	readonly fromDay: StudyDay;
	/** The days after which nine in ten such cards are remembered. */
	readonly stability: number;
	/** The day of its last review. */
	readonly lastDay: StudyDay;
}

/** The least stability that FSRS-6 gives a card, in days. */
const leastStability = 0.001;

/** How long a card of a backlog waits that is not asked now, more or less. */
const waitDays = 7;

/**
 * The ids of due cards in the order in which they are asked on a day; equal ones by id. Where some decks
 * have another order, the cards of each order stand in it, and the orders take turns.
 */
export function orderDue(
	cards: readonly DueCard[],
	order: DueOrder,
	day: StudyDay,
	ofDecks: Readonly<Record<EpisodeId, DueOrder>> = {}
): readonly CardId[] {
	if (Object.keys(ofDecks).length === 0) return orderAlike(cards, order, day);
	const orderOf = ({ cardId }: DueCard) => ofDecks[episodeIdOfNote(noteIdOf(cardId))] ?? order;
	return dueOrders.reduce<readonly CardId[]>((mixed, one) => {
		const alike = cards.filter((card) => orderOf(card) === one);
		return intersperse(mixed, orderAlike(alike, one, day));
	}, []);
}

/** The order of one rule for all. */
function orderAlike(cards: readonly DueCard[], order: DueOrder, day: StudyDay): readonly CardId[] {
	return cards
		.map((card) => ({ cardId: card.cardId, rank: rankOf(card, order, day) }))
		.sort((a, b) => a.rank - b.rank || (a.cardId < b.cardId ? -1 : 1))
		.map(({ cardId }) => cardId);
}

/** The smallest comes first. */
function rankOf(
	{ cardId, fromDay, stability, lastDay }: DueCard,
	order: DueOrder,
	day: StudyDay
): number {
	const elapsedDays = Math.max(0, day - lastDay);
	const least = Math.max(stability, leastStability);
	switch (order) {
		case 'due':
			return fromDay;
		case 'retrievability':
			// FSRS's forgetting curve falls with the days elapsed over the stability, whatever its decay, so
			// that nothing more need be computed to know who comes first.
			return -elapsedDays / least;
		case 'worth':
			return recallAfter(elapsedDays + waitDays, least) - recallAfter(elapsedDays, least);
		case 'random':
			return mixed(textHash(cardId), day);
	}
}

/**
 * A hash and a day as one number: days next to each other give unlike orders.
 * Source: the finalizer of MurmurHash3 (Austin Appleby).
 */
function mixed(hash: number, day: StudyDay): number {
	let bits = hash ^ Math.imul(day, 0x9e3779b1);
	bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
	bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
	return (bits ^ (bits >>> 16)) >>> 0;
}
