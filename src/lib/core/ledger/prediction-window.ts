import type { ItemId } from '#lib/core/episode/episode.ts';

/** A day of the calendar as `YYYY-MM-DD`, without a zone. */
export type CalendarDate = string & { readonly __calendarDate: never };

/** A distance from the day of the recording: whole months, or to the end of its year. */
export type Horizon = { readonly months: number } | 'end-of-year';

/**
 * When a prediction can be checked, counted from the day of the recording, which the page may not
 * tell. Without `latest` the speaker set no end.
 */
export interface PredictionWindow {
	readonly earliest?: Horizon;
	readonly latest?: Horizon;
	/** The prediction that has to come true first. */
	readonly after?: ItemId;
}

/** The same as days of the calendar. */
export interface WindowDates {
	readonly earliest: CalendarDate;
	readonly latest?: CalendarDate;
}

/** Reads `YYYY-MM-DD`; undefined for anything else, and for days that do not exist. */
export function readCalendarDate(text: unknown): CalendarDate | undefined {
	const match = typeof text === 'string' ? /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) : null;
	if (!match) {
		return undefined;
	}
	const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
	return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= lastDayOf(year, month)
		? (match[0] as CalendarDate)
		: undefined;
}

/** The window of a prediction that was recorded on the given day. */
export function windowDates(
	{ earliest, latest }: PredictionWindow,
	recordedOn: CalendarDate
): WindowDates {
	return {
		earliest: earliest ? dayAt(earliest, recordedOn) : recordedOn,
		...(latest ? { latest: dayAt(latest, recordedOn) } : {})
	};
}

/** The register of an episode that holds the day of its recording, where the learner gave one. */
export const recordedOnField = 'recordedOn';

function dayAt(horizon: Horizon, from: CalendarDate): CalendarDate {
	const [year = 0, month = 0, day = 0] = from.split('-').map(Number);
	if (horizon === 'end-of-year') {
		return written(year, 12, 31);
	}
	const months = year * 12 + (month - 1) + horizon.months;
	const [toYear, toMonth] = [Math.floor(months / 12), (months % 12) + 1];
	// Four months after 31 October is the last day of February.
	return written(toYear, toMonth, Math.min(day, lastDayOf(toYear, toMonth)));
}

function lastDayOf(year: number, month: number): number {
	const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
	return month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function written(year: number, month: number, day: number): CalendarDate {
	const digits = (value: number, length: number): string => String(value).padStart(length, '0');
	return `${digits(year, 4)}-${digits(month, 2)}-${digits(day, 2)}` as CalendarDate;
}
