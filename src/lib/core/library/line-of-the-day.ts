import type { Note, NoteId } from '#lib/core/card/note.ts';
import type { Register } from '#lib/core/register.ts';
import type { StudyDay } from '#lib/core/review/study-day.ts';

/** The notes up to this priority are an episode's core. */
const lastCorePriority = 15;

/**
 * One note that asks nothing: of the learner's favourites the next in turn each study day, else of the
 * core lines that were kept, else of any that were, else of whatever was kept. What was chosen today counts from tomorrow, so that
 * the line stays for the day; on the first day it is the line that was kept first. Where nothing was
 * kept, the next core line in turn; undefined where there is none. `registers` are those of the deck,
 * `dayOf` tells the study day of a time in milliseconds.
 */
export function lineOfTheDay(
	notes: readonly Note[],
	registers: readonly Register[],
	today: StudyDay,
	dayOf: (atMillis: number) => StudyDay
): Note | undefined {
	const deleted = sinceWhen(registers, 'deleted');
	const favourite = sinceWhen(registers, 'favourite');
	const kept = sinceWhen(registers, 'kept');
	const before = (since: number | undefined): boolean =>
		since !== undefined && dayOf(since) < today;
	const isCore = ({ priority }: Note): boolean => priority <= lastCorePriority;

	const shown = notes.filter(({ id }) => !deleted.has(id));
	const quotes = shown.filter(({ kind }) => kind === 'quote');
	const keptBefore = quotes.filter(({ id }) => before(kept.get(id)));
	const keptFirst = quotes
		.filter(({ id }) => kept.has(id))
		.toSorted((a, b) => (kept.get(a.id) ?? 0) - (kept.get(b.id) ?? 0))
		.slice(0, 1);
	const choice = [
		shown.filter(({ id }) => before(favourite.get(id))),
		keptBefore.filter(isCore),
		keptBefore,
		shown.filter(({ id }) => before(kept.get(id))),
		keptFirst,
		quotes.filter(isCore)
	].find((some) => some.length > 0);
	return choice && choice[((today % choice.length) + choice.length) % choice.length];
}

/** The notes for which a register is true, and the time at which it was written. */
function sinceWhen(registers: readonly Register[], field: string): ReadonlyMap<NoteId, number> {
	return new Map(
		registers
			.filter((register) => register.field === field && register.value === true)
			.map(({ subject, atMillis }) => [subject as NoteId, atMillis])
	);
}
