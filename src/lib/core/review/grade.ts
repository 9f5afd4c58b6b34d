import type { Grade, Rating } from '#lib/core/review/scheduler.ts';

// The values of the enumeration in `ts-fsrs`, checked against its types, for code that must not load
// the scheduler: Today shows counts before anything is answered.

/** Not remembered. */
export const again: Rating.Again = 1;
/** Remembered, with effort. */
export const hard: Rating.Hard = 2;
/** Remembered. */
export const good: Rating.Good = 3;
/** Remembered at once. */
export const easy: Rating.Easy = 4;

/** The four grades in the order of their buttons and keys, 1 to 4. */
export const grades: readonly Grade[] = [again, hard, good, easy];
