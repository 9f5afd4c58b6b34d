import { expect, test } from 'vitest';
import type { Collection } from '#lib/core/collection.ts';
import { editionField } from '#lib/core/library/edition.ts';
import {
	aNote,
	anAlias,
	anAnswer,
	aWrite,
	apply,
	at,
	codeOf,
	firstCard,
	keepAt,
	recordNext,
	settings,
	valueOf,
	type Storage
} from '#tests/contract/builders.ts';
import { everything } from '#tests/contract/model-steps.ts';
import { recordsOf } from '#tests/support/all-records.ts';
import { anImport } from '#tests/support/an-import.ts';

/** Puts something of every kind into a collection. */
async function fill(collection: Collection): Promise<void> {
	const [note, linked] = [aNote('a'), aNote('b')];
	valueOf(await collection.saveSettings(settings));
	for (const one of [note, linked]) await keepAt(collection, one, true, one.noteId);
	valueOf(await recordNext(collection, anAnswer(firstCard(note), 'f1', at(0))));
	valueOf(
		await collection.relink({ aliases: [anAlias('link', note.noteId, linked.noteId)] }, apply)
	);
	const imported = anImport('imported');
	valueOf(await collection.stage(imported.notes, imported.edition));
	valueOf(
		await collection.writeRegisters([
			aWrite(imported.episodeId, editionField, imported.importId, 1)
		])
	);
}

async function sketchesIn(collection: Collection): Promise<number> {
	let words = 0;
	await collection.eachSketch((_episode, _import, sketches) => {
		words += sketches.length;
	});
	return words;
}

/** How a collection gives way to a backup. */
export function replacingContract(createStorage: () => Storage): void {
	test('a backup that is laid changes nothing, and is there for every tab until it is forgotten', async () => {
		const storage = createStorage();
		const collection = await storage.openTab();
		await fill(collection);
		const before = await everything(collection);
		expect(await collection.replacement()).toBeUndefined();
		valueOf(await collection.layReplacement(new Blob(['a backup'])));
		expect(await everything(collection)).toEqual(before);
		const laid = await (await storage.openTab()).replacement();
		expect(laid?.cleared).toBe(false);
		expect(await laid?.file.text()).toBe('a backup');
		valueOf(await collection.endReplacement());
		expect(await collection.replacement()).toBeUndefined();
	});

	test('cleared for a backup, a collection is as on a first visit, and still has it', async () => {
		const collection = await createStorage().openTab();
		const empty = { ...(await everything(collection)), ...(await recordsOf(collection)) };
		await fill(collection);
		valueOf(
			await collection.unite({
				facts: [anAnswer(firstCard(aNote('c')), 'g', at(1))],
				registers: [],
				settings: []
			})
		);
		valueOf(await collection.layReplacement(new Blob(['a backup'])));
		valueOf(await collection.clearForReplacement());
		expect({ ...(await everything(collection)), ...(await recordsOf(collection)) }).toEqual(empty);
		expect(await sketchesIn(collection)).toBe(0);
		expect(await collection.isOutdated()).toBe(false);
		expect(await collection.sweepImports([])).toEqual({ ok: true, value: 0 });
		const cleared = await collection.replacement();
		expect(cleared?.cleared).toBe(true);
		expect(await cleared?.file.text()).toBe('a backup');
		// What everything was removed for is not lost for another one.
		expect(codeOf(await collection.layReplacement(new Blob(['another'])))).toBe('storage-failed');
		expect(await (await collection.replacement())?.file.text()).toBe('a backup');
		// From here on it is a collection like any other.
		await fill(collection);
		expect((await collection.holdings()).answers).toBe(1);
	});

	test('a collection has one number, whichever tab asks first, and keeps it as everything is replaced', async () => {
		const storage = createStorage();
		const [one, other] = [await storage.openTab(), await storage.openTab()];
		expect(await one.identity(7)).toBe(7);
		expect(await other.identity(8)).toBe(7);
		await fill(one);
		valueOf(await one.layReplacement(new Blob(['a backup'])));
		valueOf(await one.clearForReplacement());
		expect(await one.identity(9)).toBe(7);
		expect(
			await createStorage()
				.openTab()
				.then((another) => another.identity(9))
		).toBe(9);
	});

	test('nothing is cleared for nothing', async () => {
		const collection = await createStorage().openTab();
		await fill(collection);
		const before = await everything(collection);
		expect(codeOf(await collection.clearForReplacement())).toBe('storage-failed');
		expect(await everything(collection)).toEqual(before);
	});
}
