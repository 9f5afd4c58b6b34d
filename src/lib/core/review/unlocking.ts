import type { Json } from '#lib/core/register.ts';
import { isNew, type CardMemory } from '#lib/core/review/memory.ts';
import type { Memory } from '#lib/core/review/scheduler.ts';

/**
 * From this stability on, in days, a phrase is recognised for good and may be asked the other way
 * round: the mature interval of the field (`reference/peers.md`, section 4c, rule 11).
 */
export const recognisedStabilityDays = 21;

/** Whether what the card asks is known well enough that the card which waits for it may be asked. */
export function isRecognised(memory: Memory): boolean {
	return memory.stability >= recognisedStabilityDays;
}

/**
 * Whether the card has a schedule of its own: it was answered, or given a due date by hand. Then it
 * waits for no other card any more, so that a lapse of that one takes nothing away.
 */
export function isUnderWay(memory: CardMemory): boolean {
	return memory.introducedDay !== undefined || !isNew(memory);
}

/**
 * Whether a card that waits for another may be asked. `awaited` is the other card's memory, undefined
 * where that card was never kept; `templateOn` the card's own register, true where the learner has
 * unlocked it. A function of caches and registers alone: nothing is kept about the unlocking itself.
 */
export function isUnlocked(
	memory: CardMemory,
	awaited: Memory | undefined,
	templateOn: Json | undefined
): boolean {
	return (
		templateOn === true || isUnderWay(memory) || (awaited !== undefined && isRecognised(awaited))
	);
}
