/**
 * The learner's day as a whole number: days since 1970-01-01 of the local calendar, where a day runs
 * from rollover hour to rollover hour.
 */
export type StudyDay = number;

/** When something happened and the learner's day in force then. */
export interface Moment {
	/** UTC, in milliseconds since 1970. */
	readonly atMillis: number;
	/** Minutes to add to UTC to get local time: +480 in Shanghai. */
	readonly utcOffsetMinutes: number;
	/** The local hour, 0 to 23, at which a study day begins. */
	readonly rolloverHour: number;
}

const minuteMillis = 60_000;
const hourMillis = 3_600_000;
/** The length of a study day without clock changes, in milliseconds. */
export const dayMillis = 86_400_000;

/** The moment on a clock whose UTC midnight is the learner's rollover; what `ts-fsrs` is shown. */
export function shiftedMillis(moment: Moment): number {
	return (
		moment.atMillis + moment.utcOffsetMinutes * minuteMillis - moment.rolloverHour * hourMillis
	);
}

/** The study day that a moment falls on. */
export function studyDayOf(moment: Moment): StudyDay {
	return Math.floor(shiftedMillis(moment) / dayMillis);
}

/** When a study day begins, in milliseconds UTC, by the offset and rollover hour of a moment. */
export function startOfStudyDay(day: StudyDay, moment: Omit<Moment, 'atMillis'>): number {
	return day * dayMillis - shiftedMillis({ ...moment, atMillis: 0 });
}

/**
 * The latest study day that it can be anywhere at a time, in milliseconds UTC: where clocks are furthest
 * ahead (UTC+14) and the day begins at midnight. What is dated later was dated by a clock that was wrong.
 */
export function lastDayAnywhere(atMillis: number): StudyDay {
	return studyDayOf({ atMillis, utcOffsetMinutes: 14 * 60, rolloverHour: 0 });
}
