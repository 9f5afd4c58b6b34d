import type { StudyDay } from '#lib/core/review/study-day.ts';

/** Where it stands on which study day the learner last said that a backlog needs no plan. */
const key = 'jinju.backlogSetAside';

/** For how many days that holds, so that nobody is asked every day anew. */
const setAsideDays = 7;

let setAsideOn = $state.raw(readDay());

/** Whether a plan through a backlog was set aside; a way to it stays, but nothing is in the way. */
export function isSetAside(today: StudyDay): boolean {
	return setAsideOn !== undefined && setAsideOn <= today && today - setAsideOn < setAsideDays;
}

/** Sets a plan through a backlog aside for the days to come. */
export function setAside(today: StudyDay): void {
	setAsideOn = today;
	try {
		localStorage.setItem(key, String(today));
	} catch {
		// Without room for it, the offer is made again with the next visit.
	}
}

function readDay(): StudyDay | undefined {
	try {
		const day = Number(localStorage.getItem(key) ?? 'none');
		return Number.isInteger(day) ? day : undefined;
	} catch {
		return undefined;
	}
}
