// Before the app: every call on IndexedDB is counted, and any of them can be made to fail.
{
	const calls = {
		/** How many there were since this was set to 0. */
		made: 0,
		/** Those from this one on fail, or this one alone. */
		failFrom:
			/** @type {{ orders?: { failFrom?: number } }} */ (globalThis).orders?.failFrom ?? Infinity,
		once: /** @type {{ orders?: { once?: boolean } }} */ (globalThis).orders?.once ?? false,
		/** The connections that are open, or were. @type {Set<IDBDatabase>} */
		connections: new Set(),
		/** Runs something while no call is counted or fails. @template T @param {() => T} work */
		unseen(work) {
			const failFrom = calls.failFrom;
			calls.failFrom = Infinity;
			const made = calls.made;
			const ended = () => {
				calls.failFrom = failFrom;
				calls.made = made;
			};
			return Promise.resolve(work()).finally(ended);
		}
	};
	Object.assign(globalThis, { storageCalls: calls });

	const watched = {
		IDBObjectStore: [
			...[
				'add',
				'put',
				'get',
				'getAll',
				'getAllKeys',
				'getAllRecords',
				'getKey',
				'delete',
				'clear'
			],
			...['count', 'openCursor', 'openKeyCursor', 'createIndex', 'deleteIndex']
		],
		IDBIndex: [
			...['get', 'getAll', 'getAllKeys', 'getAllRecords', 'getKey', 'count', 'openCursor'],
			...['openKeyCursor']
		],
		IDBCursor: ['update', 'delete', 'continue'],
		IDBDatabase: ['transaction', 'createObjectStore', 'deleteObjectStore']
	};
	for (const [type, names] of Object.entries(watched)) {
		const { prototype } = /** @type {Record<string, { prototype: object }>} */ (
			/** @type {unknown} */ (globalThis)
		)[type] ?? { prototype: {} };
		for (const name of names) {
			const method = /** @type {unknown} */ (Reflect.get(prototype, name));
			if (typeof method !== 'function') continue;
			Object.defineProperty(prototype, name, {
				configurable: true,
				writable: true,
				/** @this {unknown} @param {unknown[]} given */
				value: function (...given) {
					if (this instanceof IDBDatabase) calls.connections.add(this);
					calls.made += 1;
					if (calls.once ? calls.made === calls.failFrom : calls.made >= calls.failFrom) {
						throw new DOMException('injected', 'TimeoutError');
					}
					/** @type {unknown} */
					const answer = Reflect.apply(method, this, given);
					return answer;
				}
			});
		}
	}
}

// Where the browser keeps no files, what was lost does not come back by itself.
try {
	if (localStorage.getItem('test.noFiles') && 'StorageManager' in globalThis) {
		Object.defineProperty(StorageManager.prototype, 'getDirectory', { value: undefined });
	}
} catch {
	// A page of no origin has neither.
}
