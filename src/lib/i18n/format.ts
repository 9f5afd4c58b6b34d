import type { Language } from '#lib/core/language.ts';
import { languageTag } from '#lib/core/language.ts';
import { dayMillis, type StudyDay } from '#lib/core/review/study-day.ts';

/** A time within a recording, as `02:27` or `03:31:02`; hours only where the recording has them. */
export function clockTime(seconds: number, durationMinutes = 60): string {
	const pad = (value: number): string => String(value).padStart(2, '0');
	const hours = Math.floor(seconds / 3600);
	const rest = `${pad(Math.floor(seconds / 60) % 60)}:${pad(Math.floor(seconds) % 60)}`;
	return durationMinutes >= 60 || hours > 0 ? `${pad(hours)}:${rest}` : rest;
}

/** A share from 0 to 1 as a whole percentage. */
export function percentage(share: number, language: Language): string {
	return new Intl.NumberFormat(languageTag(language), { style: 'percent' }).format(share);
}

/** A number with at most one decimal. */
export function decimal(value: number, language: Language): string {
	return new Intl.NumberFormat(languageTag(language), { maximumFractionDigits: 1 }).format(value);
}

/** A study day as a calendar date: 11月24日, 24 November. */
export function dayOfMonth(day: StudyDay, language: Language): string {
	return new Intl.DateTimeFormat(language === 'zh' ? 'zh-Hans' : 'en-GB', {
		month: 'long',
		day: 'numeric',
		timeZone: 'UTC'
	}).format(day * dayMillis);
}

/** A day of the calendar (`YYYY-MM-DD`): 2027年3月1日, 1 March 2027. */
export function calendarDate(date: string, language: Language): string {
	return new Intl.DateTimeFormat(language === 'zh' ? 'zh-Hans' : 'en-GB', {
		dateStyle: 'long',
		timeZone: 'UTC'
	}).format(new Date(`${date}T00:00:00Z`));
}

/** A time of the device's calendar and clock: 2026年11月26日 21:05, 26 November 2026 at 21:05. */
export function dayAndTime(atMillis: number, language: Language): string {
	return new Intl.DateTimeFormat(language === 'zh' ? 'zh-Hans' : 'en-GB', {
		dateStyle: 'long',
		timeStyle: 'short'
	}).format(atMillis);
}

/** A duration as 5 分 40 秒, 5 min 40 sec; seconds alone under a minute. */
export function duration(millis: number, language: Language): string {
	const seconds = Math.round(millis / 1000);
	const unit = (value: number, name: 'minute' | 'second'): string =>
		new Intl.NumberFormat(languageTag(language), {
			style: 'unit',
			unit: name,
			unitDisplay: 'short'
		}).format(value);
	const minutes = Math.floor(seconds / 60);
	const rest = seconds % 60;
	if (minutes === 0) {
		return unit(rest, 'second');
	}
	return rest === 0
		? unit(minutes, 'minute')
		: `${unit(minutes, 'minute')} ${unit(rest, 'second')}`;
}

/** An amount of storage, in the unit that reads best. */
export function byteSize(bytes: number, language: Language): string {
	const [value, unit] = bytes < 1e6 ? [bytes / 1e3, 'kilobyte'] : [bytes / 1e6, 'megabyte'];
	return new Intl.NumberFormat(languageTag(language), {
		style: 'unit',
		unit,
		maximumFractionDigits: value < 10 ? 1 : 0
	}).format(value);
}
