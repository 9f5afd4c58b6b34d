import { Dexie, RangeSet, type IndexableType, type ObservabilitySet } from 'dexie';
import type { Database } from '#lib/storage/database.ts';

/** Rows of a table that a transaction has put, taken away or replaced, as they were and as they are. */
export interface Change {
	readonly table: string;
	readonly rows: readonly object[];
}

/**
 * Tells live queries, of this tab and others, of changes that were made past Dexie: under the names under
 * which it notes its own (dexie's `observability-middleware`). Each row is named by its primary key and by
 * its key in every index, so that whatever was read by any of them is read again.
 */
export function announceChanges(database: Database, changes: readonly Change[]): void {
	const parts: ObservabilitySet = {};
	const note = (table: string, index: string, key: IndexableType | undefined): void => {
		if (key === undefined) return;
		const part = `idb://${database.name}/${table}/${index}` as const;
		((parts[part] ??= new RangeSet()) as RangeSet).addKey(key);
	};
	for (const { table, rows } of changes) {
		const { primKey, indexes } = database.table(table).schema;
		for (const row of rows) {
			const key = keyIn(row, primKey.keyPath);
			note(table, '', key);
			// The keys that were added or taken away, for queries that ask for keys or counts alone.
			note(table, ':dels', key);
			for (const { name, keyPath } of indexes) note(table, name, keyIn(row, keyPath));
		}
	}
	Dexie.on.storagemutated.fire(parts);
}

/** A row's key under a path, or under several; undefined where it has none. */
function keyIn(
	row: object,
	path: string | readonly string[] | null | undefined
): IndexableType | undefined {
	if (path === null || path === undefined) return undefined;
	if (typeof path === 'string') return Dexie.getByKeyPath(row, path) as IndexableType | undefined;
	const keys = path.map((one) => Dexie.getByKeyPath(row, one) as IndexableType | undefined);
	return keys.every((key) => key !== undefined) ? (keys as IndexableType) : undefined;
}
