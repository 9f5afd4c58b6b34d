import { ifLockFree } from '#lib/app/named-lock.ts';
import { onBackupDesk } from '#lib/app/on-backup-desk.ts';
import { readSafetyNet } from '#lib/app/safety-net.ts';
import { takeSnapshot } from '#lib/app/take-snapshot.ts';
import type { Collection } from '#lib/core/collection.ts';

/** A journal of so many characters, some two thousand answers, gives way to a snapshot. */
const longest = 500_000;

/** Where this device remembers when it was last tried, so that what cannot be taken is not tried at every turn. */
const key = 'jinju.routineSnapshot';
const againMillis = 300_000;

/**
 * Takes a snapshot where the journal has grown long, or lacks what it begins from, or something was taken in
 * that is too much for it: an episode, a backup. One tab at a time, and not again within minutes.
 */
export async function snapshotByRoutine(collection: Collection): Promise<void> {
	await ifLockFree('jinju-routine-snapshot', async () => {
		const net = await readSafetyNet();
		if (!net || (net.isWhole && net.journal.length <= longest)) return;
		const sinceMillis = Date.now() - Number(localStorage.getItem(key) ?? 0);
		if (sinceMillis >= 0 && sinceMillis < againMillis) return;
		localStorage.setItem(key, String(Date.now()));
		await onBackupDesk((desk) => takeSnapshot(collection, desk, 'routine')).catch(() => {
			// Nobody asked for it; it is tried again.
		});
	});
}
