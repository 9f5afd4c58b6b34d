import { dayMillis, type Moment, type StudyDay } from '#lib/core/review/study-day.ts';

/** A study day as its date, `2026-03-29`. */
export function isoDate(day: StudyDay): string {
	return isoOf(day * dayMillis).slice(0, -'T00:00:00.000Z'.length);
}

/** A moment as the clock showed it, with its offset: `2026-03-29T08:30:00.000+08:00`. Source: RFC 3339. */
export function isoTime({ atMillis, utcOffsetMinutes }: Omit<Moment, 'rolloverHour'>): string {
	const minutes = Math.abs(utcOffsetMinutes);
	const two = (number: number): string => String(number).padStart(2, '0');
	const local = isoOf(atMillis + utcOffsetMinutes * 60_000).slice(0, -1);
	const sign = utcOffsetMinutes < 0 ? '-' : '+';
	return `${local}${sign}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** Beyond the times that a date can have (ECMA-262, Time Values) it stays at the last of them. */
function isoOf(millis: number): string {
	return new Date(Math.min(8.64e15, Math.max(-8.64e15, millis))).toISOString();
}
