import { expect, test } from 'vitest';
import { guardMillis, isGuarded } from '#lib/core/review/guard.ts';

test('for 300 ms after the reveal the grades are guarded, and not a millisecond longer', () => {
	expect(guardMillis).toBe(300);
	expect(isGuarded(1000, 1000)).toBe(true);
	expect(isGuarded(1000, 1299)).toBe(true);
	expect(isGuarded(1000, 1300)).toBe(false);
});

test('a clock that went back, or nothing revealed yet, guards nothing', () => {
	expect(isGuarded(1000, 999)).toBe(false);
	expect(isGuarded(-Infinity, 0)).toBe(false);
});
