import { directoryFolder } from '#lib/app/directory-folder.ts';
import type { FileFolder } from '#lib/app/file-folder.ts';

/** A file that is written on at its end, and that nobody else can write or remove until it is closed. */
export interface OpenFile {
	/** Writes, so that it outlives the browser; throws where it cannot. */
	append(text: string): void;
	/** Sees what was written to the disk, so that it outlives the device's power. */
	flush(): Promise<void>;
	close(): Promise<void>;
}

/** A folder of the browser's own files. */
export interface OriginFolder extends FileFolder {
	/** Opens a file, which is made where there is none. Rejects where it cannot; only in a worker. */
	open(name: string): Promise<OpenFile>;
}

/** Whether the browser keeps files for a site; it may yet refuse them, as in a private window. */
export function hasOriginFiles(): boolean {
	if (typeof navigator === 'undefined') return false;
	const { storage } = navigator as { readonly storage?: Partial<StorageManager> };
	return storage?.getDirectory !== undefined;
}

/**
 * A folder of this name among the browser's own files, where a broken database does not take them along.
 * Undefined where the browser has none (WebKitGTK, private windows).
 */
export async function originFolder(name: string): Promise<OriginFolder | undefined> {
	try {
		const { storage } = navigator as { readonly storage?: Partial<StorageManager> };
		const root = await storage?.getDirectory?.();
		if (!root) return undefined;
		const directory = await root.getDirectoryHandle(name, { create: true });
		return {
			...directoryFolder(directory, put),
			open: async (file) => openFile(await directory.getFileHandle(file, { create: true }))
		};
	} catch {
		return undefined;
	}
}

/** What a worker has of a file. Source: https://fs.spec.whatwg.org/#api-filesystemsyncaccesshandle */
interface SyncAccess {
	write(bytes: Uint8Array, options: { readonly at: number }): number;
	getSize(): number | Promise<number>;
	truncate(bytes: number): void | Promise<void>;
	flush(): void | Promise<void>;
	close(): void | Promise<void>;
}

/** A file to work on in place: the one way that every browser has, Safari before 26 too, and only in a worker. */
function accessTo(handle: FileSystemFileHandle): Promise<SyncAccess> {
	return (
		handle as unknown as { createSyncAccessHandle(): Promise<SyncAccess> }
	).createSyncAccessHandle();
}

async function put(handle: FileSystemFileHandle, file: Blob): Promise<void> {
	const access = await accessTo(handle);
	try {
		await access.truncate(0);
		let at = 0;
		const reader = file.stream().getReader();
		for (;;) {
			const { done, value } = await reader.read();
			if (done) break;
			writeAll(access, value, at);
			at += value.length;
		}
		await access.flush();
	} finally {
		await access.close();
	}
}

async function openFile(handle: FileSystemFileHandle): Promise<OpenFile> {
	const access = await accessTo(handle);
	let at = await access.getSize();
	return {
		append(text) {
			const bytes = new TextEncoder().encode(text);
			writeAll(access, bytes, at);
			at += bytes.length;
		},
		async flush() {
			await access.flush();
		},
		async close() {
			await access.close();
		}
	};
}

function writeAll(access: SyncAccess, bytes: Uint8Array, at: number): void {
	if (access.write(bytes, { at }) < bytes.length) {
		throw new DOMException('The file could not be written whole.', 'QuotaExceededError');
	}
}
