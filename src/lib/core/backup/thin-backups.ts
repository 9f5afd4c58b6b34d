import { dayMillis, type StudyDay } from '#lib/core/review/study-day.ts';

/** For how many days all backups are kept that wrote themselves, one of each week, and one of each month. */
const kept = { all: 7, weekly: 5 * 7, monthly: 366 } as const;

/** The name of a backup that was written by itself into a folder, by the study day. */
const form = /^jinju-auto-(\d{4})-(\d{2})-(\d{2})\.jinju$/;

/** The name of the backup of a study day, in the order in which folders show names. */
export function printAutoName(day: StudyDay): string {
	return `jinju-auto-${new Date(day * dayMillis).toISOString().slice(0, 10)}.jinju`;
}

/** The study day of a backup with such a name; undefined for any other name. */
export function readAutoName(name: string): StudyDay | undefined {
	const [, year, month, date] = form.exec(name) ?? [];
	const day = Date.UTC(Number(year), Number(month) - 1, Number(date)) / dayMillis;
	return Number.isFinite(day) && printAutoName(day) === name ? day : undefined;
}

/**
 * Which of these files may go: of those that wrote themselves all but the last seven days', the last of each
 * week for five weeks and the last of each month for a year. Weeks and months are the calendar's: of the seven
 * days before these, each would be the last one once, and none would grow old. The newest always stays, and
 * so does whatever has another name.
 */
export function tooManyBackups(names: readonly string[], today: StudyDay): readonly string[] {
	const days = names
		.flatMap((name) => readAutoName(name) ?? [])
		.toSorted((one, other) => other - one);
	const lastOf = (bucketOf: (day: StudyDay) => string | number, within: number) => {
		const buckets = new Map<string | number, StudyDay>();
		for (const day of days) {
			const bucket = bucketOf(day);
			if (today - day < within && !buckets.has(bucket)) buckets.set(bucket, day);
		}
		return buckets.values();
	};
	const staying = new Set([
		...days.slice(0, 1),
		...days.filter((day) => today - day < kept.all),
		...lastOf(weekOf, kept.weekly),
		...lastOf(monthOf, kept.monthly)
	]);
	return names.filter((name) => {
		const day = readAutoName(name);
		return day !== undefined && !staying.has(day);
	});
}

/** Weeks begin on Mondays; day 0 was a Thursday. */
function weekOf(day: StudyDay): number {
	return Math.floor((day + 3) / 7);
}

function monthOf(day: StudyDay): string {
	return new Date(day * dayMillis).toISOString().slice(0, 7);
}
