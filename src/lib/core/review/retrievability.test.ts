import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newMemory } from '#lib/core/review/memory.ts';
import { retrievability } from '#lib/core/review/retrievability.ts';
import { createScheduler } from '#lib/core/review/scheduler.ts';
import { dayMillis } from '#lib/core/review/study-day.ts';
import {
	cardIdFor,
	localMoment,
	memoryArbitrary,
	momentArbitrary,
	reviewCard,
	usualSettings
} from '#tests/support/review-builders.ts';

test('it is 1 on the day of the review and 90 % after as many days as the stability', () => {
	const reviewed = localMoment('Asia/Shanghai', '2026-05-02T12:00');
	const memory = {
		...reviewCard(1, 0).memory,
		stability: 12,
		lastShiftedMillis: reviewed.atMillis + 4 * 3_600_000
	};
	expect(retrievability(memory, { ...reviewed, atMillis: reviewed.atMillis + 3_600_000 })).toBe(1);
	const due = { ...reviewed, atMillis: reviewed.atMillis + 12 * dayMillis };
	expect(retrievability(memory, due)).toBeCloseTo(0.9, 10);
});

test('a new card has none', () => {
	const moment = localMoment('Asia/Shanghai', '2026-05-02T12:00');
	expect(retrievability(newMemory(cardIdFor(1)), moment)).toBeUndefined();
});

test('it equals what ts-fsrs says, to seven digits', () => {
	const scheduler = createScheduler(usualSettings);
	fc.assert(
		fc.property(memoryArbitrary, momentArbitrary, (memory, moment) => {
			const expected = scheduler.retrievability(memory, moment);
			const actual = retrievability(memory, moment);
			if (expected === undefined) expect(actual).toBeUndefined();
			else expect(Math.abs((actual ?? Number.NaN) - expected)).toBeLessThan(1e-7);
		})
	);
});
