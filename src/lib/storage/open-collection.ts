import type { BackupPart } from '#lib/core/backup/backup-part.ts';
import type { Collection } from '#lib/core/collection.ts';
import type { Saved } from '#lib/core/collection/saved.ts';
import { createConnection } from '#lib/storage/connection.ts';
import { createDatabase } from '#lib/storage/database.ts';
import { createDexieCollection } from '#lib/storage/dexie-collection.ts';
import { watchPageAway } from '#lib/storage/page-away.ts';
import { createUpgradeGate, openGate } from '#lib/storage/upgrade-gate.ts';

/** Sees to what is recorded, as a backup has it, before the schema that it is in is changed. */
export type BeforeUpgrade = (parts: AsyncIterable<BackupPart>) => Promise<void>;

/**
 * Opens the collection of this name, which is made on the first visit. Where the browser gives no
 * database, or has one of a newer version, the answer says so. It does not wait for another tab that
 * stands in the way: such a collection has the health `blocked`, and its methods wait. A database of an
 * older version is upgraded once `beforeUpgrade` has ended, well or not.
 */
export async function openCollection(
	name: string,
	beforeUpgrade?: BeforeUpgrade
): Promise<Saved<Collection>> {
	const gate = beforeUpgrade
		? createUpgradeGate(async () => {
				const { storedParts } = await import('#lib/storage/stored-parts.ts');
				await beforeUpgrade(storedParts(name));
			})
		: openGate;
	const connection = createConnection(createDatabase(name, gate), gate, watchPageAway(page()));
	const opened = await connection.open();
	return opened.ok ? { ok: true, value: createDexieCollection(connection) } : opened;
}

/** The page that all this is in; undefined in Node. */
function page(): EventTarget | undefined {
	return 'document' in globalThis ? globalThis : undefined;
}
