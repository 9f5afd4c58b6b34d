import type { BackupProblem } from '#lib/app/backup-archive.ts';
import { ifLockFree, withLock } from '#lib/app/named-lock.ts';
import { applyRestore, type RestoreInto } from '#lib/app/restore-backup.ts';
import type { BackupHoldings } from '#lib/core/backup/manifest.ts';
import type { Saved } from '#lib/core/collection/saved.ts';

/** Told how many parts have been dealt with. */
type PartProgress = (done: number) => void;

/** One tab at a time replaces everything, or finishes it. */
const lockName = 'jinju-replacement';

/**
 * Makes a collection exactly what a backup holds. A copy of the backup is laid in the collection and read
 * there from its beginning to its end; then all goes in one write, and the copy is taken in. Interrupted
 * before that write, all is as it was; after it, the next start finishes (`finishReplacement`).
 */
export async function replaceAll(
	into: RestoreInto,
	file: Blob,
	onprogress: PartProgress
): Promise<Saved<BackupHoldings> | BackupProblem> {
	return withLock(lockName, 'exclusive', async () => {
		const { collection } = into;
		if ((await collection.replacement())?.cleared) {
			const former = await takeIn(into, () => undefined);
			if (typeof former === 'string' || !former.ok) return former;
		}
		const cleared = await clearFor(into, file);
		if (cleared !== undefined) {
			await collection.endReplacement();
			return cleared;
		}
		return takeIn(into, onprogress);
	});
}

/** Lays a backup and removes everything for it; answers why not, where nothing is removed. */
async function clearFor(
	{ collection, desk }: RestoreInto,
	file: Blob
): Promise<Extract<Saved<never>, { readonly ok: false }> | BackupProblem | undefined> {
	const laid = await collection.layReplacement(file);
	if (!laid.ok) return laid;
	const copy = (await collection.replacement())?.file;
	if (!copy) return 'damaged';
	// What is read from now on is the copy: the file may be changed, or be gone, at any time.
	const problem = await desk.check(copy);
	if (problem) return problem;
	const cleared = await collection.clearForReplacement();
	return cleared.ok ? undefined : cleared;
}

/** Takes in what everything was removed for. Refused, it stays laid, and the next start goes on. */
async function takeIn(
	into: RestoreInto,
	onprogress: PartProgress
): Promise<Saved<BackupHoldings> | BackupProblem> {
	const { collection } = into;
	const replacement = await collection.replacement();
	if (!replacement) return 'damaged';
	const taken = await applyRestore(into, replacement.file, onprogress);
	// A copy that was sound and no longer is cannot bring more than it did: there is a snapshot.
	if (typeof taken === 'string' || taken.ok) await collection.endReplacement();
	return taken;
}

/**
 * Finishes, at a start, what was interrupted, unless it is going on in another tab; where nothing had been
 * removed yet, nothing is.
 */
export async function finishReplacement(into: RestoreInto): Promise<void> {
	const { collection } = into;
	await ifLockFree(lockName, async () => {
		const { cleared } = (await collection.replacement()) ?? {};
		if (cleared) await takeIn(into, () => undefined);
		else if (cleared === false) await collection.endReplacement();
	});
}
