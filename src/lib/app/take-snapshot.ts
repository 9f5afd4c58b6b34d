import type { Remote } from 'comlink';
import type { BackupDesk } from '#lib/app/backup-desk.ts';
import { gatherParts, type BackupProgress } from '#lib/app/gather-backup.ts';
import type { Safety } from '#lib/app/snapshot-safety.ts';
import { snapshotFolder } from '#lib/app/snapshot-folder.ts';
import type { SnapshotReason } from '#lib/core/backup/snapshot-name.ts';
import type { Collection } from '#lib/core/collection.ts';

/**
 * Takes a snapshot of the collection before something that changes much of it. It never throws: whatever keeps
 * it from being taken must not keep the learner from going on.
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
		const atMillis = Date.now();
		await gatherParts(collection, desk, onprogress);
		return await desk.keep({ atMillis, reason });
	} catch {
		return 'failed';
	}
}
