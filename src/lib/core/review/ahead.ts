import type { CollectedCard } from '#lib/core/collection/collected-card.ts';
import type { QueueRequest, QueueSupply } from '#lib/core/collection/queue-supply.ts';
import type { StudyDay } from '#lib/core/review/study-day.ts';

/** How many days ahead a learner may choose to review. */
export const daysAhead = [1, 3, 7] as const;
export type DaysAhead = (typeof daysAhead)[number];
/** What is meant where no number is given. */
export const usualDaysAhead: DaysAhead = 3;

/** The most cards that one sitting asks ahead of their day. */
export const mostAhead = 50;

/** What to gather for reviewing ahead: enough for the cards that `cardsAhead` sets aside. */
export function aheadRequest(today: StudyDay, days: DaysAhead): QueueRequest {
	return {
		day: today + days,
		reviewRows: Infinity,
		newRows: 0,
		filled: ({ due, learning }) => ({
			due: cardsAhead({ due, learning, answered: [] }, today).length >= 2 * mostAhead,
			fresh: true
		})
	};
}

/**
 * The cards to review ahead of their day, of a supply that has what is due until some day after today and
 * today's answers: nearest first, one a note, and none of a note that was asked today or has another card
 * to ask today, which would have to wait for this one.
 */
export function cardsAhead(
	{ due, learning, answered }: Pick<QueueSupply, 'due' | 'learning' | 'answered'>,
	today: StudyDay
): readonly CollectedCard[] {
	const isLater = ({ memory: { dueDay } }: CollectedCard) => dueDay !== undefined && dueDay > today;
	const taken = new Set([
		...answered.filter(({ scheduled }) => scheduled).map(({ noteId }) => noteId),
		...learning.map(({ noteId }) => noteId),
		...due.filter((card) => !isLater(card)).map(({ noteId }) => noteId)
	]);
	return due
		.filter(isLater)
		.sort((a, b) => (a.memory.dueDay ?? 0) - (b.memory.dueDay ?? 0))
		.filter(({ noteId }) => {
			if (taken.has(noteId)) return false;
			taken.add(noteId);
			return true;
		});
}
