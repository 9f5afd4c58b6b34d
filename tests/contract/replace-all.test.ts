import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DeckShelf } from '#lib/app/deck-shelf.ts';
import { gatherBackup } from '#lib/app/gather-backup.ts';
import { once } from '#lib/app/once.ts';
import { finishReplacement, replaceAll } from '#lib/app/replace-all.ts';
import { applyRestore } from '#lib/app/restore-backup.ts';
import type { Collection } from '#lib/core/collection.ts';
import type { Saved } from '#lib/core/collection/saved.ts';
import { editionField } from '#lib/core/library/edition.ts';
import { createMemoryCollection } from '#lib/storage/memory-collection.ts';
import { openCollection } from '#lib/storage/open-collection.ts';
import {
	aNote,
	anAnswer,
	aWrite,
	at,
	firstCard,
	keepAt,
	recordNext,
	settings,
	valueOf
} from '#tests/contract/builders.ts';
import { dump, failures, whileWatchingCalls } from '#tests/contract/failing-storage.ts';
import {
	everything,
	stepsWith,
	anyNote,
	take,
	after,
	type Step
} from '#tests/contract/model-steps.ts';
import { aCollection, newName } from '#tests/contract/stored-collection.ts';
import { recordsOf } from '#tests/support/all-records.ts';
import { anImport } from '#tests/support/an-import.ts';
import { useBareBrowser } from '#tests/support/bare-browser.ts';
import { deskInThread } from '#tests/support/desk-in-thread.ts';

useBareBrowser();

const ignored = () => undefined;

/** Does something with a collection as the backup screen does. */
async function onDesk<T>(
	collection: Collection,
	work: (into: Parameters<typeof replaceAll>[0]) => Promise<T>
): Promise<T> {
	const nothing = { entries: [], load: () => Promise.resolve(undefined) };
	const { desk, close } = deskInThread();
	try {
		const shelf = new DeckShelf(nothing, () => Promise.resolve(collection));
		return await work({ collection, shelf, desk });
	} finally {
		close();
	}
}

const backupOf = (collection: Collection) =>
	onDesk(collection, async ({ desk }) => (await gatherBackup(collection, desk, 1, ignored)).file);

/** A first device's backup: one answer, one edit, one imported episode. */
async function aBackup(): Promise<Blob> {
	const collection = createMemoryCollection();
	const note = aNote('elsewhere');
	valueOf(await collection.saveSettings(settings));
	await keepAt(collection, note);
	valueOf(await recordNext(collection, anAnswer(firstCard(note), 'from elsewhere', at(3))));
	const imported = anImport('from elsewhere', { notes: 2 });
	valueOf(await collection.stage(imported.notes, imported.edition));
	const reading = aWrite(imported.episodeId, editionField, imported.importId, 1);
	valueOf(await collection.writeRegisters([reading]));
	return backupOf(collection);
}

/** All that a collection tells. */
async function toldBy(collection: Collection): Promise<unknown> {
	const { editions } = await once(collection.watchEditions(Infinity));
	const decks = await Promise.all(editions.map(({ episodeId }) => collection.deck(episodeId)));
	const told = { ...(await everything(collection)), ...(await recordsOf(collection)) };
	return { ...told, editions, decks, isOutdated: await collection.isOutdated() };
}

/** What a fresh device is like that has restored a backup. */
async function freshWith(file: Blob): Promise<unknown> {
	const fresh = valueOf(await openCollection(newName()));
	await onDesk(fresh, (into) => applyRestore(into, file, ignored));
	const told = await toldBy(fresh);
	fresh.close();
	return told;
}

test('after it a collection is as a fresh one that has restored the backup', async () => {
	const file = await aBackup();
	const { collection } = await aCollection();
	const replaced = await onDesk(collection, (into) => replaceAll(into, file, ignored));
	expect(replaced).toMatchObject({ ok: true, value: { facts: 1, episodes: 1 } });
	expect(await toldBy(collection)).toEqual(await freshWith(file));
	expect(await collection.replacement()).toBeUndefined();
	collection.close();
});

const histories = fc.array(stepsWith(anyNote), { minLength: 1, maxLength: 10 });

async function did(steps: readonly Step[], device: string): Promise<Collection> {
	const collection = createMemoryCollection();
	valueOf(await collection.saveSettings(settings));
	let world = { moment: at(0), made: 0, device };
	for (const step of steps) {
		await take(collection, step, world);
		world = after(world, step);
	}
	return collection;
}

test('so it is whatever was done on either device', async () => {
	await fc.assert(
		fc.asyncProperty(histories, histories, async (here, there) => {
			const [one, other, fresh] = [
				await did(here, 'a'),
				await did(there, 'b'),
				createMemoryCollection()
			];
			const file = await backupOf(other);
			await onDesk(one, (into) => replaceAll(into, file, ignored));
			await onDesk(fresh, (into) => applyRestore(into, file, ignored));
			expect(await toldBy(one)).toEqual(await toldBy(fresh));
		}),
		{ numRuns: 50 }
	);
}, 600_000);

test('what is no sound backup replaces nothing', async () => {
	const file = await aBackup();
	const { name, collection } = await aCollection();
	const before = await dump(name);
	for (const [bad, code] of [
		[new Blob(['no zip']), 'not-a-backup'],
		[file.slice(0, file.size - 30), 'damaged']
	] as const) {
		expect(await onDesk(collection, (into) => replaceAll(into, bad, ignored))).toBe(code);
		expect(await dump(name)).toEqual(before);
	}
	collection.close();
});

test('what was interrupted is finished before another backup takes its place', async () => {
	const file = await aBackup();
	const { collection } = await aCollection();
	valueOf(await collection.saveSettings(settings));
	const own = await backupOf(collection);
	valueOf(await collection.layReplacement(file));
	valueOf(await collection.clearForReplacement());
	await onDesk(collection, (into) => replaceAll(into, own, ignored));
	expect(await toldBy(collection)).toEqual(await freshWith(own));
	collection.close();
});

test.each(failures)(
	'%s fails, all is as it was, or the next start finishes',
	async (_, isFailing) => {
		const file = await aBackup();
		const expected = await freshWith(file);
		const ends = { before: 0, after: 0 };
		for (let fails = 1; ; fails += 1) {
			const { name, collection } = await aCollection();
			const before = await toldBy(collection);
			const { value, calls } = await whileWatchingCalls(
				(number) => {
					if (isFailing(number, fails)) throw new DOMException('injected', 'TimeoutError');
				},
				() =>
					onDesk(collection, (into) => replaceAll(into, file, ignored)).catch(
						(error: unknown): Saved<never> => ({
							ok: false,
							code: 'storage-failed',
							detail: String(error)
						})
					)
			);
			collection.close();
			const next = valueOf(await openCollection(name));
			await onDesk(next, finishReplacement);
			expect(await next.replacement()).toBeUndefined();
			const told = await toldBy(next);
			const cleared = JSON.stringify(told) !== JSON.stringify(before);
			expect(told).toEqual(cleared ? expected : before);
			ends[cleared ? 'after' : 'before'] += 1;
			next.close();
			if (calls < fails) {
				expect(value).toMatchObject({ ok: true });
				break;
			}
		}
		expect(ends.before).toBeGreaterThan(5);
		expect(ends.after).toBeGreaterThan(20);
	},
	600_000
);
