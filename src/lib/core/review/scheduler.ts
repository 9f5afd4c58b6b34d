import type { Grade, State } from 'ts-fsrs';
import type { SchedulerSettings } from '#lib/core/review/settings.ts';
import type { Moment, StudyDay } from '#lib/core/review/study-day.ts';
import type { CardId } from '#lib/core/card/note.ts';

export type { Grade, State };

/**
 * What FSRS keeps of a card. A Review card has `dueDay`, a (re)learning card `dueAtMillis`, a new
 * card neither.
 */
export interface Memory {
	readonly state: State;
	/** Days until retrievability falls to 90 %; 0 for a new card. */
	readonly stability: number;
	/** From 1 (easy) to 10; 0 for a new card. */
	readonly difficulty: number;
	readonly dueDay?: StudyDay;
	/** UTC, in milliseconds. */
	readonly dueAtMillis?: number;
	/** The step that a (re)learning card is on, from 0. */
	readonly learningStep: number;
	readonly scheduledDays: number;
	readonly reps: number;
	readonly lapses: number;
	/** The last effective review on the shifted clock (`shiftedMillis`), after clamping. */
	readonly lastShiftedMillis?: number;
}

/** How long until a card comes back: whole study days, or minutes for a (re)learning step. */
export type Interval = { readonly days: number } | { readonly minutes: number };

/** A memory after a grade, and the interval that its button shows. */
export interface Outcome {
	readonly memory: Memory;
	readonly interval: Interval;
}

/** One set of settings, ready to answer. */
export interface Scheduler {
	/** All four outcomes at a moment; what `answer` at the same moment gives, exactly. */
	preview(cardId: CardId, memory: Memory, moment: Moment): Readonly<Record<Grade, Outcome>>;
	answer(cardId: CardId, memory: Memory, grade: Grade, moment: Moment): Outcome;
	/** The chance of recall at a moment, 0 to 1; undefined for a new card. */
	retrievability(memory: Memory, moment: Moment): number | undefined;
}

/** A scheduler for these settings. Throws where a setting is out of its range. */
export declare function createScheduler(settings: SchedulerSettings): Scheduler;
