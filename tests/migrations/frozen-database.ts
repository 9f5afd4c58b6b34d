import { readFileSync } from 'node:fs';
import { opened } from '#tests/contract/failing-storage.ts';

/** A database as it was when its schema was released: version, tables, indices and rows. */
export interface FrozenDatabase {
	readonly nativeVersion: number;
	readonly tables: Readonly<Record<string, FrozenTable>>;
}

interface FrozenTable {
	readonly keyPath: string | readonly string[] | null;
	readonly indices: Readonly<Record<string, FrozenIndex>>;
	readonly rows: readonly unknown[];
}

interface FrozenIndex {
	readonly keyPath: string | readonly string[];
	readonly unique: boolean;
	readonly multiEntry: boolean;
}

/** Where the frozen database of a schema version is kept. */
export function frozenPath(version: number): URL {
	return new URL(`v${version}.json`, import.meta.url);
}

/** The frozen database of a schema version. */
export function readFrozen(version: number): FrozenDatabase {
	return JSON.parse(readFileSync(frozenPath(version), 'utf8'), revived) as FrozenDatabase;
}

/** A frozen database as its file has it: JSON, which has a name of ours for lists of 32-bit words. */
export function textOf(frozen: FrozenDatabase): string {
	const written = (_: string, value: unknown) =>
		value instanceof Uint32Array ? { [wordsName]: [...value] } : value;
	return `${JSON.stringify(frozen, written, '\t')}\n`;
}

const wordsName = 'Uint32Array';

function revived(_: string, value: unknown): unknown {
	const isWords = typeof value === 'object' && value !== null && wordsName in value;
	return isWords ? Uint32Array.from(value[wordsName] as readonly number[]) : value;
}

/** Everything that a database holds. */
export async function freeze(name: string): Promise<FrozenDatabase> {
	const connection = await opened(indexedDB.open(name));
	const names = [...connection.objectStoreNames];
	const transaction = connection.transaction(names, 'readonly');
	const tables = await Promise.all(
		names.map(async (table): Promise<readonly [string, FrozenTable]> => {
			const store = transaction.objectStore(table);
			const indices = [...store.indexNames].map((index) => {
				const { keyPath, unique, multiEntry } = store.index(index);
				return [index, { keyPath, unique, multiEntry }] as const;
			});
			const rows = await opened<unknown[]>(store.getAll());
			return [table, { keyPath: store.keyPath, indices: Object.fromEntries(indices), rows }];
		})
	);
	const frozen = { nativeVersion: connection.version, tables: Object.fromEntries(tables) };
	connection.close();
	return frozen;
}

/** Makes a database as it was frozen, with none of the app's code. */
export async function thaw(frozen: FrozenDatabase, name: string): Promise<void> {
	const request = indexedDB.open(name, frozen.nativeVersion);
	request.onupgradeneeded = () => {
		for (const [table, { keyPath, indices, rows }] of Object.entries(frozen.tables)) {
			const store = request.result.createObjectStore(table, { keyPath: asGiven(keyPath) });
			for (const [index, { keyPath: path, ...options }] of Object.entries(indices)) {
				store.createIndex(index, asGiven(path) ?? '', options);
			}
			for (const row of rows) store.add(row);
		}
	};
	(await opened(request)).close();
}

function asGiven(keyPath: string | readonly string[] | null): string | string[] | null {
	return typeof keyPath === 'object' && keyPath !== null ? [...keyPath] : keyPath;
}
