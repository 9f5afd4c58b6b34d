import { dayMillis } from '#lib/core/review/study-day.ts';

/** After how long the learner wants to be reminded of a backup. */
export const backupReminders = ['never', 'week', 'month', 'quarter'] as const;

/** One of these. */
export type BackupReminder = (typeof backupReminders)[number];

const days: Readonly<Record<BackupReminder, number>> = {
	never: Infinity,
	week: 7,
	month: 30,
	quarter: 90
};

/** So many answers would be missed; a first try of five lines is not worth a word. */
const answersWorthKeeping = 50;

/**
 * Whether to remind of a backup: the last one is older than the learner chose, or there never was one, and
 * enough would be lost. `answersSince` counts those given after it, or all of them.
 */
export function isBackupDue(
	lastAtMillis: number | undefined,
	answersSince: number,
	reminder: BackupReminder,
	nowMillis: number
): boolean {
	return (
		reminder !== 'never' &&
		answersSince >= answersWorthKeeping &&
		nowMillis - (lastAtMillis ?? -Infinity) >= days[reminder] * dayMillis
	);
}
