import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { gatherBackup } from '#lib/app/gather-backup.ts';
import { keepAnswer } from '#lib/app/kept-answers.ts';
import { readArchive } from '#lib/app/backup-archive.ts';
import type { BackupPart } from '#lib/core/backup/backup-part.ts';
import type { Collection } from '#lib/core/collection.ts';
import { editionField } from '#lib/core/library/edition.ts';
import { createMemoryCollection } from '#lib/storage/memory-collection.ts';
import { openCollection } from '#lib/storage/open-collection.ts';
import { anAnswer, at, aWrite, factId, settings, valueOf } from '#tests/contract/builders.ts';
import { dump, tamper } from '#tests/contract/failing-storage.ts';
import { aCollection, card, newName } from '#tests/contract/stored-collection.ts';
import { anImport, type AnImport } from '#tests/support/an-import.ts';
import { useBareBrowser } from '#tests/support/bare-browser.ts';
import { deskInThread } from '#tests/support/desk-in-thread.ts';

useBareBrowser();

/** What a backup of a collection holds. */
async function heldIn(collection: Collection) {
	const { desk, close } = deskInThread();
	const parts: BackupPart[] = [];
	let damaged: number;
	try {
		const { file, leftOut } = await gatherBackup(collection, desk, 1, () => undefined);
		for await (const part of readArchive(file)) parts.push(part);
		damaged = leftOut;
	} finally {
		close();
	}
	const facts = parts.flatMap((part) => (part.kind === 'facts' ? part.rows : []));
	const editions = parts.flatMap((part) => (part.kind === 'episodes' ? part.rows : []));
	const registers = parts.flatMap((part) => (part.kind === 'registers' ? part.rows : []));
	return {
		damaged,
		facts: facts.map(({ id }) => id as string),
		editions: editions.map(({ importId }) => importId),
		notes: editions.flatMap(({ notes }) => notes.map(({ id }) => id as string)),
		named: registers.filter(({ field }) => field === editionField).map(({ value }) => value)
	};
}

async function read(collection: Collection, imported: AnImport): Promise<void> {
	valueOf(await collection.stage(imported.notes, imported.edition));
	const { episodeId, importId } = imported;
	valueOf(await collection.writeRegisters([aWrite(episodeId, editionField, importId, 1)]));
}

const [one, other] = [
	anImport('one', { episode: 'aaaaaaaaaaa' }),
	anImport('other', { episode: 'bbbbbbbbbbb' })
];

test.each([
	['text', 'editionTexts', { episode: '{"id":"aaaaaaaaaaa",' }],
	['text, in part', 'editionTexts', { episode: '{"id":"aaaaaaaaaaa"}' }],
	['summary', 'editions', { entry: undefined }]
] as const)(
	'an episode whose %s is damaged is left out of a backup, with what names it, and all else is in it',
	async (_, table, damage) => {
		const name = newName();
		const collection = valueOf(await openCollection(name));
		for (const imported of [one, other]) await read(collection, imported);
		const rows = (await dump(name))[table] as readonly { readonly importId: string }[];
		const row = rows.find(({ importId }) => importId === 'one');
		await tamper(name, table, { ...row, ...damage });
		const held = await heldIn(collection);
		expect(held.damaged).toBe(1);
		expect(held.editions).toEqual(['other']);
		expect(held.named).toEqual(['other']);
		collection.close();
	}
);

test('a note of an episode that is damaged is left out, and the others are in it', async () => {
	const name = newName();
	const collection = valueOf(await openCollection(name));
	await read(collection, one);
	const [first, ...others] = (await dump(name))['editionNotes'] as readonly { noteId: string }[];
	await tamper(name, 'editionNotes', { ...first, note: { id: first?.noteId } });
	expect((await heldIn(collection)).notes.toSorted()).toEqual(others.map(({ noteId }) => noteId));
	collection.close();
});

test('a damaged record is left out, and told, and all else is in it', async () => {
	const { name, collection } = await aCollection();
	valueOf(await collection.saveSettings(settings));
	const before = await heldIn(collection);
	expect(before.damaged).toBe(0);
	await tamper(name, 'facts', { fact: { id: 'torn', cardId: card, grade: 9 } });
	await tamper(name, 'registers', { subject: 'x', field: 'flag', value: 1, atMillis: 'late' });
	await tamper(name, 'settings', { ...settings, id: 'other' });
	expect(await heldIn(collection)).toEqual({ ...before, damaged: 3 });
	collection.close();
});

test('where another import takes the place of an episode meanwhile, no register names what is not there', async () => {
	const collection = createMemoryCollection();
	await read(collection, one);
	const again = anImport('again', { episode: one.episodeId });
	const meanwhile: Collection = {
		...collection,
		async editionsOf(ids) {
			await read(collection, again);
			return collection.editionsOf(ids);
		}
	};
	const held = await heldIn(meanwhile);
	expect(held).toMatchObject({ damaged: 0, named: held.editions });
	expect(await heldIn(collection)).toMatchObject({ editions: ['again'], named: ['again'] });
});

test('an answer that storage has refused is in it, and once, where it is taken meanwhile', async () => {
	const { collection } = await aCollection();
	const held = anAnswer(card, 'f3', at(21), { previous: factId('f2') });
	keepAnswer({ fact: held, settings });
	const taken: Collection = {
		...collection,
		async factsAfter(id, atMost) {
			valueOf(await collection.unite({ facts: [held], registers: [], settings: [settings] }));
			return collection.factsAfter(id, atMost);
		}
	};
	for (const each of [collection, taken]) {
		const { facts } = await heldIn(each);
		expect(facts.filter((id) => id === 'f3')).toHaveLength(1);
	}
	collection.close();
});
