import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import type { Collection } from '#lib/core/collection.ts';
import { editionField } from '#lib/core/library/edition.ts';
import { openCollection } from '#lib/storage/open-collection.ts';
import { aWrite, codeOf, valueOf } from '#tests/contract/builders.ts';
import {
	dump,
	whileWatchingCalls,
	whileWatchingTransactions
} from '#tests/contract/failing-storage.ts';
import { newName } from '#tests/contract/stored-collection.ts';
import { anImport, type AnImport } from '#tests/support/an-import.ts';

/** A collection in IndexedDB in which these are read. */
async function aCollectionOf(
	imports: readonly AnImport[]
): Promise<{ readonly name: string; readonly collection: Collection }> {
	const name = newName();
	const collection = valueOf(await openCollection(name));
	for (const { notes, edition } of imports) {
		valueOf(await collection.stage(notes));
		valueOf(await collection.stage(edition));
	}
	const writes = imports.map(({ episodeId, importId }) =>
		aWrite(episodeId, editionField, importId, 1)
	);
	valueOf(await collection.writeRegisters(writes));
	return { name, collection };
}

/** Which rows of the editions' tables there are, and what is read. */
async function editionRows(name: string): Promise<unknown> {
	const { editions, editionTexts, editionNotes, sketches, registers } = await dump(name);
	return { editions, editionTexts, editionNotes, sketches, registers };
}

test('a list of the last few editions reads no more of them, however many there are', async () => {
	const imports = Array.from({ length: 120 }, (_, place) =>
		anImport('all', { episode: `episode ${place}`, notes: 1 })
	);
	const { collection } = await aCollectionOf(imports);
	let edition = 0;
	const { value } = await whileWatchingCalls(
		(_number, transaction) => {
			if ([...transaction.objectStoreNames].includes('editions')) edition += 1;
		},
		() =>
			new Promise((resolve, reject) => {
				const stop = collection.watchEditions(5)((told) => {
					resolve([told.all, told.editions.length]);
					queueMicrotask(() => stop());
				}, reject);
			})
	);
	expect(value).toEqual([120, 5]);
	// The registers are one call, and each edition is one.
	expect(edition).toBeLessThanOrEqual(10);
});

test('of sketches that are a part of a buffer, no more than that part is stored', async () => {
	const one = anImport('one');
	const buffer = new ArrayBuffer(4096);
	const { length } = one.edition.sketches;
	const part = { ...one.edition, sketches: new Uint32Array(buffer, 1024, length) };
	const { collection } = await aCollectionOf([{ ...one, edition: part }]);
	const bytes: number[] = [];
	await collection.eachSketch((_episode, _import, { buffer: stored }) =>
		bytes.push(stored.byteLength)
	);
	expect(bytes).toEqual([length * 4]);
});

test('a sweep takes a long edition away a few hundred rows at a time', async () => {
	const read = anImport('read');
	const { name, collection } = await aCollectionOf([read]);
	const before = await editionRows(name);
	const long = anImport('long', { notes: 1200 });
	valueOf(await collection.stage(long.notes));
	valueOf(await collection.stage(long.edition));
	let writes = 0;
	const swept = await whileWatchingTransactions(
		({ mode }) => {
			if (mode === 'readwrite') writes += 1;
		},
		() => collection.sweepImports([])
	);
	expect([swept, writes]).toEqual([{ ok: true, value: 1 }, 5]);
	expect(await editionRows(name)).toEqual(before);
});

test('wherever a sweep fails, what is read is untouched, and the next sweep does the rest', async () => {
	const read = anImport('read', { notes: 1 });
	const { name, collection } = await aCollectionOf([read]);
	const before = await editionRows(name);
	const left = [
		anImport('left', { notes: 2 }),
		anImport('left', { notes: 1, episode: 'elsewhere__' })
	];
	for (let fails = 1; ; fails += 1) {
		for (const { notes, edition } of left) {
			valueOf(await collection.stage(notes));
			valueOf(await collection.stage(edition));
		}
		const { value, calls } = await whileWatchingCalls(
			(number) => {
				if (number >= fails) throw new DOMException('injected', 'TimeoutError');
			},
			() => collection.sweepImports([]).catch((error: unknown) => error)
		);
		expect(await collection.deck(read.episodeId)).toEqual(read.deck);
		if (calls < fails) break;
		// The first calls only look for what there is.
		if (!(value instanceof Error)) expect(value).toMatchObject({ code: 'storage-failed' });
		expect(codeOf(await collection.sweepImports([]))).toBeUndefined();
		expect(await editionRows(name)).toEqual(before);
	}
	expect(await editionRows(name)).toEqual(before);
});

test('what is made visible while a sweep has begun on it stays whole or is refused', async () => {
	for (let call = 1, done = false; !done; call += 1) {
		const { collection } = await aCollectionOf([]);
		const one = anImport('one', { notes: 2 });
		valueOf(await collection.stage(one.notes));
		valueOf(await collection.stage(one.edition));
		let writing: ReturnType<Collection['writeRegisters']> | undefined;
		const { calls } = await whileWatchingCalls(
			(number) => {
				if (number !== call) return;
				const write = aWrite(one.episodeId, editionField, one.importId, 1);
				writing = collection.writeRegisters([write]);
			},
			() => collection.sweepImports([])
		);
		done = calls < call;
		const written = await writing;
		const deck = await collection.deck(one.episodeId);
		expect(deck).toEqual(written?.ok ? one.deck : undefined);
		collection.close();
	}
});
