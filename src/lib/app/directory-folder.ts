import type { FileFolder } from '#lib/app/file-folder.ts';

/** A directory's files; `write` is how this directory has a file written. */
export function directoryFolder(
	directory: FileSystemDirectoryHandle,
	write: (handle: FileSystemFileHandle, file: Blob) => Promise<void>
): FileFolder {
	return {
		async names() {
			const names: string[] = [];
			for await (const [name, { kind }] of directory.entries()) {
				if (kind === 'file') names.push(name);
			}
			return names;
		},
		async read(name) {
			try {
				return await (await directory.getFileHandle(name)).getFile();
			} catch (error) {
				if (isNotFound(error)) return undefined;
				throw error;
			}
		},
		async write(name, file) {
			const isNew = (await this.read(name)) === undefined;
			const handle = await directory.getFileHandle(name, { create: true });
			try {
				await write(handle, file);
			} catch (error) {
				// Else there would be an empty file that is named like a backup.
				if (isNew) await this.remove(name).catch(() => undefined);
				throw error;
			}
		},
		async remove(name) {
			try {
				await directory.removeEntry(name);
			} catch (error) {
				if (!isNotFound(error)) throw error;
			}
		}
	};
}

function isNotFound(error: unknown): boolean {
	return error instanceof DOMException && error.name === 'NotFoundError';
}
