import type { RecordCounts, Records } from '#lib/core/collection.ts';
import { compareWrites } from '#lib/core/register.ts';
import type { Database } from '#lib/storage/database.ts';
import { newRow } from '#lib/storage/rows.ts';

/** Within a transaction, finds the records that are not here, and the registers that were written later. */
export async function newRecords(
	database: Database,
	{ facts, registers, settings }: Records
): Promise<Records> {
	const known = await database.facts.bulkGet(facts.map(({ id }) => id));
	const stored = await database.registers.bulkGet(
		registers.map(({ subject, field }): [string, string] => [subject, field])
	);
	const settled = await database.settings.bulkGet(settings.map(({ id }) => id));
	return {
		facts: facts.filter((_, place) => !known[place]),
		registers: registers.filter((register, place) => {
			const before = stored[place];
			return !before || compareWrites(register, before) > 0;
		}),
		settings: settings.filter((_, place) => !settled[place])
	};
}

/** Within a transaction, stores the records that are not here, and notes that the caches are behind. */
export async function uniteRecords(database: Database, records: Records): Promise<RecordCounts> {
	const fresh = await newRecords(database, records);
	const counts = countsOf(fresh);
	if (counts.facts + counts.registers + counts.settings > 0) {
		await database.facts.bulkAdd(fresh.facts.map(newRow));
		await database.registers.bulkPut([...fresh.registers]);
		await database.settings.bulkAdd([...fresh.settings]);
		await database.meta.put({ key: 'outdated', value: 1 });
	}
	return counts;
}

/** How many records there are of each kind. */
export function countsOf({ facts, registers, settings }: Records): RecordCounts {
	return { facts: facts.length, registers: registers.length, settings: settings.length };
}
