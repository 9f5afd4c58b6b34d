import { isLost } from '#lib/app/is-lost.ts';
import { ifLockFree } from '#lib/app/named-lock.ts';
import { onBackupDesk } from '#lib/app/on-backup-desk.ts';
import { readSafetyNet } from '#lib/app/safety-net.ts';
import { takeSnapshot } from '#lib/app/take-snapshot.ts';
import type { Collection } from '#lib/core/collection.ts';

/** A journal of so many characters, some two thousand answers, gives way to a snapshot; of more where there are many. */
const longest = { least: 500_000, ofEachRecord: 5, most: 2_000_000 };

/** Where this device remembers until when it is not to be tried again, so that what cannot be taken is not at every turn. */
const key = 'jinju.routineSnapshotAfter';
/** After one that the journal begins from, and after one that could not be taken, or is not all. */
const againMillis = { kept: 300_000, missed: 2 * 3_600_000 };

/**
 * Takes a snapshot where the journal has grown long, or lacks what it begins from, or something was taken in
 * that is too much for it: an episode, a backup. One tab at a time, and not at every turn, unless it is
 * wanted at once.
 */
export async function snapshotByRoutine(
	collection: Collection,
	{ atOnce = false } = {}
): Promise<void> {
	try {
		await ifLockFree('jinju-routine-snapshot', async () => {
			if (!atOnce && !(await isDue(collection))) return;
			waitUntil(Date.now() + againMillis.missed);
			await onBackupDesk((desk) => takeSnapshot(collection, desk, 'routine'));
			// Damaged records are in no snapshot, which then is none to begin from.
			if ((await readSafetyNet())?.isWhole) waitUntil(Date.now() + againMillis.kept);
		});
	} catch {
		// Nobody asked for it; it is tried again.
	}
}

async function isDue(collection: Collection): Promise<boolean> {
	const afterMillis = Number(localStorage.getItem(key) ?? 0);
	const nowMillis = Date.now();
	// Set while a clock was ahead, it would be waited for in vain.
	if (nowMillis < afterMillis && afterMillis - nowMillis <= againMillis.missed) return false;
	const net = await readSafetyNet();
	if (!net || (await isLost(collection))) return false;
	if (!net.isWhole) return true;
	const { facts, registers } = await collection.countRecords();
	const { least, ofEachRecord, most } = longest;
	const enough = Math.min(most, Math.max(least, ofEachRecord * (facts + registers)));
	return net.journal.length > enough;
}

function waitUntil(millis: number): void {
	localStorage.setItem(key, String(millis));
}
