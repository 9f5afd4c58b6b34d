import { defaultDecay, recallAfter } from '#lib/core/review/forgetting-curve.ts';
import { isNew } from '#lib/core/review/memory.ts';
import { dayMillis, shiftedMillis } from '#lib/core/review/study-day.ts';
import type { Memory } from '#lib/core/review/scheduler.ts';
import type { Moment } from '#lib/core/review/study-day.ts';

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
