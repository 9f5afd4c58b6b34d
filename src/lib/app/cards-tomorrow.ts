import { momentNow } from '#lib/app/clock.svelte.ts';
import { preferences } from '#lib/app/preferences.svelte.ts';
import type { Collection } from '#lib/core/collection.ts';
import { countTomorrow, rowsNeeded } from '#lib/core/review/queue.ts';
import { studyDayOf } from '#lib/core/review/study-day.ts';

/** How many cards tomorrow asks, if nothing more is done today. */
export async function cardsTomorrow(collection: Collection): Promise<number> {
	const { newPerDay, reviewsPerDay, rolloverHour } = preferences.current;
	const limits = { newPerDay, reviewsPerDay };
	const moment = momentNow(rolloverHour);
	const supply = await collection.gatherQueue(rowsNeeded(limits, studyDayOf(moment) + 1));
	return countTomorrow(supply, limits, moment).total;
}
