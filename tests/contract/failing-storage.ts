import { IDBDatabase, IDBIndex, IDBObjectStore } from 'fake-indexeddb';

/** The methods through which everything is read and written. */
const requests: ReadonlySet<string> = new Set([
	'add',
	'put',
	'get',
	'getAll',
	'getAllKeys',
	'getAllRecords',
	'getKey',
	'delete',
	'clear',
	'count',
	'openCursor',
	'openKeyCursor',
	'createIndex',
	'deleteIndex'
]);

type Method = (this: IDBObjectStore | IDBIndex, ...given: unknown[]) => unknown;

/**
 * Runs work while every call to storage is shown to `onCall` first, with its number from 1; what it
 * throws is what the call throws. Answers what the work answered, and how many calls there were.
 */
export async function whileWatchingCalls<T>(
	onCall: (number: number, transaction: IDBTransaction) => void,
	work: () => Promise<T>
): Promise<{ readonly value: T; readonly calls: number }> {
	let calls = 0;
	const undo: (() => void)[] = [];
	for (const prototype of [IDBObjectStore.prototype, IDBIndex.prototype]) {
		for (const [name, property] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
			if (!requests.has(name)) continue;
			const method = property.value as Method;
			const watched: Method = function (...given) {
				calls += 1;
				onCall(calls, 'transaction' in this ? this.transaction : this.objectStore.transaction);
				return method.apply(this, given);
			};
			Object.defineProperty(prototype, name, { ...property, value: watched });
			undo.push(() => Object.defineProperty(prototype, name, property));
		}
	}
	try {
		return { value: await work(), calls };
	} finally {
		for (const one of undo) one();
	}
}

/** Which calls fail: all from one on, as on a disk that is full, or one alone, which nothing else may hide. */
export const failures: readonly (readonly [string, (number: number, first: number) => boolean])[] =
	[
		['from whichever call on all', (number, first) => number >= first],
		['at whichever call one', (number, first) => number === first]
	];

const transactionWatchers = new Set<(transaction: IDBTransaction, on: IDBDatabase) => void>();
type Begin = (this: IDBDatabase, ...given: unknown[]) => IDBTransaction;
const property = Object.getOwnPropertyDescriptor(IDBDatabase.prototype, 'transaction');
const begin = property?.value as Begin;
const watchedBegin: Begin = function (...given) {
	const begun = begin.apply(this, given);
	for (const watcher of transactionWatchers) watcher(begun, this);
	return begun;
};
// Set once and for all: Dexie takes hold of this method when it opens a database.
Object.defineProperty(IDBDatabase.prototype, 'transaction', { ...property, value: watchedBegin });

/** Runs work while each new transaction, and the connection that it is on, is shown. */
export async function whileWatchingTransactions<T>(
	onTransaction: (transaction: IDBTransaction, on: IDBDatabase) => void,
	work: () => Promise<T>
): Promise<T> {
	transactionWatchers.add(onTransaction);
	try {
		return await work();
	} finally {
		transactionWatchers.delete(onTransaction);
	}
}

/**
 * Makes a transaction fail just before it would be kept, as a full disk does: every request succeeds,
 * then all of it is undone, and its error has this name.
 */
export function failCommit(transaction: IDBTransaction, name: string): void {
	// What an engine does by itself has no name in the interface; these are the double's own.
	const engine = transaction as unknown as { _abort(name: string): void; _markFinished(): void };
	const finish = engine._markFinished.bind(transaction);
	engine._markFinished = () => {
		engine._markFinished = finish;
		engine._abort(name);
	};
}

/**
 * Lets a transaction be kept without anybody hearing of it: its completion is announced as the loss of
 * its connection.
 */
export function loseCompletion(transaction: IDBTransaction): void {
	transaction.addEventListener('complete', (event) => {
		event.stopImmediatePropagation();
		Object.defineProperty(transaction, 'error', {
			value: new DOMException('Connection to Indexed Database server lost', 'UnknownError')
		});
		transaction.onabort?.(event);
	});
}

/** All rows of a database, by table; read on a connection of its own. */
export async function dump(name: string): Promise<Readonly<Record<string, readonly unknown[]>>> {
	const connection = await opened(indexedDB.open(name));
	const tables = [...connection.objectStoreNames];
	const transaction = connection.transaction(tables, 'readonly');
	const rows = await Promise.all(
		tables.map((table) => opened(transaction.objectStore(table).getAll() as IDBRequest<unknown[]>))
	);
	connection.close();
	return Object.fromEntries(tables.map((table, place) => [table, rows[place] ?? []]));
}

/** Changes one row of a table behind the collection's back. */
export async function tamper(name: string, table: string, row: unknown): Promise<void> {
	const connection = await opened(indexedDB.open(name));
	await opened(connection.transaction(table, 'readwrite').objectStore(table).put(row));
	connection.close();
}

/** The result of a request. */
export function opened<T>(request: IDBRequest<T>): Promise<T> {
	return new Promise((resolve, reject) => {
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error ?? new Error('failed'));
	});
}
