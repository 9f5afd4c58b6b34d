import { expect, test } from 'vitest';
import { aheadRequest, cardsAhead, mostAhead } from '#lib/core/review/ahead.ts';
import {
	answeredCard,
	cardIdFor,
	learningCard,
	reviewCard,
	supplyOf
} from '#tests/support/review-builders.ts';
import type { QueueSupply } from '#lib/core/collection/queue-supply.ts';

const today = 20_000;
const ahead = (supply: Partial<QueueSupply>) =>
	cardsAhead(supplyOf(supply), today).map(({ cardId }) => cardId);

test('the nearest day comes first, and what is due today does not come at all', () => {
	const due = [3, 1, 0, 2].map((days, note) => reviewCard(note, today + days));
	expect(ahead({ due })).toEqual([cardIdFor(1), cardIdFor(3), cardIdFor(0)]);
});

test('of one note comes the card whose day is nearest', () => {
	expect(ahead({ due: [reviewCard(1, today + 1), reviewCard(1, today + 2, 2)] })).toEqual([
		cardIdFor(1)
	]);
});

test('a note that was asked today, or has another card to ask, waits', () => {
	const later = [1, 2, 3, 4].map((note) => reviewCard(note, today + 1));
	expect(
		ahead({
			due: [reviewCard(1, today, 2), ...later],
			learning: [learningCard(2, 0, 2)],
			answered: [answeredCard(3, 1)]
		})
	).toEqual([cardIdFor(4)]);
});

test('what was practised today may come', () => {
	const due = [reviewCard(1, today + 1)];
	expect(ahead({ due, answered: [answeredCard(1, 1, { scheduled: false })] })).toHaveLength(1);
});

test('no further page is read once there are more than enough cards ahead', () => {
	const { day, filled } = aheadRequest(today, 3);
	const due = Array.from({ length: 2 * mostAhead }, (_, note) => reviewCard(note, today + 1));
	expect(day).toBe(today + 3);
	expect(filled?.(supplyOf({ due: due.slice(1) })).due).toBe(false);
	expect(filled?.(supplyOf({ due })).due).toBe(true);
});
