import type { Note, NoteId } from '#lib/core/card/note.ts';
import type { StudyDay } from '#lib/core/review/study-day.ts';

/**
 * One quotation that asks nothing: of those that the learner kept, or of the core while none is kept,
 * the next in turn each study day. Undefined where there is no quotation.
 */
export function lineOfTheDay(
	notes: readonly Note[],
	met: ReadonlyMap<NoteId, boolean>,
	day: StudyDay
): Note | undefined {
	const quotes = notes.filter((note) => note.kind === 'quote');
	const kept = quotes.filter((note) => met.get(note.id) === true);
	const choice = kept.length > 0 ? kept : quotes.filter((note) => note.priority <= 15);
	return choice[((day % choice.length) + choice.length) % choice.length];
}
