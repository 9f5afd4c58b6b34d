import { directoryFolder } from '#lib/app/directory-folder.ts';
import type { FileFolder } from '#lib/app/file-folder.ts';

/**
 * Where the snapshots are: in the browser's own files, so that a broken database does not take them along.
 * Undefined where the browser has none (WebKitGTK, private windows).
 */
export async function snapshotFolder(): Promise<FileFolder | undefined> {
	try {
		const { storage } = navigator as { readonly storage?: Partial<StorageManager> };
		const root = await storage?.getDirectory?.();
		return (
			root && directoryFolder(await root.getDirectoryHandle('snapshots', { create: true }), put)
		);
	} catch {
		return undefined;
	}
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

/** What a worker has of a file. Source: https://fs.spec.whatwg.org/#api-filesystemsyncaccesshandle */
interface SyncAccess {
	write(bytes: Uint8Array, options: { readonly at: number }): number;
	truncate(bytes: number): void | Promise<void>;
	flush(): void | Promise<void>;
	close(): void | Promise<void>;
}

/** Writes a file in place: the one way that every browser has, Safari before 26 too, and only in a worker. */
async function put(handle: FileSystemFileHandle, file: Blob): Promise<void> {
	const access = await (
		handle as unknown as { createSyncAccessHandle(): Promise<SyncAccess> }
	).createSyncAccessHandle();
	try {
		await access.truncate(0);
		let at = 0;
		const reader = file.stream().getReader();
		for (;;) {
			const { done, value } = await reader.read();
			if (done) break;
			if (access.write(value, { at }) < value.length) {
				throw new DOMException('The file could not be written whole.', 'QuotaExceededError');
			}
			at += value.length;
		}
		await access.flush();
	} finally {
		await access.close();
	}
}
