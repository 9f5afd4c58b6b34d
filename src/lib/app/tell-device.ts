import { showBadge } from '#lib/app/app-badge.ts';
import { momentNow } from '#lib/app/clock.svelte.ts';
import { gatherDay } from '#lib/app/day-queue.ts';
import { pageAtRest } from '#lib/app/page-at-rest.ts';
import { preferences } from '#lib/app/preferences.svelte.ts';
import type { Collection } from '#lib/core/collection.ts';

/**
 * Tells the device, once the page is at rest, what there is to review now, for the app's icon and for
 * the reminders; `due` is the count where it is known already. What the device does not take is let go.
 */
export async function tellDevice(collection: Collection, due?: number): Promise<void> {
	await pageAtRest();
	await showBadge(due ?? (await countDue(collection)));
	const { leaveReminderNote } = await import('#lib/app/reminders.ts');
	await leaveReminderNote(collection).catch(() => {
		// No room, or no cache: the next visit tries again.
	});
}

async function countDue(collection: Collection): Promise<number> {
	const { counts } = await gatherDay(collection, momentNow(preferences.current.rolloverHour));
	return counts.total;
}
