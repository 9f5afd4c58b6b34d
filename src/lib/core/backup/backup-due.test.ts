import { expect, test } from 'vitest';
import { isBackupDue } from '#lib/core/backup/backup-due.ts';
import { dayMillis } from '#lib/core/review/study-day.ts';

const now = 1000 * dayMillis;

test.each([
	['never made, and much would be lost', undefined, 50, 'month', true],
	['never made, and hardly anything would be lost', undefined, 49, 'month', false],
	['as old as was chosen', now - 30 * dayMillis, 50, 'month', true],
	['not yet as old', now - 30 * dayMillis + 1, 5000, 'month', false],
	['older than a week, and a week was chosen', now - 8 * dayMillis, 50, 'week', true],
	['older than a month, and a quarter was chosen', now - 40 * dayMillis, 50, 'quarter', false],
	['old, and nothing was learned since', now - 400 * dayMillis, 0, 'week', false],
	['never made, and no reminder is wanted', undefined, 5000, 'never', false],
	['from the future, for the clock was set back', now + dayMillis, 5000, 'week', false]
] as const)('a backup that was %s', (_, last, answers, reminder, due) => {
	expect(isBackupDue(last, answers, reminder, now)).toBe(due);
});
