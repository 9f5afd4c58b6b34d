import { checkArchive } from '#lib/app/backup-archive.ts';
import type { FileFolder } from '#lib/app/file-folder.ts';
import { listSnapshots } from '#lib/app/list-snapshots.ts';
import type { Safety } from '#lib/app/snapshot-safety.ts';
import {
	printSnapshotName,
	readSnapshotName,
	type SnapshotName
} from '#lib/core/backup/snapshot-name.ts';
import { beyondKept, droppedForRoom } from '#lib/core/backup/snapshots-kept.ts';

/**
 * Writes a backup into the folder of snapshots, reads it again from there to its end, and removes those that
 * are too many, with whatever was left half written. `freeBytes` is how much there is room for; where it is
 * not enough the oldest go first, though never the one that is `needed`. One call at a time.
 */
export async function keepSnapshot(
	folder: FileFolder,
	file: Blob,
	made: SnapshotName,
	freeBytes: number,
	needed?: string
): Promise<Safety> {
	const name = printSnapshotName(made);
	try {
		const held = (await listSnapshots(folder)).filter((one) => one.name !== needed);
		const dropped = droppedForRoom(
			held.map((one) => ({ name: one.name, bytes: one.file.size })),
			file.size,
			freeBytes
		);
		if (!dropped) return 'no-room';
		for (const one of dropped) await folder.remove(one);
		await folder.write(name, file);
		await checkArchive((await folder.read(name)) ?? new Blob());
	} catch (error) {
		await folder.remove(name).catch(() => {
			// It lacks its end, so that nobody takes it for one.
		});
		return error instanceof DOMException && error.name === 'QuotaExceededError'
			? 'no-room'
			: 'failed';
	}
	await tidy(folder, name, needed);
	return 'kept';
}

/** Removes what is too much; what cannot be removed now can be the next time. */
async function tidy(folder: FileFolder, written: string, needed?: string): Promise<void> {
	try {
		const whole = (await listSnapshots(folder)).map(({ name }) => name);
		const ours = (await folder.names()).filter((name) => readSnapshotName(name));
		const half = ours.filter((name) => !whole.includes(name));
		const gone = beyondKept(whole, written).filter((name) => name !== needed);
		for (const name of [...half, ...gone]) await folder.remove(name);
	} catch {
		// The new one is there.
	}
}
