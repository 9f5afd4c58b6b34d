import { isNew } from '#lib/core/review/memory.ts';
import { dayMillis, shiftedMillis } from '#lib/core/review/study-day.ts';
import type { Memory } from '#lib/core/review/scheduler.ts';
import type { Moment } from '#lib/core/review/study-day.ts';

/** The 21st parameter of FSRS-6 unless a learner has parameters of their own. */
const defaultDecay = 0.1542;

/**
 * The chance of recall at a moment, 0 to 1, undefined for a new card: for screens that show it
 * without loading the scheduler, whose own `retrievability` it equals to seven digits. `decay` is the
 * last of the settings' parameters. It falls from study day to study day, not within one.
 */
export function retrievability(
	memory: Memory,
	moment: Moment,
	decay = defaultDecay
): number | undefined {
	const { lastShiftedMillis } = memory;
	if (isNew(memory) || lastShiftedMillis === undefined) return undefined;
	const dayOf = (shifted: number) => Math.floor(shifted / dayMillis);
	const elapsedDays = Math.max(0, dayOf(shiftedMillis(moment)) - dayOf(lastShiftedMillis));
	return recallAfter(elapsedDays, memory.stability, decay);
}

/**
 * The chance of recall so many days after a review that left a stability in days (above 0), 0 to 1.
 * Source: FSRS-6, R = (1 + (0.9^(-1/decay) - 1) * t / S)^(-decay).
 */
export function recallAfter(days: number, stability: number, decay = defaultDecay): number {
	const factor = 0.9 ** (-1 / decay) - 1;
	return (1 + (factor * days) / stability) ** -decay;
}
