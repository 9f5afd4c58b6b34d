import type { Replacing } from '#lib/core/collection/replacing.ts';
import type { Connection } from '#lib/storage/connection.ts';
import { Refusal } from '#lib/storage/refusal.ts';
import { asideKeys, type ReplacementRow } from '#lib/storage/rows.ts';

/** How the collection in IndexedDB gives way to a backup. */
export function createDexieReplacing(connection: Connection): Replacing {
	const { database } = connection;
	const { meta } = database;
	const laid = async () => (await meta.get('replacement')) as ReplacementRow | undefined;
	const records = database.tables.filter(({ name }) => name !== meta.name);

	return {
		async layReplacement(file) {
			const lay = (kept: ReplacementRow['file']) =>
				connection.write([], async () => {
					if ((await laid())?.value === 1) throw new Refusal('storage-failed', stillToTakeIn);
					await meta.put({ key: 'replacement', value: 0, file: kept });
				});
			const asFile = await lay(file);
			if (asFile.ok || asFile.code === 'storage-full') return asFile;
			// WebKit keeps no files in the database of a private window, and says that its storage is broken.
			const bytes = await file.arrayBuffer().catch(() => undefined);
			return bytes ? lay(bytes) : asFile;
		},
		replacement: () =>
			connection.read([meta], async () => {
				const row = await laid();
				return row && { file: new Blob([row.file]), cleared: row.value === 1 };
			}),
		clearForReplacement: () =>
			connection.write(records, async () => {
				const row = await laid();
				if (!row) throw new Refusal('storage-failed', nothingLaid);
				for (const table of records) await table.clear();
				// What could not be read is nowhere else.
				const aside = await meta
					.where(':id')
					.between(...asideKeys)
					.toArray();
				// How often something was taken in goes on, for tabs that are still at the last time.
				await meta
					.where(':id')
					.noneOf(['schemaVersion', 'identity', 'unions', 'replacement'])
					.delete();
				await meta.bulkPut([...aside, { ...row, value: 1 }]);
			}),
		endReplacement: () => connection.write([], () => meta.delete('replacement'))
	};
}

/** Why nothing is removed. */
export const nothingLaid = 'there is nothing to take the place of what is here';

/** Why no other backup is laid. */
export const stillToTakeIn = 'everything was removed for a backup that is not taken in yet';
