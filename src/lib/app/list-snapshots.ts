import type { FileFolder } from '#lib/app/file-folder.ts';
import { hasZipEnd } from '#lib/app/zip-end.ts';
import { readSnapshotName, type SnapshotName } from '#lib/core/backup/snapshot-name.ts';

/** A snapshot of the collection: a backup inside the browser. */
export interface Snapshot extends SnapshotName {
	readonly name: string;
	readonly file: Blob;
}

/** The snapshots of a folder that were written to their end, in the order of time. */
export async function listSnapshots(folder: FileFolder): Promise<readonly Snapshot[]> {
	const snapshots: Snapshot[] = [];
	for (const name of (await folder.names()).toSorted()) {
		const said = readSnapshotName(name);
		const file = said && (await folder.read(name));
		if (file && (await hasZipEnd(file))) snapshots.push({ name, file, ...said });
	}
	return snapshots;
}
