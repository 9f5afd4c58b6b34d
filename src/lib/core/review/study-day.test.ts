import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	dayMillis,
	lastDayAnywhere,
	shiftedMillis,
	startOfStudyDay,
	studyDayOf
} from '#lib/core/review/study-day.ts';
import { localMoment, momentIn, zoneArbitrary } from '#tests/support/review-builders.ts';

const daysSinceEpoch = (date: string) => Date.parse(`${date}T00:00Z`) / dayMillis;

test('a study day begins at the rollover hour of local time', () => {
	expect(studyDayOf(localMoment('Asia/Shanghai', '2026-05-02T03:59'))).toBe(
		daysSinceEpoch('2026-05-01')
	);
	expect(studyDayOf(localMoment('Asia/Shanghai', '2026-05-02T04:00'))).toBe(
		daysSinceEpoch('2026-05-02')
	);
	expect(studyDayOf(localMoment('America/Los_Angeles', '2026-05-02T23:59'))).toBe(
		daysSinceEpoch('2026-05-02')
	);
	expect(studyDayOf(localMoment('Asia/Shanghai', '2026-05-02T00:00', 0))).toBe(
		daysSinceEpoch('2026-05-02')
	);
});

test('UTC midnight, eight in the morning in Beijing, divides nothing', () => {
	const before = studyDayOf(localMoment('Asia/Shanghai', '2026-05-02T07:50'));
	expect(studyDayOf(localMoment('Asia/Shanghai', '2026-05-02T08:10'))).toBe(before);
});

test('each night is one study day on the nights when clocks change', () => {
	const nights = [
		['Europe/London', '2026-03-28T23:30', '2026-03-29T05:00'],
		['Europe/London', '2026-10-24T23:30', '2026-10-25T05:00'],
		['America/Los_Angeles', '2026-03-07T23:30', '2026-03-08T05:00'],
		['America/Los_Angeles', '2026-10-31T23:30', '2026-11-01T05:00']
	] as const;
	for (const [zone, evening, morning] of nights) {
		const difference =
			studyDayOf(localMoment(zone, morning)) - studyDayOf(localMoment(zone, evening));
		expect([zone, evening, difference]).toEqual([zone, evening, 1]);
	}
});

test('local noon of any date in any zone falls on that date', () => {
	fc.assert(
		fc.property(
			zoneArbitrary,
			fc.integer({ min: daysSinceEpoch('2024-01-01'), max: daysSinceEpoch('2030-01-01') }),
			fc.integer({ min: 0, max: 12 }),
			(zone, day, rolloverHour) => {
				const date = new Date(day * dayMillis).toISOString().slice(0, 10);
				expect(studyDayOf(localMoment(zone, `${date}T12:00`, rolloverHour))).toBe(day);
			}
		)
	);
});

test('shifted time differs from UTC by offset less rollover, to the millisecond', () => {
	const moment = momentIn('America/Los_Angeles', Date.UTC(2026, 0, 1, 12, 0, 0, 7));
	expect(shiftedMillis(moment)).toBe(Date.UTC(2026, 0, 1, 0, 0, 0, 7));
});

test('a study day begins at its first millisecond', () => {
	const shanghai = { utcOffsetMinutes: 480, rolloverHour: 4 };
	const start = startOfStudyDay(20_000, shanghai);
	expect(studyDayOf({ ...shanghai, atMillis: start })).toBe(20_000);
	expect(studyDayOf({ ...shanghai, atMillis: start - 1 })).toBe(19_999);
});

test('wherever somebody is and whenever the day begins, it is no later day than the latest anywhere', () => {
	fc.assert(
		fc.property(
			zoneArbitrary,
			fc.integer({ min: 0, max: 4e12 }),
			fc.integer({ min: 0, max: 23 }),
			(zone, atMillis, rolloverHour) => {
				const { utcOffsetMinutes } = momentIn(zone, atMillis);
				const day = studyDayOf({ atMillis, utcOffsetMinutes, rolloverHour });
				expect(day).toBeLessThanOrEqual(lastDayAnywhere(atMillis));
				expect(day).toBeGreaterThanOrEqual(lastDayAnywhere(atMillis) - 3);
			}
		)
	);
});
