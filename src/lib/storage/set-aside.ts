import { Dexie, type Table } from 'dexie';
import * as v from 'valibot';
import { factSchema, registerSchema, settingsSchema } from '#lib/core/backup/record-schemas.ts';
import {
	editionNoteSchema,
	editionRowSchema,
	editionTextSchema
} from '#lib/core/backup/stored-edition-schemas.ts';
import type { Following } from '#lib/core/collection/following.ts';
import { asideKinds, type AsideKind, type SetAside } from '#lib/core/collection/repairs.ts';
import type { Saved } from '#lib/core/collection/saved.ts';
import { sameValue } from '#lib/core/same-value.ts';
import { textHash } from '#lib/core/text-hash.ts';
import type { Connection } from '#lib/storage/connection.ts';
import { tablesAtHand, type Tables } from '#lib/storage/database.ts';
import {
	asideKeys,
	isMemoryFactRow,
	isAliasRow,
	newRow,
	type FactRow,
	type MetaRow
} from '#lib/storage/rows.ts';

/** A record that was set aside, as `meta` keeps it: nothing else reads it there. */
interface AsideRow {
	readonly key: `aside ${string}`;
	readonly record: SetAside;
}

/** How many rows of a table are read at a time, what is looked at of each, and whether that is sound. */
interface Judging {
	readonly rowsAtOnce: number;
	readonly isSound: (row: unknown) => boolean;
}

const judgingOf: { readonly [Kind in AsideKind]: Judging } = {
	settings: { rowsAtOnce: 300, isSound: (row) => v.is(settingsSchema, row) },
	registers: { rowsAtOnce: 300, isSound: (row) => v.is(registerSchema, row) },
	facts: { rowsAtOnce: 300, isSound: (row) => v.is(factSchema, (row as Partial<FactRow>).fact) },
	editions: { rowsAtOnce: 100, isSound: (row) => v.is(editionRowSchema, row) },
	// Each has a whole page, and what was read from it.
	editionTexts: { rowsAtOnce: 5, isSound: (row) => v.is(editionTextSchema, row) },
	editionNotes: { rowsAtOnce: 50, isSound: (row) => v.is(editionNoteSchema, row) }
};

/** Some rows of a table: what is damaged of them with its key, what is to be stored, and where they end. */
interface Looked {
	readonly damaged: readonly { readonly key: unknown; readonly row: unknown }[];
	readonly put: readonly FactRow[];
	readonly count: number;
	readonly last: unknown;
}

/**
 * Reads every settings record, register and fact, and all of the imported episodes, a few at a time, and sets
 * aside what is not of the shape that everything else relies on. Answers what was set aside this time.
 */
export async function setAsideDamaged(
	connection: Connection,
	{ onprogress, signal }: Following = {}
): Promise<Saved<readonly SetAside[]>> {
	const tables = asideKinds.map((kind) => connection.database[kind]);
	const all = await connection.read(tables, async () => {
		const counts = await Promise.all(tables.map((table) => table.count()));
		return counts.reduce((sum, count) => sum + count, 0);
	});
	const aside: SetAside[] = [];
	let done = 0;
	for (const kind of asideKinds) {
		let last: unknown = Dexie.minKey;
		while (last !== undefined && signal?.aborted !== true) {
			const from = last;
			const looked = await connection.read([connection.database[kind]], () =>
				look(tablesAtHand(), kind, from)
			);
			if (looked.damaged.length + looked.put.length > 0) {
				const moved = await connection.write([connection.database[kind]], async () => {
					const at = tablesAtHand();
					return moveAside(at, kind, await look(at, kind, from));
				});
				if (!moved.ok) return moved;
				aside.push(...moved.value);
			}
			done += looked.count;
			last = looked.last;
			onprogress?.(Math.min(1, done / Math.max(1, all)));
		}
	}
	return { ok: true, value: aside };
}

/** Within a transaction, reads all that was ever set aside. */
export async function readAside(at: Tables): Promise<readonly SetAside[]> {
	const rows = await at.meta
		.where(':id')
		.between(...asideKeys)
		.toArray();
	return (rows as unknown as readonly AsideRow[]).map(({ record }) => record);
}

/** Within a transaction, reads the rows of a table after a key. Keys may be of any kind where rows are damaged. */
async function look(at: Tables, kind: AsideKind, from: unknown): Promise<Looked> {
	const table = at[kind] as Table<unknown>;
	const { rowsAtOnce, isSound } = judgingOf[kind];
	const rows = await table.where(':id').above(from).limit(rowsAtOnce).toArray();
	const path = table.schema.primKey.keyPath ?? '';
	const keyOf = (row: unknown): unknown =>
		typeof path === 'string'
			? Dexie.getByKeyPath(row as object, path)
			: path.map((one) => Dexie.getByKeyPath(row as object, one) as unknown);
	const judged = rows.map((row) => ({
		row,
		key: keyOf(row),
		isSound: isSound(row)
	}));
	return {
		damaged: judged.filter(({ isSound }) => !isSound),
		// What is kept of facts about no card, which no rebuild comes upon.
		put:
			kind === 'facts'
				? judged
						.filter(({ isSound }) => isSound)
						.map(({ row }) => row as FactRow)
						.filter((row) => !isMemoryFactRow(row) && !isAliasRow(row))
						.filter((row) => !sameValue(row, newRow(row.fact)))
						.map(({ fact }) => newRow(fact))
				: [],
		count: rows.length,
		last: rows.length < rowsAtOnce ? undefined : judged.at(-1)?.key
	};
}

/** Within a transaction, moves rows to where nothing stumbles over them. */
async function moveAside(
	at: Tables,
	kind: AsideKind,
	{ damaged, put }: Looked
): Promise<readonly SetAside[]> {
	const records = damaged.map(({ row }): SetAside => ({ kind, row }));
	if (put.length > 0) await at.facts.bulkPut([...put]);
	if (damaged.length === 0) return records;
	const rows = records.map((record): AsideRow => {
		const text = JSON.stringify(record);
		return { key: `aside ${textHash(text)} ${text.slice(0, 200)}`, record };
	});
	await at.meta.bulkPut(rows as unknown as readonly MetaRow[]);
	await (at[kind] as Table<unknown, unknown>).bulkDelete(damaged.map(({ key }) => key));
	return records;
}
