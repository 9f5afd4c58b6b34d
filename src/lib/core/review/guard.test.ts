import { expect, test } from 'vitest';
import { guardMillis, isGuarded } from '#lib/core/review/guard.ts';

/** A press that is handled as it is made, or so long after. */
const press = (madeAtMillis: number, waitedMillis = 0) => ({
	madeAtMillis,
	handledAtMillis: madeAtMillis + waitedMillis
});

test('for 300 ms after the reveal the grades are guarded, and not a millisecond longer', () => {
	expect(guardMillis).toBe(300);
	expect(isGuarded(1000, press(1000))).toBe(true);
	expect(isGuarded(1000, press(1299))).toBe(true);
	expect(isGuarded(1000, press(1300))).toBe(false);
});

test('a press that a busy phone handles late is judged by when it was made, before the reveal too', () => {
	expect(isGuarded(1000, press(1299, 900))).toBe(true);
	expect(isGuarded(1000, press(990, 900))).toBe(true);
	expect(isGuarded(1000, press(1300, 900))).toBe(false);
});

test('where presses bear the times of another clock, the guard ends all the same', () => {
	expect(isGuarded(1_000_000, { madeAtMillis: 5, handledAtMillis: 1_001_499 })).toBe(true);
	expect(isGuarded(1_000_000, { madeAtMillis: 5, handledAtMillis: 1_001_500 })).toBe(false);
});

test('a clock that went back, or nothing revealed yet, guards nothing', () => {
	expect(isGuarded(1000, press(999))).toBe(false);
	expect(isGuarded(-Infinity, press(0))).toBe(false);
});
