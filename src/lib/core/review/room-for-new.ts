import { isNew } from '#lib/core/review/memory.ts';
import type { QueueSupply } from '#lib/core/collection.ts';
import { introducedIn, type Queue } from '#lib/core/review/queue.ts';

/**
 * How many more new cards the queue's study day takes, beside those that were introduced and those
 * that stand in the queue; 0 where the limit `newPerDay` is reached. The queue is built of the supply.
 */
export function roomForNew(supply: QueueSupply, queue: Queue, newPerDay: number): number {
	const waiting = queue.main.filter((card) => isNew(card.memory)).length;
	return Math.max(0, newPerDay - introducedIn(supply.answered) - waiting);
}
