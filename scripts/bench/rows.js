/**
 * What the queries of a page touched.
 * @typedef {object} Touched
 * @property {number} most rows that one query touched
 * @property {string} by that query: table or index, and method
 * @property {number} queries how many there were
 */

/**
 * Runs in a page before anything else: counts the rows that each query to IndexedDB touches. A cursor
 * touches a row with each step; `count` is counted as what it counts. Workers are not seen.
 */
export function countRows() {
	/** @type {Map<string, number>} */
	const queries = new Map();
	Object.assign(window, { benchQueries: queries });
	let number = 0;
	const results = new Set(['getAll', 'getAllKeys', 'getAllRecords', 'get', 'getKey', 'count']);
	const cursors = new Set(['openCursor', 'openKeyCursor']);
	for (const prototype of [IDBObjectStore.prototype, IDBIndex.prototype]) {
		for (const name of [...results, ...cursors]) {
			if (!(name in prototype)) continue;
			/** @type {Record<string, (...given: unknown[]) => IDBRequest<unknown>>} */
			const methods = /** @type {never} */ (prototype);
			const method = methods[name];
			if (!method) continue;
			Reflect.set(
				prototype,
				name,
				/**
				 * @this {IDBObjectStore | IDBIndex}
				 * @param {unknown[]} given
				 */
				function (...given) {
					const request = method.apply(this, given);
					const on = 'objectStore' in this ? `${this.objectStore.name}.${this.name}` : this.name;
					const query = `${on} ${name} #${String((number += 1))}`;
					request.addEventListener('success', () => {
						const { result } = request;
						const touched = Array.isArray(result)
							? result.length
							: typeof result === 'number' && name === 'count'
								? result
								: result === undefined || result === null
									? 0
									: 1;
						queries.set(query, (queries.get(query) ?? 0) + touched);
					});
					return request;
				}
			);
		}
	}
}

/**
 * Runs in the page: what was touched so far.
 * @returns {Touched}
 */
export function readTouched() {
	const { benchQueries } = /** @type {{ benchQueries: Map<string, number> }} */ (
		/** @type {unknown} */ (window)
	);
	const [by = '', most = 0] = [...benchQueries].sort(([, a], [, b]) => b - a)[0] ?? [];
	return { most, by: by.replace(/ #\d+$/, ''), queries: benchQueries.size };
}
