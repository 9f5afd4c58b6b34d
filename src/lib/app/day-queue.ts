import { queueRules } from '#lib/app/study-plan.svelte.ts';
import type { Collection } from '#lib/core/collection.ts';
import { buildQueue, countQueue, rowsToCount, type QueueCounts } from '#lib/core/review/queue.ts';
import { roomForNew, type Room } from '#lib/core/review/room.ts';
import { studyDayOf, type Moment } from '#lib/core/review/study-day.ts';

/** What a study day asks, and how many more new cards it takes. */
export interface DayQueue {
	readonly counts: QueueCounts;
	readonly roomForNew: Room;
}

/** Gathers the queue of a moment's study day; of a day to come, as it is if nothing is done before. */
export async function gatherDay(collection: Collection, moment: Moment): Promise<DayQueue> {
	const day = studyDayOf(moment);
	const rules = queueRules(day);
	const supply = await collection.gatherQueue(rowsToCount(rules, day));
	const queue = buildQueue(supply, rules, moment);
	return {
		counts: countQueue(queue, moment.atMillis),
		roomForNew: roomForNew(supply, queue, rules)
	};
}
