import type { Table } from 'dexie';
import { distinctRecords } from '#lib/core/collection/distinct-records.ts';
import type { RecordCounts, Records } from '#lib/core/collection/record-union.ts';
import { compareWrites, type Register } from '#lib/core/register.ts';
import { markBehind } from '#lib/storage/behind.ts';
import type { Tables } from '#lib/storage/database.ts';
import { compareText } from '#lib/storage/compare-text.ts';
import { newRow } from '#lib/storage/rows.ts';

/** Within a transaction, finds the records that are not here, and the registers that were written later. */
export async function newRecords(database: Tables, records: Records): Promise<Records> {
	const { facts, registers, settings } = distinctRecords(records);
	// Dexie may lose its transaction in awaiting what asks for nothing.
	const known =
		facts.length > 0
			? await knownIds(
					database.facts,
					facts.map(({ id }) => id)
				)
			: new Set();
	const settled =
		settings.length > 0
			? await knownIds(
					database.settings,
					settings.map(({ id }) => id)
				)
			: new Set();
	const stored =
		registers.length > 0 ? await storedRegisters(database, registers) : new Map<string, Register>();
	return {
		facts: facts.filter(({ id }) => !known.has(id)),
		registers: registers.filter((register) => {
			const before = stored.get(nameOf(register));
			return !before || compareWrites(register, before) > 0;
		}),
		settings: settings.filter(({ id }) => !settled.has(id))
	};
}

/**
 * Which of these ids there are. A backup has its records in the order of their keys, and nearly all that
 * stands between the first and the last of some is of them, or there is nothing: both are told by the
 * keys of one range. Where much else stands there, each is asked for.
 */
async function knownIds<Id extends string>(
	table: Table<object, Id>,
	ids: readonly Id[]
): Promise<ReadonlySet<string>> {
	const [first = '', last = ''] = endsOf(ids);
	const atMost = 2 * ids.length;
	const between = table.where(':id').between(first, last, true, true);
	const keys = await between.limit(atMost).primaryKeys();
	if (keys.length < atMost) return new Set(keys);
	const rows = await table.bulkGet([...ids]);
	return new Set(ids.filter((_, place) => rows[place]));
}

/** The registers of these names as they are here, read in the same way. */
async function storedRegisters(
	database: Tables,
	registers: readonly Register[]
): Promise<ReadonlyMap<string, Register>> {
	const inOrder = registers.toSorted(
		(a, b) => compareText(a.subject, b.subject) || compareText(a.field, b.field)
	);
	const [first, last] = [inOrder[0], inOrder.at(-1)];
	if (!first || !last) return new Map();
	const keyOf = ({ subject, field }: Register): [string, string] => [subject, field];
	const atMost = 2 * registers.length;
	const together = await database.registers
		.where(':id')
		.between(keyOf(first), keyOf(last), true, true)
		.limit(atMost)
		.toArray();
	const found =
		together.length < atMost ? together : await database.registers.bulkGet(registers.map(keyOf));
	return new Map(found.flatMap((register) => (register ? [[nameOf(register), register]] : [])));
}

function nameOf({ subject, field }: Register): string {
	return JSON.stringify([subject, field]);
}

function endsOf<T extends string>(ids: readonly T[]): readonly (T | undefined)[] {
	const inOrder = ids.toSorted();
	return [inOrder[0], inOrder.at(-1)];
}

/** Within a transaction, stores the records that are not here, and notes that the caches are behind. */
export async function uniteRecords(database: Tables, records: Records): Promise<RecordCounts> {
	const fresh = await newRecords(database, records);
	const counts = countsOf(fresh);
	if (counts.facts + counts.registers + counts.settings > 0) {
		if (counts.facts > 0) await database.facts.bulkAdd(fresh.facts.map(newRow));
		if (counts.registers > 0) await database.registers.bulkPut([...fresh.registers]);
		if (counts.settings > 0) await database.settings.bulkAdd([...fresh.settings]);
		await markBehind(database, fresh);
	}
	return counts;
}

/** How many records there are of each kind. */
export function countsOf({ facts, registers, settings }: Records): RecordCounts {
	return { facts: facts.length, registers: registers.length, settings: settings.length };
}
