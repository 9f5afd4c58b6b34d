import { createSubscriber } from 'svelte/reactivity';
import { dayMillis, studyDayOf, type Moment, type StudyDay } from '#lib/core/review/study-day.ts';

/** The present moment: the only place that reads the device's clock and zone. */
export function momentNow(rolloverHour: number): Moment {
	const now = new Date();
	return { atMillis: now.getTime(), utcOffsetMinutes: -now.getTimezoneOffset(), rolloverHour };
}

const listen = createSubscriber((update) => {
	// Timers sleep with the device, so the day is looked at again whenever the page comes back.
	const timer = setInterval(update, 60_000);
	document.addEventListener('visibilitychange', update);
	return () => {
		clearInterval(timer);
		document.removeEventListener('visibilitychange', update);
	};
});

/** The study day now; told again within a minute of the rollover. */
export function studyDayNow(rolloverHour: number): StudyDay {
	listen();
	return studyDayOf(momentNow(rolloverHour));
}

/** The study day on which the calendar month of a study day begins. */
export function firstOfMonth(day: StudyDay): StudyDay {
	return day - new Date(day * dayMillis).getUTCDate() + 1;
}
