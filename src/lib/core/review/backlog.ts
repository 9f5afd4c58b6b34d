import type { StudyDay } from '#lib/core/review/study-day.ts';

/** Cards that were due this many days ago, or earlier, have been left lying: on a full day nothing has. */
export const leftLyingDays = 3;

/** As many of them make a backlog: about ten minutes at the usual pace; fewer are done in passing. */
export const leastGathered = 40;

/** How far back a break is looked for, and how many days without an answer make one; no weekend does. */
const breakWithin = { days: 7, daysOff: 3 };

/** The first day whose answers it takes to know of a break. */
export function firstDayForBreak(today: StudyDay): StudyDay {
	return today - breakWithin.days;
}

/**
 * Whether cards have gathered while the learner was away: of the seven days before today at least three
 * had no answer, and at least forty cards have been left lying for three days. Both are asked: whoever
 * studies daily and leaves cards to the next days means to, and siblings, which wait for each other, may
 * wait for days without anybody's having been away. `daysStudied` has the days with answers.
 */
export function hasGathered(
	leftLying: number,
	daysStudied: Iterable<StudyDay>,
	today: StudyDay
): boolean {
	if (leftLying < leastGathered) return false;
	const first = firstDayForBreak(today);
	const studied = new Set([...daysStudied].filter((day) => day >= first && day < today));
	return breakWithin.days - studied.size >= breakWithin.daysOff;
}
