import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createScheduler, defaultSettings } from '#lib/core/review/scheduler.ts';
import { settingsRecord } from '#lib/core/review/settings.ts';
import { answersPerDay, forecastLoad } from '#lib/core/stats/forecast-load.ts';
import { settingsArbitrary } from '#tests/support/review-builders.ts';

const withoutFuzz = (desiredRetention: number) =>
	createScheduler(settingsRecord({ ...defaultSettings(desiredRetention), fuzz: false }));
const usual = answersPerDay(withoutFuzz(0.9));
const total = (answers: readonly number[]) => answers.reduce((sum, count) => sum + count, 0);
const loadArbitrary = fc.record({
	cards: fc.nat({ max: 300 }),
	newPerDay: fc.nat({ max: 100 }),
	millisPerAnswer: fc.double({ min: 1000, max: 60_000, noNaN: true }),
	answersPerDay: settingsArbitrary.map((settings) => answersPerDay(createScheduler(settings)))
});

test('the same settings are forecast alike, to the last bit', () => {
	expect(answersPerDay(withoutFuzz(0.9))).toEqual(usual);
});

test('no cards cost nothing, and neither do cards that are never asked', () => {
	fc.assert(
		fc.property(loadArbitrary, (load) => {
			const nothing = { minutesNow: 0, minutesInTwoMonths: 0 };
			expect(forecastLoad({ ...load, cards: 0 })).toEqual(nothing);
			expect(forecastLoad({ ...load, newPerDay: 0 })).toEqual(nothing);
		}),
		{ numRuns: 30 }
	);
});

test('more cards never cost less', () => {
	fc.assert(
		fc.property(loadArbitrary, fc.integer({ min: 1, max: 50 }), (load, more) => {
			const before = forecastLoad(load);
			const after = forecastLoad({ ...load, cards: load.cards + more });
			expect(after.minutesNow).toBeGreaterThanOrEqual(before.minutesNow - 1e-9);
			expect(after.minutesInTwoMonths).toBeGreaterThanOrEqual(before.minutesInTwoMonths - 1e-9);
		}),
		{ numRuns: 30 }
	);
});

test('whoever wants to remember more answers more, over the whole of the days', () => {
	// Whole intervals make steps of it: a few hundredths more can save a review at the end of the days.
	const totals = [0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 0.97].map((retention) =>
		total(answersPerDay(withoutFuzz(retention)))
	);
	expect(totals).toEqual(totals.toSorted((a, b) => a - b));
	expect(new Set(totals).size).toBe(totals.length);
});

test('a card is asked once at first, then on its steps, and ever less often', () => {
	// Again and Hard stay on the first step, Good goes to the second, Easy is done for the day.
	expect(usual[0]).toBeCloseTo(1 + 0.24 * 2 + 0.094 * 2 + 0.495, 10);
	const mean = (from: number, until: number) => total(usual.slice(from, until)) / (until - from);
	expect(mean(1, 8)).toBeGreaterThan(mean(8, 30));
	expect(mean(8, 30)).toBeGreaterThan(mean(45, 75));
	expect(mean(45, 75)).toBeGreaterThan(0);
});

test('what comes after the limit of a day costs as much, spread over more days', () => {
	const load = { cards: 15, millisPerAnswer: 15_000, answersPerDay: usual };
	const atOnce = forecastLoad({ ...load, newPerDay: 15 });
	const spread = forecastLoad({ ...load, newPerDay: 3 });
	expect(spread.minutesNow).toBeLessThan(atOnce.minutesNow);
	expect(spread.minutesNow).toBeGreaterThan(atOnce.minutesNow / 2);
	// Fifteen cards: two minutes a day at first, a small part of one in two months.
	expect(atOnce.minutesNow).toBeCloseTo(2, 0);
	expect(atOnce.minutesInTwoMonths).toBeLessThan(0.3);
});
