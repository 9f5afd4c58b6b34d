import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	readCalendarDate,
	windowDates,
	type CalendarDate
} from '#lib/core/ledger/prediction-window.ts';

const day = (text: string): CalendarDate => text as CalendarDate;

test('a window is counted from the day of the recording', () => {
	const recordedOn = day('2026-03-15');
	expect(windowDates({ earliest: { months: 6 }, latest: { months: 12 } }, recordedOn)).toEqual({
		earliest: '2026-09-15',
		latest: '2027-03-15'
	});
	expect(windowDates({ latest: 'end-of-year' }, recordedOn)).toEqual({
		earliest: '2026-03-15',
		latest: '2026-12-31'
	});
});

test('a window without an end has none', () => {
	expect(windowDates({}, day('2026-03-15'))).toEqual({ earliest: '2026-03-15' });
});

test('a month that has no such day ends on its last', () => {
	const latest = (from: string, months: number) =>
		windowDates({ latest: { months } }, day(from)).latest;
	expect(latest('2026-10-31', 4)).toBe('2027-02-28');
	expect(latest('2027-10-31', 4)).toBe('2028-02-29');
	expect(latest('2026-08-31', 1)).toBe('2026-09-30');
});

test.each([
	'2026-02-29',
	'2026-13-01',
	'2026-00-10',
	'2026-1-1',
	'26-01-01',
	'today',
	'',
	20260101
])('%s is no day of the calendar', (text) => {
	expect(readCalendarDate(text)).toBeUndefined();
});

test('every end of a window is a day of the calendar, and not before the recording', () => {
	fc.assert(
		fc.property(
			fc.date({ min: new Date('0001-01-01'), max: new Date('8999-12-31'), noInvalidDate: true }),
			fc.integer({ min: 1, max: 600 }),
			(date, months) => {
				const recordedOn = day(date.toISOString().slice(0, 10));
				const { latest } = windowDates({ latest: { months } }, recordedOn);
				expect(readCalendarDate(recordedOn)).toBe(recordedOn);
				expect(readCalendarDate(latest)).toBe(latest);
				expect(String(latest) > recordedOn).toBe(true);
			}
		)
	);
});
