import { expect, test } from 'vitest';
import {
	isTimeToRemind,
	readReminderNote,
	reminderOn,
	type ReminderNote
} from '#lib/core/review/reminder-note.ts';
import { studyDayOf } from '#lib/core/review/study-day.ts';
import { localMoment } from '#tests/support/review-builders.ts';

const at = (local: string) => localMoment('Asia/Shanghai', local);
const today = studyDayOf(at('2026-05-02T12:00'));
const reminder = { day: today, cards: 7, title: '金句', body: '今天有 7 张' };
const note: ReminderNote = {
	atMinutes: 8 * 60 + 30,
	rolloverHour: 4,
	days: [reminder, { ...reminder, day: today + 1, cards: 0 }]
};

test('what was stored is read back, and anything else is no note', () => {
	expect(readReminderNote(JSON.parse(JSON.stringify(note)))).toEqual(note);
	const faults = [null, 'x', {}, { ...note, days: [{ day: 1 }] }, { ...note, atMinutes: '8:30' }];
	for (const fault of faults) expect(readReminderNote(fault)).toBeUndefined();
});

test('a time is told what its study day asks, which runs past midnight', () => {
	expect(reminderOn(note, at('2026-05-02T09:00'))).toEqual(reminder);
	expect(reminderOn(note, at('2026-05-03T03:00'))).toEqual(reminder);
	expect(reminderOn(note, at('2026-05-03T09:00'))?.cards).toBe(0);
	expect(reminderOn(note, at('2026-05-04T09:00'))).toBeUndefined();
});

test('one is reminded once a day, from the time that was chosen, never at night', () => {
	const remind = (local: string, lastDay?: number) =>
		isTimeToRemind(note, reminder, at(local), lastDay);
	expect(remind('2026-05-02T08:29')).toBe(false);
	expect(remind('2026-05-02T08:30')).toBe(true);
	expect(remind('2026-05-02T23:59')).toBe(true);
	expect(remind('2026-05-03T01:00')).toBe(false);
	expect(remind('2026-05-02T09:00', today)).toBe(false);
	expect(remind('2026-05-02T09:00', today - 1)).toBe(true);
});

test('nobody is reminded of nothing', () => {
	const [, nothing] = note.days;
	expect(isTimeToRemind(note, nothing!, at('2026-05-03T09:00'), undefined)).toBe(false);
});
