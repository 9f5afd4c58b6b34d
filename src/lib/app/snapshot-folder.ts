import type { FileFolder } from '#lib/app/file-folder.ts';
import { originFolder } from '#lib/app/origin-folder.ts';

/** Where the snapshots are; undefined where the browser keeps no files. */
export function snapshotFolder(): Promise<FileFolder | undefined> {
	return originFolder('snapshots');
}

/**
 * How many bytes there are for snapshots: they leave a tenth of what the browser gives to what the learner
 * does. Infinite where it does not tell.
 */
export async function freeForSnapshots(): Promise<number> {
	const { storage } = navigator as { readonly storage?: Partial<StorageManager> };
	const { quota, usage } = (await storage?.estimate?.()) ?? {};
	return quota === undefined || usage === undefined ? Infinity : 0.9 * quota - usage;
}
