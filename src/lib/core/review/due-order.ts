import type { CardId } from '#lib/core/card/note.ts';
import type { StudyDay } from '#lib/core/review/study-day.ts';

/**
 * In which order due cards are asked: `due` by the day they could first be asked, `retrievability` the
 * least likely to be remembered first, `random` in an order that stays the same all day.
 */
export type ReviewOrder = 'due' | 'retrievability' | 'random';

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

/** The ids of due cards in the order in which they are asked on a day; equal ones by id. */
export function orderDue(
	cards: readonly DueCard[],
	order: ReviewOrder,
	day: StudyDay
): readonly CardId[] {
	return cards
		.map((card) => ({ cardId: card.cardId, rank: rankOf(card, order, day) }))
		.sort((a, b) => a.rank - b.rank || (a.cardId < b.cardId ? -1 : 1))
		.map(({ cardId }) => cardId);
}

/** The smallest comes first. */
function rankOf(
	{ cardId, fromDay, stability, lastDay }: DueCard,
	order: ReviewOrder,
	day: StudyDay
): number {
	switch (order) {
		case 'due':
			return fromDay;
		case 'retrievability':
			// FSRS's forgetting curve falls with the days elapsed over the stability, whatever its decay, so
			// that nothing more need be computed to know who comes first.
			return -Math.max(0, day - lastDay) / Math.max(stability, leastStability);
		case 'random':
			return mixed(hashed(cardId), day);
	}
}

/** FNV-1a, 32 bit, over the UTF-16 code units. */
function hashed(text: string): number {
	let hash = 0x811c9dc5;
	for (let place = 0; place < text.length; place += 1) {
		hash = Math.imul(hash ^ text.charCodeAt(place), 0x01000193);
	}
	return hash >>> 0;
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
