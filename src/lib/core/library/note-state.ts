import type { Note } from '#lib/core/card/note.ts';
import type { CollectedCard } from '#lib/core/collection.ts';
import type { StudyDay } from '#lib/core/review/study-day.ts';

/** How a note stands with the learner, as the library says it. */
export type NoteState =
	| { readonly kind: 'unmet' | 'skipped' | 'reading' | 'new' | 'learning' | 'due' }
	| { readonly kind: 'scheduled'; readonly inDays: number };

/**
 * The state of a note on a study day: that of its card that comes first. `kept` is undefined where the
 * note was never met; `cards` are the collected cards of the note.
 */
export function noteStateOf(
	note: Note,
	kept: boolean | undefined,
	cards: readonly CollectedCard[],
	today: StudyDay
): NoteState {
	if (kept !== true) {
		return { kind: kept === false ? 'skipped' : 'unmet' };
	}
	if (note.cards.length === 0) {
		return { kind: 'reading' };
	}
	const memories = cards.map(({ memory }) => memory);
	if (memories.some(({ dueAtMillis }) => dueAtMillis !== undefined)) {
		return { kind: 'learning' };
	}
	const days = memories.flatMap(({ dueDay }) => (dueDay === undefined ? [] : [dueDay]));
	if (days.length === 0) {
		return { kind: 'new' };
	}
	const inDays = Math.min(...days) - today;
	return inDays <= 0 ? { kind: 'due' } : { kind: 'scheduled', inDays };
}
