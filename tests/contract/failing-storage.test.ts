import 'fake-indexeddb/auto';
import { forceCloseDatabase } from 'fake-indexeddb';
import { Dexie } from 'dexie';
import { expect, test } from 'vitest';
import type { Collection } from '#lib/core/collection.ts';
import type { Saved } from '#lib/core/collection/saved.ts';
import { editionField } from '#lib/core/library/edition.ts';
import { newMemory } from '#lib/core/review/memory.ts';
import { schemaVersion } from '#lib/storage/migrations/schema.ts';
import { openCollection } from '#lib/storage/open-collection.ts';
import {
	aNote,
	anAlias,
	anAnswer,
	aWrite,
	apply,
	at,
	codeOf,
	deckId,
	factId,
	recordNext,
	retraction,
	settings,
	valueOf,
	writeId
} from '#tests/contract/builders.ts';
import {
	failCommit,
	dump,
	loseCompletion,
	opened,
	tamper,
	whileWatchingCalls,
	whileWatchingTransactions
} from '#tests/contract/failing-storage.ts';
import { aCollection, card, newName, note, staged } from '#tests/contract/stored-collection.ts';
import { anImport } from '#tests/support/an-import.ts';

/** What the note comes to be linked with; its id is the smaller one. */
const canonical = aNote('0', { slots: ['1', '3'] });

/** Every way to write; each finds something to do in that collection. */
const writes: readonly [string, (collection: Collection) => Promise<Saved<unknown>>][] = [
	[
		'record',
		async (collection) => {
			const memory = (await collection.card(card))?.memory ?? newMemory(card);
			const answer = anAnswer(card, 'f3', at(21), { previous: factId('f2') });
			return collection.record(answer, apply(memory, answer));
		}
	],
	[
		'retract',
		(collection) =>
			collection.retract(
				{ factId: factId('f1'), retracted: true, nowMillis: 1, writeId: writeId('w') },
				apply
			)
	],
	['keep', (collection) => collection.keep(note, false, 1, writeId('w'))],
	[
		'writeRegisters',
		(collection) =>
			collection.writeRegisters([
				{ subject: card, field: 'suspended', value: true, nowMillis: 1, writeId: writeId('w') },
				{ subject: card, field: 'flag', value: 2, nowMillis: 1, writeId: writeId('w') }
			])
	],
	['reconcile', (collection) => collection.reconcile(deckId, [aNote('a', { slots: ['3'] })])],
	[
		'relink',
		(collection) =>
			collection.relink(
				{
					aliases: [anAlias('link', note.noteId, canonical.noteId)],
					writes: [
						aWrite(staged.episodeId, editionField, staged.importId, 1),
						aWrite(canonical.noteId, 'deleted', false, 1)
					],
					notes: [canonical]
				},
				apply
			)
	],
	[
		'relink, which takes a link apart,',
		(collection) =>
			collection.relink({ retractions: [retraction('known link', true, 1)], notes: [note] }, apply)
	],
	[
		'unite',
		(collection) =>
			collection.unite({
				facts: [anAnswer(card, 'from elsewhere', at(3))],
				registers: [
					{
						...{ subject: card, field: 'flag', value: 3 },
						...{ atMillis: 1, writeId: writeId('from elsewhere') }
					}
				],
				settings: [settings]
			})
	],
	['stage, of notes,', (collection) => collection.stage(anImport('next').notes)],
	['stage, of an edition,', (collection) => collection.stage(anImport('next').edition)],
	[
		'writeRegisters, of what is read,',
		(collection) =>
			collection.writeRegisters([aWrite(staged.episodeId, editionField, staged.importId, 1)])
	]
];

test.each(writes)(
	'from whichever call on storage fails, %s leaves nothing half done',
	async (_, write) => {
		const { name, collection } = await aCollection();
		const before = await dump(name);
		let fails = 1;
		for (; ; fails += 1) {
			const { value, calls } = await whileWatchingCalls(
				(number) => {
					if (number >= fails) throw new DOMException('injected', 'TimeoutError');
				},
				() => write(collection).catch((error: unknown) => error)
			);
			if (calls < fails) break;
			// The first calls of `record` only read what it is about to answer.
			if (!(value instanceof Error)) expect(value).toMatchObject({ code: 'storage-failed' });
			expect(await dump(name)).toEqual(before);
		}
		expect(fails).toBeGreaterThan(3);
		expect(await dump(name)).not.toEqual(before);
	}
);

test.each(writes)(
	'a connection lost at any call of %s is opened again, and all is done once',
	async (_, write) => {
		const expected = await (async () => {
			const { name, collection } = await aCollection();
			valueOf(await write(collection));
			return dump(name);
		})();
		for (let fails = 1; ; fails += 1) {
			const { name, collection } = await aCollection();
			const { value, calls } = await whileWatchingCalls(
				(number) => {
					if (number === fails) throw new DOMException('server lost', 'UnknownError');
				},
				() => write(collection)
			);
			if (calls < fails) break;
			expect(value).toMatchObject({ ok: true });
			expect(await dump(name)).toEqual(expected);
			collection.close();
		}
	}
);

test('the late news that a connection was closed does not close the one that took its place', async () => {
	const { collection } = await aCollection();
	let dead: IDBDatabase | undefined;
	let successor: IDBDatabase | undefined;
	const { value } = await whileWatchingCalls(
		(_number, { db }) => {
			dead ??= db;
			if (db === dead) throw new DOMException('server lost', 'UnknownError');
			if (successor === undefined) dead.onclose?.(new Event('close'));
			successor = db;
		},
		() => collection.keep(note, false, 1, writeId('w'))
	);
	expect(value).toMatchObject({ ok: true });
	const inUse = new Set<IDBDatabase | undefined>();
	await whileWatchingTransactions(
		(_transaction, on) => inUse.add(on),
		() => collection.card(card)
	);
	expect([...inUse]).toEqual([successor]);
});

test.each(writes)(
	'%s that was kept as its connection was lost is not done twice',
	async (_, write) => {
		const expected = await (async () => {
			const { name, collection } = await aCollection();
			valueOf(await write(collection));
			return dump(name);
		})();
		const { name, collection } = await aCollection();
		let lost = 0;
		const said = await whileWatchingTransactions(
			(transaction) => {
				if (transaction.mode !== 'readwrite' || lost > 0) return;
				lost += 1;
				loseCompletion(transaction);
			},
			() => write(collection)
		);
		expect(lost).toBe(1);
		expect(said).toMatchObject({ ok: true });
		const { registers, ...rest } = await dump(name);
		const { registers: expectedRegisters, ...expectedRest } = expected;
		expect(rest).toEqual(expectedRest);
		expect(registers).toHaveLength(expectedRegisters?.length ?? 0);
	}
);

test('a connection that stays lost is a refusal, and nothing is half done', async () => {
	const { name, collection } = await aCollection();
	const before = await dump(name);
	for (const [, write] of writes.slice(1)) {
		const { value } = await whileWatchingCalls(
			(number) => {
				if (number > 2) throw new DOMException('server lost', 'UnknownError');
			},
			() => write(collection)
		);
		expect(codeOf(value)).toBe('storage-unavailable');
		expect(await dump(name)).toEqual(before);
	}
	for (const [, write] of writes.slice(1)) expect(codeOf(await write(collection))).toBeUndefined();
});

test.each([
	['closed by the browser', forceClose],
	['dead without a word', (one: IDBDatabase) => one.close()]
])('a connection %s is opened again, for writes and for whoever watches', async (_, lose) => {
	const { collection } = await aCollection();
	const told: number[] = [];
	const stop = collection.watchDayCounts(0, 1e6)(
		(days) => told.push(days.length),
		() => told.push(-1)
	);
	await expect.poll(() => told.at(-1)).toBe(2);
	await whileWatchingTransactions(
		(_transaction, connection) => lose(connection),
		() => collection.allSettings()
	);
	await new Promise((resolve) => setTimeout(resolve, 10));
	valueOf(await recordNext(collection, anAnswer(card, 'f3', at(30))));
	await expect.poll(() => told.at(-1)).toBe(3);
	expect(await collection.factsOf(card)).toHaveLength(3);
	stop();
});

test.each(writes)('on a full disk %s is refused, and nothing is half done', async (_, write) => {
	const { name, collection } = await aCollection();
	const before = await dump(name);
	const onCommit = await whileWatchingTransactions(
		(transaction) => {
			// As Chromium does: every request succeeds, and the commit fails.
			if (transaction.mode === 'readwrite') failCommit(transaction, 'QuotaExceededError');
		},
		() => write(collection)
	);
	expect(codeOf(onCommit)).toBe('storage-full');
	expect(await dump(name)).toEqual(before);

	const { value: onWrite } = await whileWatchingCalls(
		(_number, transaction) => {
			// As Firefox does: the first request to write fails.
			if (transaction.mode === 'readwrite') throw new DOMException('full', 'QuotaExceededError');
		},
		() => write(collection)
	);
	expect(codeOf(onWrite)).toBe('storage-full');
	expect(await dump(name)).toEqual(before);
	expect(codeOf(await write(collection))).toBeUndefined();
});

test.each(writes)('%s refuses to write into a newer schema', async (_, write) => {
	const { name, collection } = await aCollection();
	await tamper(name, 'meta', { key: 'schemaVersion', value: schemaVersion + 1 });
	const before = await dump(name);
	expect(codeOf(await write(collection))).toBe('newer-version');
	expect(await dump(name)).toEqual(before);
});

test.each(writes)('%s asks for strict durability', async (_, write) => {
	const { collection } = await aCollection();
	const durability: string[] = [];
	await whileWatchingTransactions(
		(transaction) => {
			if (transaction.mode === 'readwrite') durability.push(transaction.durability);
		},
		() => write(collection)
	);
	expect(durability).toEqual(['strict']);
});

test.each([
	['by another tab', () => Promise.resolve()],
	['once the browser has cut its connection', cutConnection]
])('a database that is deleted %s is not made anew, and the tab keeps away', async (_, before) => {
	const { name, collection } = await aCollection();
	const health: string[] = [];
	collection.watchHealth()(
		(state) => health.push(state),
		() => health.push('failed')
	);
	await before(collection);
	await opened(indexedDB.deleteDatabase(name));
	for (const [, write] of writes.slice(1)) {
		expect(codeOf(await write(collection))).toBe('data-deleted');
	}
	expect(health.at(-1)).toBe('deleted');
	expect((await indexedDB.databases()).map((one) => one.name)).not.toContain(name);
});

test('a tab is locked for good when a newer version opens the database', async () => {
	const { name, collection } = await aCollection();
	const health: string[] = [];
	collection.watchHealth()(
		(state) => health.push(state),
		() => health.push('failed')
	);
	const newer = await openNewer(name);
	const before = await dump(name);
	expect(health).toEqual(['open', 'superseded']);
	for (const [, write] of writes.slice(1)) {
		expect(codeOf(await write(collection))).toBe('newer-version');
	}
	await expect(collection.card(card)).rejects.toThrow();
	newer.close();
	// The database is free again, and the tab still keeps away.
	expect(codeOf(await collection.keep(note, false, 1, writeId('w')))).toBe('newer-version');
	expect(await dump(name)).toEqual(before);
	expect(health).toEqual(['open', 'superseded']);
});

test('a newer database is not opened and not touched', async () => {
	const { name, collection } = await aCollection();
	collection.close();
	const newer = await openNewer(name);
	newer.close();
	const before = await dump(name);
	expect(codeOf(await openCollection(name))).toBe('newer-version');
	expect(await dump(name)).toEqual(before);
	const { version } = await opened(indexedDB.open(name));
	expect(version).toBe((schemaVersion + 1) * 10);
});

test('a tab that lost its connection does not come back to a newer database', async () => {
	const { name, collection } = await aCollection();
	let connection: IDBDatabase | undefined;
	await whileWatchingTransactions(
		(_transaction, on) => {
			connection = on;
		},
		() => collection.card(card)
	);
	if (!connection) throw new Error('a connection');
	forceClose(connection);
	await new Promise((resolve) => setTimeout(resolve, 10));
	(await openNewer(name)).close();
	expect(codeOf(await collection.keep(note, false, 1, writeId('w')))).toBe('newer-version');
	expect((await dump(name))['registers']).toMatchObject([{ value: true }, { value: true }]);
});

test('a database that another tab holds is waited for, and the page hears of it', async () => {
	const name = newName();
	// An app without a handler for `versionchange`, which goes on holding its version.
	const holder = await opened(indexedDB.open(name, 1));
	const collection = valueOf(await openCollection(name));
	const health: string[] = [];
	collection.watchHealth()(
		(state) => health.push(state),
		() => health.push('failed')
	);
	const keeping = collection.keep(note, true, 1, writeId('w'));
	await expect.poll(() => health).toEqual(['blocked']);
	holder.close();
	expect(codeOf(await keeping)).toBeUndefined();
	expect(health).toEqual(['blocked', 'open']);
	expect(await collection.card(card)).toBeDefined();
});

test.each([
	['there is none', 'storage-denied', undefined],
	['it is forbidden', 'storage-denied', factoryThatThrows('SecurityError')],
	['it cannot be opened', 'storage-unavailable', factoryThatThrows('InvalidStateError')]
])('without a database, because %s, the page is told so: %s', async (_, code, factory) => {
	const { dependencies } = Dexie;
	const present = dependencies.indexedDB;
	Object.assign(dependencies, { indexedDB: factory });
	try {
		expect(codeOf(await openCollection('none'))).toBe(code);
	} finally {
		Object.assign(dependencies, { indexedDB: present });
	}
});

/** As browsers do that run out of room; at once, before the tab hears of it. */
async function cutConnection(collection: Collection): Promise<void> {
	let connection: IDBDatabase | undefined;
	await whileWatchingTransactions(
		(_transaction, on) => {
			connection = on;
		},
		() => collection.card(card)
	);
	if (connection) forceClose(connection);
}

function forceClose(connection: IDBDatabase): void {
	forceCloseDatabase(connection as unknown as Parameters<typeof forceCloseDatabase>[0]);
}

/** Opens a database as the app's next version would. */
function openNewer(name: string): Promise<IDBDatabase> {
	const request = indexedDB.open(name, (schemaVersion + 1) * 10);
	request.onupgradeneeded = () => {
		request.result.deleteObjectStore('dueCounts');
		request.result.createObjectStore('dues');
	};
	return opened(request);
}

function factoryThatThrows(name: string): Pick<IDBFactory, 'open'> {
	return {
		open() {
			throw new DOMException('not here', name);
		}
	};
}
