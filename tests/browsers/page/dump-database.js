/**
 * Every row of a database of this origin, by table, read past the app; undefined where there is no such
 * database. A list of 32-bit words is told by its length.
 * @param {string} name
 * @returns {Promise<Readonly<Record<string, readonly unknown[]>> | undefined>}
 */
export async function dumpDatabase(name) {
	const known = await indexedDB.databases();
	if (!known.some((one) => one.name === name)) return undefined;
	const database = await result(indexedDB.open(name));
	try {
		const tables = [...database.objectStoreNames];
		if (tables.length === 0) return {};
		const transaction = database.transaction(tables);
		const rows = await Promise.all(
			tables.map((table) => result(transaction.objectStore(table).getAll()))
		);
		const entries = tables.map((table, place) => [table, rows[place]]);
		/** @type {unknown} */
		const plain = JSON.parse(
			JSON.stringify(Object.fromEntries(entries), (_, /** @type {unknown} */ value) =>
				value instanceof Uint32Array ? { words: value.length } : value
			)
		);
		return /** @type {Readonly<Record<string, readonly unknown[]>>} */ (plain);
	} finally {
		database.close();
	}
}

/**
 * @template T
 * @param {IDBRequest<T>} request
 * @returns {Promise<T>}
 */
function result(request) {
	return new Promise((resolve, reject) => {
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error ?? new Error('failed'));
	});
}
