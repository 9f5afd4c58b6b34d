import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dailyCalendarEvent, type DailyEvent } from '#lib/core/review/calendar-event.ts';

const event: DailyEvent = {
	uid: 'daily@jinju',
	madeAtMillis: Date.UTC(2026, 10, 25, 21, 30, 5),
	firstDate: '2026-11-26',
	time: '08:30',
	durationMinutes: 10,
	summary: '金句',
	description: 'A few lines; then the day, as it is',
	address: 'https://jinju.example/'
};
const unfold = (file: string) => file.replaceAll('\r\n ', '');

test('it comes back every day at the local time, from the first day on, with an alarm', () => {
	const lines = dailyCalendarEvent(event).split('\r\n');
	expect(lines).toEqual(
		expect.arrayContaining([
			'BEGIN:VCALENDAR',
			'UID:daily@jinju',
			'DTSTAMP:20261125T213005Z',
			'DTSTART:20261126T083000',
			'DURATION:PT10M',
			'RRULE:FREQ=DAILY',
			'SUMMARY:金句',
			'DESCRIPTION:A few lines\\; then the day\\, as it is',
			'TRIGGER:PT0S',
			'END:VCALENDAR'
		])
	);
	expect(lines.at(-1)).toBe('');
});

test('every line ends with CR LF and holds at most 75 octets, and joined again they are the text', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
			const summary = text.replace(/[\r\n]/g, '');
			const file = dailyCalendarEvent({ ...event, summary });
			for (const line of file.split('\r\n')) {
				expect(line).not.toMatch(/[\r\n]/);
				expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
			}
			const escaped = summary.replace(/[\\;,]/g, '\\$&');
			expect(unfold(file)).toContain(`\r\nSUMMARY:${escaped}\r\n`);
		})
	);
});

test('a character is never cut in two', () => {
	const file = dailyCalendarEvent({ ...event, description: '🙂'.repeat(60) });
	expect(unfold(file)).toContain('🙂'.repeat(60));
	expect(file).not.toContain('�');
	expect(file.split('\r\n').every((line) => line.isWellFormed())).toBe(true);
});

test('a line feed in a text is written as one', () => {
	const file = dailyCalendarEvent({ ...event, description: 'first\nsecond' });
	expect(file).toContain('DESCRIPTION:first\\nsecond\r\n');
});
