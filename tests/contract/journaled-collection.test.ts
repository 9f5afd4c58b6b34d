import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { journaled, withoutJournal } from '#lib/app/journaled-collection.ts';
import { hasMore, printEntry, type JournalEntry } from '#lib/core/backup/journal-entry.ts';
import { recordsIn } from '#lib/core/backup/records-in-journal.ts';
import type { Collection } from '#lib/core/collection.ts';
import { editionField } from '#lib/core/library/edition.ts';
import { createMemoryCollection } from '#lib/storage/memory-collection.ts';
import { createMemoryStore } from '#lib/storage/memory-store.ts';
import { openCollection } from '#lib/storage/open-collection.ts';
import { aWrite, at, settings, valueOf } from '#tests/contract/builders.ts';
import { collectionContract } from '#tests/contract/collection.ts';
import { after, anyNote, stepsWith, take, type World } from '#tests/contract/model-steps.ts';
import { anImport } from '#tests/support/an-import.ts';
import { recordsOf } from '#tests/support/all-records.ts';

/** A journal in memory. */
function aJournal() {
	const written = { text: '', beganEmpty: 0 };
	return {
		written,
		note: (entry: JournalEntry) => {
			written.text += printEntry(entry);
			return Promise.resolve();
		},
		beginEmpty: () => {
			written.beganEmpty += 1;
			return Promise.resolve();
		}
	};
}

let databases = 0;

collectionContract('the collection in IndexedDB, beside a journal', () => {
	databases += 1;
	const name = `journaled ${databases}`;
	return {
		openTab: async () => journaled(valueOf(await openCollection(name)), aJournal(), () => false)
	};
});

/** A collection with nothing but what a journal has. */
async function broughtBack(text: string): Promise<Collection> {
	const collection = createMemoryCollection();
	valueOf(await collection.unite(recordsIn(text)));
	return collection;
}

test('whatever is done to a collection, its journal brings back every record', async () => {
	const step = fc.record({ step: stepsWith(anyNote), tab: fc.constantFrom(0, 1) });
	await fc.assert(
		fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
			const store = createMemoryStore();
			const journal = aJournal();
			const tabs = [0, 1].map(() => journaled(createMemoryCollection(store), journal, () => false));
			let world: World = { moment: at(0), made: 0, device: '' };
			for (const { step, tab } of steps) {
				const collection = tabs[tab];
				if (!collection) throw new Error('two tabs');
				await collection.saveSettings(settings);
				await take(collection, step, world);
				world = after(world, step);
			}
			const again = await broughtBack(journal.written.text);
			const [one] = tabs;
			if (!one) throw new Error('two tabs');
			expect(await recordsOf(again)).toEqual(await recordsOf(one));
			expect(hasMore(journal.written.text)).toBe(false);
		}),
		{ numRuns: 60 }
	);
});

test('that nothing came before is noted once, and only where it is so', async () => {
	const store = createMemoryStore();
	const journal = aJournal();
	const first = journaled(createMemoryCollection(store), journal, () => false);
	await first.saveSettings(settings);
	await first.writeRegisters([aWrite('a', 'flag', 1, 1)]);
	expect(journal.written.beganEmpty).toBe(1);
	const next = journaled(createMemoryCollection(store), journal, () => false);
	await next.writeRegisters([aWrite('a', 'flag', 2, 2)]);
	expect(journal.written.beganEmpty).toBe(1);
});

test('an episode that is read from now on is too much for the journal, which says so', async () => {
	const journal = aJournal();
	const collection = journaled(createMemoryCollection(), journal, () => false);
	const imported = anImport('imported');
	valueOf(await collection.stage(imported.notes, imported.edition));
	const { episodeId, importId } = imported;
	valueOf(await collection.writeRegisters([aWrite(episodeId, editionField, importId, 1)]));
	expect(hasMore(journal.written.text)).toBe(true);
	expect(recordsIn(journal.written.text).registers).toEqual([]);
});

test('that an episode is not read any more is written down', async () => {
	const journal = aJournal();
	const collection = journaled(createMemoryCollection(), journal, () => false);
	valueOf(await collection.writeRegisters([aWrite('episode', editionField, null, 1)]));
	expect(recordsIn(journal.written.text).registers).toMatchObject([{ value: null }]);
});

test('of what a merge brings a little is written down, and of much that it was', async () => {
	const journal = aJournal();
	const collection = journaled(createMemoryCollection(), journal, () => false);
	const registers = (count: number) =>
		Array.from({ length: count }, (_, place) => ({
			...{ subject: `subject ${count} ${place}`, field: 'flag', value: 1, atMillis: 1 },
			writeId: 'elsewhere' as never
		}));
	const unite = async (count: number) =>
		valueOf(await collection.unite({ facts: [], settings: [], registers: registers(count) }));
	await unite(20);
	expect(recordsIn(journal.written.text).registers).toHaveLength(20);
	expect(hasMore(journal.written.text)).toBe(false);
	const before = journal.written.text;
	await unite(20);
	expect(journal.written.text).toBe(before);
	await unite(21);
	expect(hasMore(journal.written.text)).toBe(true);
});

test('what is brought back is not written down again', async () => {
	const journal = aJournal();
	const collection = journaled(createMemoryCollection(), journal, () => true);
	const records = { facts: [], settings: [settings], registers: [] };
	valueOf(await withoutJournal(collection).unite(records));
	expect(journal.written.text).toBe('');
	expect(await recordsOf(collection)).toMatchObject(records);
});

test('what is refused is not written down', async () => {
	const journal = aJournal();
	const refused = Promise.resolve({ ok: false, code: 'storage-full' } as const);
	const collection = journaled(
		{ ...createMemoryCollection(), writeRegisters: () => refused, saveSettings: () => refused },
		journal,
		() => true
	);
	await collection.writeRegisters([aWrite('a', 'flag', 1, 1)]);
	await collection.saveSettings(settings);
	expect(journal.written.text).toBe('');
});
