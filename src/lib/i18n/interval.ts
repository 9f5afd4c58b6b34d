import type { Interval } from '#lib/core/review/scheduler.ts';
import { decimal } from '#lib/i18n/format.ts';
import { locale, t } from '#lib/i18n/i18n.svelte.ts';

/**
 * An interval in the interface's language: whole minutes, whole days up to 99, then months of 30.44
 * and years of 365.25 days with one decimal.
 */
export function intervalWords(interval: Interval): string {
	if ('minutes' in interval) {
		return t('review:interval.minutes', { count: Math.round(interval.minutes) });
	}
	const { days } = interval;
	if (days < 100) {
		return t('review:interval.days', { count: days });
	}
	return days < 365
		? t('review:interval.months', { value: decimal(days / 30.44, locale()) })
		: t('review:interval.years', { value: decimal(days / 365.25, locale()) });
}
