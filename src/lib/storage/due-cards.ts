import type { CardId } from '#lib/core/card/note.ts';
import type { DueCard } from '#lib/core/review/due-order.ts';
import { dayMillis, type StudyDay } from '#lib/core/review/study-day.ts';
import type { CardRow } from '#lib/storage/rows.ts';

/**
 * All that a row of `dueCards` holds: it stands in the key alone, so that thousands are read at once by
 * their keys, without a value to be copied.
 */
export type DueCardKey = readonly [
	fromDay: StudyDay,
	cardId: CardId,
	stability: number,
	lastDay: StudyDay
];

/** What puts a card in order among those that are due; undefined unless it is an active Review card. */
export function dueCardOf({ card, queue }: CardRow): DueCard | undefined {
	if (queue?.[0] !== 'due') return undefined;
	const [, fromDay] = queue;
	const { stability, lastShiftedMillis } = card.memory;
	const lastDay =
		lastShiftedMillis === undefined ? fromDay : Math.floor(lastShiftedMillis / dayMillis);
	return { cardId: card.cardId, fromDay, stability, lastDay };
}

/** The primary key of a card's row. */
export function dueCardKey({ fromDay, cardId, stability, lastDay }: DueCard): DueCardKey {
	return [fromDay, cardId, stability, lastDay];
}

/** What a key says. */
export function dueCardFrom([fromDay, cardId, stability, lastDay]: DueCardKey): DueCard {
	return { cardId, fromDay, stability, lastDay };
}

/** Whether two rows of cards stand in the same place there, or nowhere. */
export function sameDueCard(a: DueCard | undefined, b: DueCard | undefined): boolean {
	return (
		a?.cardId === b?.cardId &&
		a?.fromDay === b?.fromDay &&
		a?.stability === b?.stability &&
		a?.lastDay === b?.lastDay
	);
}
