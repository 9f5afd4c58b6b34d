import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstDayForBreak, hasGathered, leastGathered } from '#lib/core/review/backlog.ts';

const today = 20_000;
const daysArbitrary = fc.uniqueArray(fc.integer({ min: today - 20, max: today }));

test('whoever was away and left forty cards lying has a backlog', () => {
	const before = [today - 20, today - 9, today - 8];
	expect(hasGathered(leastGathered, before, today)).toBe(true);
	expect(hasGathered(leastGathered - 1, before, today)).toBe(false);
	expect(hasGathered(leastGathered, [], today)).toBe(true);
});

test('whoever has studied on all days but a weekend has none, however much waits', () => {
	fc.assert(
		fc.property(fc.nat(), fc.integer({ min: 1, max: 6 }), (waiting, saturday) => {
			const week = [1, 2, 3, 4, 5, 6, 7].map((ago) => today - ago);
			const studied = week.filter((_, place) => place !== saturday && place !== saturday - 1);
			expect(hasGathered(waiting, studied, today)).toBe(false);
		})
	);
});

test('today, and what was before the week, is nothing to the break', () => {
	fc.assert(
		fc.property(daysArbitrary, (days) => {
			const ofWeek = days.filter((day) => day >= firstDayForBreak(today) && day < today);
			expect(hasGathered(100, days, today)).toBe(ofWeek.length <= 4);
		})
	);
});
