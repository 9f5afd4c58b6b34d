/**
 * Makes a database as it was frozen (see tests/migrations), and goes on holding it, deaf to whoever wants
 * to open a newer version, as a page does that is too old to listen; answers how to let go of it.
 * @param {{ nativeVersion: number, tables: Record<string, { keyPath: string | string[], indices: Record<string, { keyPath: string | string[], unique: boolean, multiEntry: boolean }>, rows: unknown[] }> }} frozen
 * @param {string} name
 * @returns {Promise<() => void>}
 */
export async function thaw({ nativeVersion, tables }, name) {
	await new Promise((resolve, reject) => {
		const request = indexedDB.deleteDatabase(name);
		request.onsuccess = resolve;
		request.onerror = () => reject(request.error ?? new Error('not deleted'));
	});
	const request = indexedDB.open(name, nativeVersion);
	request.onupgradeneeded = () => {
		for (const [table, { keyPath, indices, rows }] of Object.entries(tables)) {
			const store = request.result.createObjectStore(table, { keyPath });
			for (const [index, { keyPath: path, unique, multiEntry }] of Object.entries(indices)) {
				store.createIndex(index, path, { unique, multiEntry });
			}
			for (const row of rows) store.add(row);
		}
	};
	const database = await new Promise(
		(/** @type {(opened: IDBDatabase) => void} */ resolve, reject) => {
			request.onsuccess = () => resolve(request.result);
			request.onerror = () => reject(request.error ?? new Error('not opened'));
		}
	);
	return () => database.close();
}

/**
 * A frozen database with its lists of 32-bit words, which its file has as objects.
 * @template T
 * @param {T} value
 * @returns {T}
 */
export function revived(value) {
	if (typeof value !== 'object' || value === null) return value;
	if ('Uint32Array' in value) {
		return /** @type {T} */ (
			/** @type {unknown} */ (Uint32Array.from(/** @type {number[]} */ (value.Uint32Array)))
		);
	}
	if (Array.isArray(value)) {
		const items = /** @type {readonly unknown[]} */ (value);
		return /** @type {T} */ (/** @type {unknown} */ (items.map((item) => revived(item))));
	}
	return /** @type {T} */ (
		Object.fromEntries(Object.entries(value).map(([key, one]) => [key, revived(one)]))
	);
}
