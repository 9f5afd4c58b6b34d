import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { DeckShelf } from '#lib/app/deck-shelf.ts';
import { gatherBackup } from '#lib/app/gather-backup.ts';
import { once } from '#lib/app/once.ts';
import { applyRestore } from '#lib/app/restore-backup.ts';
import type { BackupPart } from '#lib/core/backup/backup-part.ts';
import type { Collection } from '#lib/core/collection.ts';
import { createMemoryCollection } from '#lib/storage/memory-collection.ts';
import { migrations, schemaVersion } from '#lib/storage/migrations/schema.ts';
import { openCollection, type BeforeUpgrade } from '#lib/storage/open-collection.ts';
import { valueOf } from '#tests/contract/builders.ts';
import { tamper, whileWatchingCalls } from '#tests/contract/failing-storage.ts';
import { freeze, readFrozen, thaw } from '#tests/migrations/frozen-database.ts';
import { recordsOf } from '#tests/support/all-records.ts';
import { deskInThread } from '#tests/support/desk-in-thread.ts';
import { useBareBrowser } from '#tests/support/bare-browser.ts';

useBareBrowser();

const older = migrations.map(({ version }) => version).filter((version) => version < schemaVersion);

let databases = 0;

async function thawed(version: number): Promise<string> {
	databases += 1;
	const name = `before ${databases}`;
	await thaw(readFrozen(version), name);
	return name;
}

/** Writes what is there into a backup, and keeps it. */
function snapshots(): { readonly taken: Blob[]; readonly take: BeforeUpgrade } {
	const taken: Blob[] = [];
	return {
		taken,
		async take(parts) {
			const { desk, close } = deskInThread();
			await desk.begin();
			for await (const part of parts) await desk.add(part);
			taken.push(await desk.finish(1));
			close();
		}
	};
}

async function restored(file: Blob | undefined): Promise<Collection> {
	const collection = createMemoryCollection();
	const nothing = { entries: [], load: () => Promise.resolve(undefined) };
	const shelf = new DeckShelf(nothing, () => Promise.resolve(collection));
	const { desk, close } = deskInThread();
	const done = await applyRestore({ collection, shelf, desk }, file ?? new Blob(), () => undefined);
	close();
	expect(done).toMatchObject({ ok: true });
	return collection;
}

/** What was recorded and imported. */
async function heldBy(collection: Collection): Promise<unknown> {
	const { editions } = await once(collection.watchEditions(Infinity));
	const decks = await Promise.all(editions.map(({ episodeId }) => collection.deck(episodeId)));
	// The first editions did not say their languages.
	const entries = editions.map(({ languages: _, ...said }) => said);
	return { ...(await recordsOf(collection)), entries, decks };
}

test.each(older)(
	'before schema %i is left, all that it holds is kept, and an empty collection can be given it back',
	async (version) => {
		const name = await thawed(version);
		const { taken, take } = snapshots();
		const upgraded = valueOf(await openCollection(name, take));
		expect(taken).toHaveLength(1);
		const back = await restored(taken[0]);
		expect(await heldBy(back)).toEqual(await heldBy(upgraded));
		const { facts, registers, settings } = readFrozen(version).tables;
		const rows = await recordsOf(back);
		expect(new Set(rows.facts)).toEqual(
			new Set((facts?.rows as readonly { fact: unknown }[]).map(({ fact }) => fact))
		);
		expect(new Set(rows.registers)).toEqual(new Set(registers?.rows));
		expect(rows.settings).toEqual(settings?.rows);
		upgraded.close();
		// The next start has nothing to upgrade.
		valueOf(await openCollection(name, take)).close();
		expect(taken).toHaveLength(1);
	}
);

test.each(older)('what came from schema %i can be backed up, and restored', async (version) => {
	const upgraded = valueOf(await openCollection(await thawed(version)));
	const { desk, close } = deskInThread();
	const { file } = await gatherBackup(upgraded, desk, 1, () => undefined);
	close();
	expect(await heldBy(await restored(file))).toEqual(await heldBy(upgraded));
	upgraded.close();
});

test.each([...older, schemaVersion])(
	'nothing that came from schema %i is taken for damaged',
	async (version) => {
		const upgraded = valueOf(await openCollection(await thawed(version)));
		expect(valueOf(await upgraded.setAsideDamaged())).toEqual([]);
		upgraded.close();
	}
);

test('a first visit, and a database of this version, are opened without one', async () => {
	const { taken, take } = snapshots();
	valueOf(await openCollection('first visit', take)).close();
	valueOf(await openCollection(await thawed(schemaVersion), take)).close();
	expect(taken).toEqual([]);
});

test.each(older)('an upgrade goes on where schema %i cannot be kept', async (version) => {
	const name = await thawed(version);
	const refused: BeforeUpgrade = async (parts) => {
		for await (const part of parts) throw new Error(`no room for ${part.kind}`);
	};
	const collection = valueOf(await openCollection(name, refused));
	expect((await recordsOf(collection)).facts.length).toBeGreaterThan(70);
	collection.close();
});

test('what no backup could hold is left out, and the rest is kept', async () => {
	const name = await thawed(1);
	await tamper(name, 'facts', { fact: { id: 'a damaged one' }, studyDay: 1 });
	const { taken, take } = snapshots();
	valueOf(await openCollection(name, take)).close();
	const { facts } = await recordsOf(await restored(taken[0]));
	expect(facts).toHaveLength(72);
});

test('two tabs that upgrade at once are both opened, and one at least has kept all before', async () => {
	const name = await thawed(2);
	const { taken, take } = snapshots();
	const opened = await Promise.all([openCollection(name, take), openCollection(name, take)]);
	expect(taken.length).toBeGreaterThan(0);
	const { facts } = await recordsOf(await restored(taken[0]));
	expect(facts).toHaveLength(72);
	for (const one of opened) valueOf(one).close();
});

test.each(older)(
	'from whichever call an upgrade of schema %i fails, all is as it was, with a snapshot',
	async (version) => {
		const frozen = readFrozen(version);
		let fails = 1;
		for (; ; fails += 1) {
			const name = await thawed(version);
			const { taken, take } = snapshots();
			let upgrading = 0;
			const { value } = await whileWatchingCalls(
				(_, { mode }) => {
					if (mode !== 'versionchange') return;
					upgrading += 1;
					if (upgrading >= fails) throw new DOMException('injected', 'TimeoutError');
				},
				() => openCollection(name, take)
			);
			if (upgrading < fails) {
				valueOf(value).close();
				break;
			}
			expect(value.ok).toBe(false);
			expect(await freeze(name)).toEqual(frozen);
			expect(taken).toHaveLength(1);
			const back = await recordsOf(await restored(taken[0]));
			expect(back.facts).toHaveLength(frozen.tables['facts']?.rows.length ?? 0);
			// Once nothing fails, it is opened as ever.
			const again = valueOf(await openCollection(name, take));
			expect(await recordsOf(again)).toEqual(back);
			again.close();
		}
		expect(fails).toBeGreaterThan(1);
	}
);

test('parts come in the order in which a backup has them', async () => {
	const kinds: BackupPart['kind'][] = [];
	const collection = valueOf(
		await openCollection(await thawed(4), async (parts) => {
			for await (const { kind } of parts) kinds.push(kind);
		})
	);
	expect(kinds).toEqual(['settings', 'episodes', 'registers', 'facts']);
	collection.close();
});
