import type { Remote } from 'comlink';
import type { BackupDesk } from '#lib/app/backup-desk.ts';
import { gatherParts, type BackupProgress } from '#lib/app/gather-backup.ts';
import { newIdentity } from '#lib/app/identifiers.ts';
import { isLost } from '#lib/app/is-lost.ts';
import { journal } from '#lib/app/journal.ts';
import { readBase } from '#lib/app/read-journal.ts';
import type { Safety } from '#lib/app/snapshot-safety.ts';
import { snapshotFolder } from '#lib/app/snapshot-folder.ts';
import { printSnapshotName, type SnapshotReason } from '#lib/core/backup/snapshot-name.ts';
import type { Collection } from '#lib/core/collection.ts';

/**
 * Takes a snapshot of the collection, as before something that changes much of it; the journal begins anew from
 * it. It never throws: whatever keeps it from being taken must not keep the learner from going on.
 */
export async function takeSnapshot(
	collection: Collection,
	desk: Remote<BackupDesk>,
	reason: SnapshotReason,
	onprogress: BackupProgress = () => undefined
): Promise<Safety> {
	try {
		const [registers, facts] = await Promise.all([
			collection.registersAfter(undefined, 1),
			collection.factsAfter('', 1)
		]);
		if (registers.length + facts.length === 0) return 'nothing';
		if (!(await snapshotFolder())) return 'no-folder';
		const made = { atMillis: Date.now(), reason };
		// What is to be brought back yet stays as it is.
		const lost = await isLost(collection);
		const identity = lost ? undefined : await collection.identity(newIdentity());
		const files = await journal.written();
		const leftOut = await gatherParts(collection, desk, onprogress);
		const safety = await desk.keep(made, (await readBase())?.snapshot ?? undefined);
		if (safety === 'kept' && identity !== undefined && leftOut === 0) {
			await journal.beginFrom(printSnapshotName(made), identity, files);
		}
		return safety;
	} catch {
		return 'failed';
	}
}
