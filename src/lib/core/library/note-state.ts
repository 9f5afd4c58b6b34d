import type { Note } from '#lib/core/card/note.ts';
import type { CollectedCard } from '#lib/core/collection/collected-card.ts';
import type { Register } from '#lib/core/register.ts';
import type { StudyDay } from '#lib/core/review/study-day.ts';

/** How a note stands with the learner, as the library says it. */
export type NoteState =
	| {
			readonly kind:
				'unmet' | 'skipped' | 'reading' | 'new' | 'learning' | 'due' | 'suspended' | 'deleted';
	  }
	| { readonly kind: 'scheduled'; readonly inDays: number };

/** The values of the registers `deleted` of notes and `suspended` of cards that are true. */
export interface SetAside {
	readonly deleted: ReadonlySet<string>;
	readonly suspended: ReadonlySet<string>;
}

/** What was set aside, read off the registers of a deck's notes and cards. */
export function setAsideIn(registers: readonly Register[]): SetAside {
	const subjectsOf = (name: string) =>
		new Set(
			registers.flatMap(({ subject, field, value }) =>
				field === name && value === true ? [subject] : []
			)
		);
	return { deleted: subjectsOf('deleted'), suspended: subjectsOf('suspended') };
}

/**
 * The state of a note on a study day: that of its card that comes first, unless the note was deleted
 * or a card of it suspended. `kept` is undefined where the note was never met; `collected`
 * are the collected cards of the note, of which those count that it has at present.
 */
export function noteStateOf(
	note: Note,
	kept: boolean | undefined,
	collected: readonly CollectedCard[],
	today: StudyDay,
	{ deleted, suspended }: SetAside = { deleted: new Set(), suspended: new Set() }
): NoteState {
	if (deleted.has(note.id)) {
		return { kind: 'deleted' };
	}
	if (kept !== true) {
		return { kind: kept === false ? 'skipped' : 'unmet' };
	}
	if (note.cards.length === 0) {
		return { kind: 'reading' };
	}
	const cards = collected.filter(({ cardId }) => note.cards.some(({ id }) => id === cardId));
	if (cards.some(({ cardId }) => suspended.has(cardId))) {
		return { kind: 'suspended' };
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
