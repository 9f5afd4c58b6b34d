import { momentNow } from '#lib/app/clock.svelte.ts';
import { gatherDay } from '#lib/app/day-queue.ts';
import { preferences } from '#lib/app/preferences.svelte.ts';
import type { Collection } from '#lib/core/collection.ts';
import type { Reminder, ReminderNote } from '#lib/core/review/reminder-note.ts';
import { dayMillis, studyDayOf } from '#lib/core/review/study-day.ts';
import { t } from '#lib/i18n/i18n.svelte.ts';
import { addReminderWords } from '#lib/i18n/reminder-words.ts';

/** What this browser can do by itself to remind the learner. */
export type ReminderState =
	/** It has no means of its own. */
	| 'unsupported'
	/** It has one for installed apps, and this one is not installed, or not allowed to use it. */
	| 'not-installed'
	/** The learner, or the browser, does not allow notifications. */
	| 'denied'
	| 'off'
	| 'on';

/** The part of Periodic Background Sync that we use (https://wicg.github.io/periodic-background-sync/). */
interface PeriodicSyncManager {
	register(tag: string, options: { readonly minInterval: number }): Promise<void>;
	unregister(tag: string): Promise<void>;
	getTags(): Promise<readonly string[]>;
}

/** As in `service-worker.ts`. */
const tag = 'jinju-daily';
const cacheName = 'jinju-reminder';
const noteKey = '/jinju-reminder-note';

/** The browser wakes the worker at most so often, and mostly less. */
const minIntervalMillis = 4 * 3_600_000;

/** After a week without a visit nobody is reminded any more. */
const daysAhead = 7;

/** What the reminder is on this device. */
export async function reminderState(): Promise<ReminderState> {
	const manager = await periodicSync();
	if (!manager || typeof Notification === 'undefined') return 'unsupported';
	if (Notification.permission === 'denied') return 'denied';
	const tags = await manager.getTags().catch((): readonly string[] => []);
	if (tags.includes(tag)) return Notification.permission === 'granted' ? 'on' : 'off';
	return (await maySync()) ? 'off' : 'not-installed';
}

/** Turns the notifications on, for which the browser asks the learner; answers what they are then. */
export async function turnRemindersOn(collection: Collection): Promise<ReminderState> {
	const permission = await Notification.requestPermission();
	if (permission !== 'granted') return permission === 'denied' ? 'denied' : 'off';
	try {
		await (await periodicSync())?.register(tag, { minInterval: minIntervalMillis });
	} catch {
		return 'not-installed';
	}
	await leaveReminderNote(collection);
	return reminderState();
}

/** Turns them off; what was left for the worker goes. */
export async function turnRemindersOff(): Promise<ReminderState> {
	await (await periodicSync())?.unregister(tag);
	await caches.delete(cacheName);
	return reminderState();
}

/** Leaves for the worker what the next days ask, if nothing is done before, where reminders are on. */
export async function leaveReminderNote(collection: Collection): Promise<void> {
	if ((await reminderState()) !== 'on') return;
	addReminderWords();
	const { rolloverHour, reminderTime } = preferences.current;
	const now = momentNow(rolloverHour);
	const days: Reminder[] = [];
	for (let ahead = 0; ahead < daysAhead; ahead += 1) {
		const moment = { ...now, atMillis: now.atMillis + ahead * dayMillis };
		const { counts } = await gatherDay(collection, moment);
		days.push({
			day: studyDayOf(moment),
			cards: counts.total,
			title: t('app.name'),
			body: t('reminder:due', { count: counts.total })
		});
	}
	const [hours = 0, minutes = 0] = reminderTime.split(':').map(Number);
	const note: ReminderNote = { atMinutes: hours * 60 + minutes, rolloverHour, days };
	const cache = await caches.open(cacheName);
	await cache.put(noteKey, new Response(JSON.stringify(note)));
}

/** Undefined where the browser has none, or no worker of ours yet. */
async function periodicSync(): Promise<PeriodicSyncManager | undefined> {
	const registration = await navigator.serviceWorker?.getRegistration().catch(() => undefined);
	return (registration as { readonly periodicSync?: PeriodicSyncManager } | undefined)
		?.periodicSync;
}

async function maySync(): Promise<boolean> {
	try {
		// No name that the types know.
		const name = 'periodic-background-sync' as PermissionName;
		return (await navigator.permissions.query({ name })).state === 'granted';
	} catch {
		return false;
	}
}
