import type { Collection, Saved } from '#lib/core/collection.ts';
import { createConnection } from '#lib/storage/connection.ts';
import { createDatabase } from '#lib/storage/database.ts';
import { createDexieCollection } from '#lib/storage/dexie-collection.ts';

/**
 * Opens the collection of this name, which is made on the first visit. Where the browser gives no
 * database, or has one of a newer version, the answer says so. It does not wait for another tab that
 * stands in the way: such a collection has the health `blocked`, and its methods wait.
 */
export async function openCollection(name: string): Promise<Saved<Collection>> {
	const connection = createConnection(createDatabase(name));
	const opened = await connection.open();
	return opened.ok ? { ok: true, value: createDexieCollection(connection) } : opened;
}
