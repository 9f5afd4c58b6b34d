import { expect, test } from 'vitest';
import { buildQueue } from '#lib/core/review/queue.ts';
import { roomAfter, roomForNew, roomIn } from '#lib/core/review/room.ts';
import {
	answeredCard,
	collectedCard,
	deckIdFor,
	localMoment,
	supplyOf
} from '#tests/support/review-builders.ts';

const noon = localMoment('Asia/Shanghai', '2026-05-02T12:00');

function room(supply: Parameters<typeof supplyOf>[0], newPerDay: number): number {
	const limits = { newPerDay, reviewsPerDay: 200 };
	const whole = supplyOf(supply);
	return roomForNew(whole, buildQueue(whole, limits, noon), limits).all;
}

test('what was introduced today and what waits in the queue leave less room for new cards', () => {
	const answered = [answeredCard(1, 1, { first: true }), answeredCard(1), answeredCard(9)];
	expect(room({}, 10)).toBe(10);
	expect(room({ answered }, 10)).toBe(9);
	expect(room({ answered, fresh: [collectedCard(2), collectedCard(3)] }, 10)).toBe(7);
});

test('there is never less room than none', () => {
	const answered = [1, 2, 3].map((note) => answeredCard(note, 1, { first: true }));
	expect(room({ answered }, 2)).toBe(0);
	expect(room({ fresh: [collectedCard(2)] }, 0)).toBe(0);
});

test('what is taken of a deck leaves less room of the day, and of the deck where it has a limit', () => {
	const room = { all: 5, ofDecks: { [deckIdFor(1000)]: 1 } };
	const once = roomAfter(room, deckIdFor(1000));
	expect([roomIn(once, deckIdFor(1000)), roomIn(once, deckIdFor(1))]).toEqual([0, 4]);
	expect(roomIn(roomAfter(once, deckIdFor(1)), deckIdFor(1))).toBe(3);
	expect(roomAfter({ all: 0, ofDecks: {} }, deckIdFor(1)).all).toBe(0);
});
