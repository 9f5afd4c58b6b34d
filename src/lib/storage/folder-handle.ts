import { resultOf } from '#lib/storage/request-result.ts';

// A database of its own: a handle to a folder is nothing that a backup could hold, or another device use.
const [name, table, key] = ['jinju-folder', 'handles', 'backup'];

/** The folder that the learner chose for backups; undefined where none was chosen, or it was forgotten. */
export async function readFolderHandle(): Promise<FileSystemDirectoryHandle | undefined> {
	return inTable('readonly', async (store) => {
		const found: unknown = await resultOf(store.get(key));
		return found as FileSystemDirectoryHandle | undefined;
	});
}

/** Remembers the folder, or forgets it. */
export async function writeFolderHandle(
	handle: FileSystemDirectoryHandle | undefined
): Promise<void> {
	await inTable('readwrite', async (store) => {
		await (handle ? resultOf(store.put(handle, key)) : resultOf(store.delete(key)));
	});
}

async function inTable<T>(
	mode: IDBTransactionMode,
	work: (store: IDBObjectStore) => Promise<T>
): Promise<T> {
	const request = indexedDB.open(name, 1);
	request.onupgradeneeded = () => {
		request.result.createObjectStore(table);
	};
	const connection = await resultOf(request);
	try {
		return await work(connection.transaction(table, mode).objectStore(table));
	} finally {
		connection.close();
	}
}
