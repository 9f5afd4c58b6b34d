import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import type { Collection } from '#lib/core/collection.ts';
import type { Saved } from '#lib/core/collection/saved.ts';
import { editionField } from '#lib/core/library/edition.ts';
import type { Register } from '#lib/core/register.ts';
import { openCollection } from '#lib/storage/open-collection.ts';
import {
	aNote,
	anAnswer,
	apply,
	at,
	aWrite,
	deckId,
	firstCard,
	retraction,
	settings,
	valueOf,
	writeId
} from '#tests/contract/builders.ts';
import { dump, failures, whileWatchingCalls } from '#tests/contract/failing-storage.ts';
import { aCollection, card, newName } from '#tests/contract/stored-collection.ts';
import { findDamage, type StoredRows } from '#tests/kills/find-damage.ts';
import { freeze, thaw, type FrozenDatabase } from '#tests/migrations/frozen-database.ts';
import { anImport } from '#tests/support/an-import.ts';

// What takes several transactions: each is all or nothing, and between two of them, or in front of one
// that fails, whatever is stored holds together, and doing all of it again completes it.

/** Does one after the other, until the first refusal. */
async function inTurn(
	...steps: readonly (() => Promise<Saved<unknown>>)[]
): Promise<Saved<unknown>> {
	let saved: Saved<unknown> = { ok: true, value: undefined };
	for (const step of steps) {
		saved = await step();
		if (!saved.ok) break;
	}
	return saved;
}

const brought = anImport('brought');
const fromElsewhere = aNote('from elsewhere', { slots: ['1', '2'] });
const register = (subject: string, field: string, value: Register['value']): Register => ({
	...{ subject, field, value, atMillis: 5 },
	writeId: writeId(`${field} from elsewhere`)
});

const flows: readonly [string, (collection: Collection) => Promise<Saved<unknown>>][] = [
	['redo', (collection) => collection.retract(retraction('f2', false, 2), apply)],
	['settings', (collection) => collection.saveSettings({ ...settings })],
	[
		'an import',
		(collection) =>
			inTurn(
				() => collection.stage(brought.notes),
				() => collection.stage(brought.edition),
				() =>
					collection.writeRegisters([aWrite(brought.episodeId, editionField, brought.importId, 1)])
			)
	],
	['a sweep', (collection) => collection.sweepImports([])],
	[
		'a restore',
		(collection) => {
			const none = { facts: [], registers: [], settings: [] };
			const answers = [3, 10, 40].map((day) => anAnswer(card, `elsewhere ${day}`, at(day)));
			const first = anAnswer(firstCard(fromElsewhere), 'elsewhere', at(4));
			return inTurn(
				() => collection.unite({ ...none, settings: [settings] }),
				() =>
					collection.unite({
						...none,
						registers: [register(fromElsewhere.noteId, 'kept', true), register(card, 'flag', 3)]
					}),
				() => collection.unite({ ...none, facts: answers }),
				() => collection.unite({ ...none, facts: [first] }),
				() => collection.catchUp(apply),
				() => collection.reconcile(deckId, [fromElsewhere]),
				async () => collection.markReconciled(await collection.decksBehind())
			);
		}
	]
];

/** The database as the flows find it, with an answer that was taken back. */
async function begun(): Promise<FrozenDatabase> {
	const { name, collection } = await aCollection();
	valueOf(await collection.saveSettings(settings));
	valueOf(await collection.retract(retraction('f2', true, 1), apply));
	collection.close();
	return freeze(name);
}

/** A collection that is like another one was. */
async function copyOf(frozen: FrozenDatabase): ReturnType<typeof aCollection> {
	const name = newName();
	await thaw(frozen, name);
	return { name, collection: valueOf(await openCollection(name)) };
}

/** All rows; when a register was written depends on how often it was. */
async function rowsOf(name: string): Promise<StoredRows> {
	const rows = (await dump(name)) as unknown as StoredRows;
	return { ...rows, registers: rows.registers.map((row) => ({ ...row, atMillis: 0 })) };
}

const ways = flows.flatMap(([name, flow]) =>
	failures.map(([how, isFailing]) => [name, how, flow, isFailing] as const)
);

test.each(ways)(
	'%s: %s fails, what is stored holds together, and doing it again completes it',
	async (_, _how, flow, isFailing) => {
		const frozen = await begun();
		const whole = await copyOf(frozen);
		valueOf(await flow(whole.collection));
		const expected = await rowsOf(whole.name);
		expect(await findDamage(expected)).toEqual([]);
		whole.collection.close();
		for (let fails = 1; ; fails += 1) {
			const { name, collection } = await copyOf(frozen);
			const { value, calls } = await whileWatchingCalls(
				(number) => {
					if (isFailing(number, fails)) throw new DOMException('injected', 'TimeoutError');
				},
				() => flow(collection).catch((error: unknown) => error)
			);
			if (calls < fails) {
				expect(fails).toBeGreaterThan(1);
				break;
			}
			// What only reads is no refusal.
			if (!(value instanceof Error)) {
				expect(value).toMatchObject({ ok: false, code: 'storage-failed' });
			}
			expect(await findDamage(await rowsOf(name))).toEqual([]);
			valueOf(await flow(collection));
			expect(await rowsOf(name)).toEqual(expected);
			collection.close();
		}
	},
	300_000
);
