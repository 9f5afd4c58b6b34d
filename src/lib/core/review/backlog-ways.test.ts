import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DeckId } from '#lib/core/collection/collected-card.ts';
import {
	availableByDay,
	fewestPerDay,
	longestWay,
	waysThrough
} from '#lib/core/review/backlog-ways.ts';

const today = 20_000;
const one = 'ep1' as DeckId;
const two = 'ep2' as DeckId;
const availableArbitrary = fc.array(fc.nat({ max: 90 }), { minLength: 20, maxLength: 20 });

/** How many are left at the end of each day at so many a day. */
function leftAfter(available: readonly number[], perDay: number): readonly number[] {
	let pool = 0;
	return available.map((cards) => (pool = Math.max(0, pool + cards - perDay)));
}

test('a way leaves nothing on its last day, and something on every day before', () => {
	fc.assert(
		fc.property(availableArbitrary, fc.integer({ min: 1, max: 20 }), (available, span) => {
			fc.pre((available[0] ?? 0) > 0);
			const { perDay, days } = fewestPerDay(available, span);
			const left = leftAfter(available, perDay);
			expect(days).toBeLessThanOrEqual(span);
			expect(left.indexOf(0)).toBe(days - 1);
		})
	);
});

test('with one review a day less, something is left on every day that the way may take', () => {
	fc.assert(
		fc.property(availableArbitrary, fc.integer({ min: 1, max: 20 }), (available, span) => {
			fc.pre((available[0] ?? 0) > 0);
			const { perDay } = fewestPerDay(available, span);
			expect(leftAfter(available, perDay - 1).slice(0, span)).not.toContain(0);
		})
	);
});

test('a day takes no more than all there is, and a longer way no more than a shorter one', () => {
	fc.assert(
		fc.property(availableArbitrary, fc.integer({ min: 1, max: 19 }), (available, span) => {
			const { perDay } = fewestPerDay(available, span);
			expect(perDay).toBeLessThanOrEqual(available[0] ?? 0);
			expect(fewestPerDay(available, span + 1).perDay).toBeLessThanOrEqual(perDay);
		})
	);
});

test('what is due by today comes on the first day, the rest on its own, and what lies beyond not at all', () => {
	const available = availableByDay(
		[
			{ deckId: one, dueDay: today - 300, cards: 7 },
			{ deckId: one, dueDay: today, cards: 2 },
			{ deckId: two, dueDay: today + 1, cards: 5 },
			{ deckId: two, dueDay: today + longestWay, cards: 50 }
		],
		today,
		() => undefined
	);
	expect(available).toHaveLength(longestWay);
	expect(available.slice(0, 3)).toEqual([9, 5, 0]);
	expect(available.reduce((sum, cards) => sum + cards, 0)).toBe(14);
});

test('a deck lets through as many a day as its own limit says, and nothing where that is none', () => {
	const counts = [
		{ deckId: one, dueDay: today - 3, cards: 7 },
		{ deckId: two, dueDay: today - 3, cards: 9 },
		{ deckId: one, dueDay: today + 2, cards: 1 }
	];
	const limited = (limit: number) =>
		availableByDay(counts, today, (deckId) => (deckId === one ? limit : undefined)).slice(0, 5);
	expect(limited(3)).toEqual([12, 3, 2, 0, 0]);
	expect(limited(0)).toEqual([9, 0, 0, 0, 0]);
});

test('three ways are offered of what takes hours, the longest, and none is twice there', () => {
	const pool = (cards: number) =>
		availableByDay([{ deckId: one, dueDay: today, cards }], today, () => undefined);
	expect(waysThrough(pool(640), 15_000)).toEqual([
		{ days: 3, perDay: 214, minutesPerDay: 54 },
		{ days: 7, perDay: 92, minutesPerDay: 23 },
		{ days: 14, perDay: 46, minutesPerDay: 12 }
	]);
	expect(waysThrough(pool(10_000), 15_000).map(({ perDay }) => perDay)).toEqual([334, 167, 112]);
	expect(waysThrough(pool(1500), 15_000).map(({ days }) => days)).toEqual([7, 14, 30]);
	// Two a day are done in two days already.
	expect(waysThrough(pool(3), 15_000)).toEqual([{ days: 3, perDay: 1, minutesPerDay: 1 }]);
	expect(waysThrough(pool(0), 15_000)).toEqual([]);
});
