import { momentNow } from '#lib/app/clock.svelte.ts';
import { gatherDay } from '#lib/app/day-queue.ts';
import { preferences } from '#lib/app/preferences.svelte.ts';
import type { Collection } from '#lib/core/collection.ts';
import { dayMillis } from '#lib/core/review/study-day.ts';

/** How many cards tomorrow asks, if nothing more is done today. */
export async function cardsTomorrow(collection: Collection): Promise<number> {
	const now = momentNow(preferences.current.rolloverHour);
	const { counts } = await gatherDay(collection, { ...now, atMillis: now.atMillis + dayMillis });
	return counts.total;
}
