import { preferences } from '#lib/app/preferences.svelte.ts';
import type { Collection } from '#lib/core/collection.ts';
import { buildQueue, countQueue, rowsNeeded, type QueueCounts } from '#lib/core/review/queue.ts';
import { roomForNew } from '#lib/core/review/room-for-new.ts';
import { studyDayOf, type Moment } from '#lib/core/review/study-day.ts';

/** What a study day asks, and how many more new cards it takes. */
export interface DayQueue {
	readonly counts: QueueCounts;
	readonly roomForNew: number;
}

/** Gathers the queue of a moment's study day; of a day to come, as it is if nothing is done before. */
export async function gatherDay(collection: Collection, moment: Moment): Promise<DayQueue> {
	const { newPerDay, reviewsPerDay } = preferences.current;
	const limits = { newPerDay, reviewsPerDay };
	const supply = await collection.gatherQueue(rowsNeeded(limits, studyDayOf(moment)));
	const queue = buildQueue(supply, limits, moment);
	return {
		counts: countQueue(queue, moment.atMillis),
		roomForNew: roomForNew(supply, queue, newPerDay)
	};
}
