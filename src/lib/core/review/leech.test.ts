import { expect, test } from 'vitest';
import { isLeech } from '#lib/core/review/leech.ts';

test('a card is a leech from as many lapses on as its deck says', () => {
	expect([0, 3, 4, 9].map((lapses) => isLeech(lapses, undefined, 4))).toEqual([
		false,
		false,
		true,
		true
	]);
	expect(isLeech(4, undefined, 8)).toBe(false);
});

test('whoever waved the offer away is asked again after two more lapses', () => {
	expect([4, 5, 6, 7].map((lapses) => isLeech(lapses, 4, 4))).toEqual([false, false, true, true]);
});
