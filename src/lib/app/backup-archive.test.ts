import fc from 'fast-check';
import { strToU8, unzipSync, zipSync, type Zippable } from 'fflate';
import { expect, test } from 'vitest';
import { ArchiveWriter, readArchive, UnreadableBackup } from '#lib/app/backup-archive.ts';
import type { BackupPart } from '#lib/core/backup/backup-part.ts';
import { backupVersion, type Manifest } from '#lib/core/backup/manifest.ts';
import type { Json, Register, WriteId } from '#lib/core/register.ts';
import type { Fact } from '#lib/core/review/fact.ts';
import { proposeNotes } from '#lib/core/card/propose.ts';
import { segmenterFor } from '#lib/core/card/segment.ts';
import { parsePage } from '#lib/core/episode/parse-page.ts';
import { defaultSettings } from '#lib/core/review/scheduler.ts';
import { anAnswer, at, cardId, noteId } from '#tests/contract/builders.ts';
import { anImport } from '#tests/support/an-import.ts';
import { arbitraryAnyPage } from '#tests/support/pages/arbitrary-any-page.ts';
import { arbitraryPage } from '#tests/support/pages/arbitrary-page.ts';

const { edition, deck } = anImport('an import', { notes: 3 });

/** Pages that have something to read, in all the ways that are known. */
const readable = arbitraryAnyPage.map(({ page }) => page);

/** One part of each kind. */
const parts: readonly BackupPart[] = [
	{ kind: 'settings', rows: [defaultSettings(0.9)] },
	{
		kind: 'episodes',
		rows: [
			{
				importId: edition.edition.importId,
				importedAtMillis: 7,
				version: deck.version,
				languages: ['zh'],
				coreNoteIds: deck.notes.map(({ id }) => id),
				episode: deck.episode,
				notes: deck.notes,
				pages: ['Episode 1\n\n金句 \ud800']
			}
		]
	},
	{
		kind: 'registers',
		rows: [aRegister('theme', 'dark'), aRegister('order', { a: [1, null, { b: '金句' }] })]
	},
	{
		kind: 'facts',
		rows: Array.from({ length: 200 }, (_, place): Fact =>
			anAnswer(cardId(noteId(`n${place}`)), `fact ${place * 7919}`, at(place, place % 60))
		)
	}
];

function aRegister(field: string, value: Json): Register {
	return { subject: 'preferences', field, value, atMillis: 5, writeId: 'w' as WriteId };
}

async function written(some: readonly BackupPart[]): Promise<Blob> {
	const writer = new ArchiveWriter();
	for (const part of some) writer.add(part);
	return Promise.resolve(writer.finish(9));
}

async function readAll(file: Blob): Promise<{ parts: BackupPart[]; manifest: Manifest }> {
	const read: BackupPart[] = [];
	const reader = readArchive(file);
	for (;;) {
		const next = await reader.next();
		if (next.done) return { parts: read, manifest: next.value };
		read.push(next.value);
	}
}

/** Why a file is not read; undefined where it is. */
async function faultOf(file: Blob): Promise<string | undefined> {
	try {
		await readAll(file);
		return undefined;
	} catch (error) {
		if (error instanceof UnreadableBackup) return error.code;
		throw error;
	}
}

/** A backup with some of its files replaced, or left out where there is nothing in their place. */
async function altered(files: Readonly<Record<string, string | undefined>>): Promise<Blob> {
	const entries = unzipSync(new Uint8Array(await (await written(parts)).arrayBuffer()));
	const kept: Zippable = {};
	for (const [name, bytes] of Object.entries(entries)) {
		if (!(name in files)) kept[name] = bytes;
	}
	for (const [name, text] of Object.entries(files)) {
		if (text !== undefined) kept[name] = strToU8(text);
	}
	return new Blob([zipSync(kept)]);
}

test('read ∘ write is the identity, and the manifest says what there is', async () => {
	const { parts: read, manifest } = await readAll(await written(parts));
	expect(read).toEqual(parts);
	expect(manifest.holds).toEqual({ settings: 1, episodes: 1, registers: 2, facts: 200 });
	expect(manifest.madeAtMillis).toBe(9);
	expect((await readAll(await written([]))).parts).toEqual([]);
});

test('whatever text and value a register has, it is read as it was written', async () => {
	const value = fc.jsonValue({ maxDepth: 5, stringUnit: 'binary' }).map((any) => {
		const plain: unknown = JSON.parse(JSON.stringify(any));
		return plain as Json;
	});
	await fc.assert(
		fc.asyncProperty(fc.array(value, { maxLength: 5 }), async (values) => {
			const rows = values
				.filter((one) => !/"(?:__proto__|constructor|prototype)":/.test(JSON.stringify(one)))
				.map((one, place) => aRegister(`field ${place}`, one));
			const { parts: read } = await readAll(await written([{ kind: 'registers', rows }]));
			expect(read).toEqual([{ kind: 'registers', rows }]);
		}),
		{ numRuns: 100 }
	);
});

test('whatever was read from a page, its episode is read as it was written', async () => {
	await fc.assert(
		fc.asyncProperty(fc.oneof(arbitraryPage, readable), async (page) => {
			const { episode } = parsePage(page);
			if (!episode) return;
			const [zhOnly] = parts.filter(({ kind }) => kind === 'episodes');
			if (zhOnly?.kind !== 'episodes') throw new Error('no episode');
			const notes = proposeNotes(episode, segmenterFor(episode));
			const rows = zhOnly.rows.map((row) => ({
				...row,
				episode,
				notes,
				coreNoteIds: [],
				pages: [page]
			}));
			const { parts: read } = await readAll(await written([{ kind: 'episodes', rows }]));
			expect(read).toEqual([{ kind: 'episodes', rows }]);
		}),
		{ numRuns: 60 }
	);
});

test('a backup that ends early is refused wherever it does', async () => {
	const whole = await written(parts);
	for (let length = 0; length < whole.size; length += 64) {
		expect(await faultOf(whole.slice(0, length)), `${length} bytes`).toBeDefined();
	}
});

test('a backup with any of its bytes changed is refused, or says the same', async () => {
	const bytes = new Uint8Array(await (await written(parts)).arrayBuffer());
	for (let place = 0; place < bytes.length; place += 11) {
		const changed = bytes.slice();
		changed[place] = (changed[place] ?? 0) ^ 0x21;
		const file = new Blob([changed]);
		if ((await faultOf(file)) === undefined) {
			expect((await readAll(file)).parts).toEqual(parts);
		}
	}
});

test.each([
	['a part is missing', { 'facts/00001.json': undefined }, 'damaged'],
	['a part is not what was written', { 'registers/00001.json': '[]' }, 'damaged'],
	['a part is no JSON', { 'registers/00001.json': '[' }, 'damaged'],
	['a part is none of the kinds', { 'facts/00002.json': '[{"kind":"answer"}]' }, 'damaged'],
	['there is another file', { '../../escape.json': '[]' }, 'damaged'],
	['there is no manifest', { 'manifest.json': undefined }, 'damaged'],
	['the manifest is none', { 'manifest.json': '{}' }, 'damaged'],
	[
		'a newer app wrote it',
		{ 'manifest.json': `{"format":"jinju-backup","version":${backupVersion + 1}}` },
		'newer'
	],
	[
		'a value has keys that no value has',
		{
			'registers/00001.json':
				'[{"subject":"preferences","field":"x","value":{"__proto__":{"polluted":true}},"atMillis":5,"writeId":"w"}]'
		},
		'damaged'
	],
	[
		'a row has a key that it cannot have',
		{
			'registers/00001.json':
				'[{"subject":"a","field":"x","value":1,"atMillis":5,"writeId":"w","__proto__":{}}]'
		},
		'damaged'
	],
	[
		'a value is nested a hundred thousand times',
		{ 'registers/00001.json': '['.repeat(100_000) + ']'.repeat(100_000) },
		'damaged'
	]
])('a backup is refused where %s', async (_, files, code) => {
	expect(await faultOf(await altered(files))).toBe(code);
	expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
});

test.each([
	['an empty file', new Blob([])],
	['a picture', new Blob([Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 1, 2, 3)])],
	['a zip of pages', new Blob([zipSync({ 'page.txt': strToU8('Episode 1') })])]
])('%s is no backup', async (_, file) => {
	expect(await faultOf(file)).toBe('not-a-backup');
});

test('a file that swells beyond all measure is left off, whatever it says of its size', async () => {
	const bomb = zipSync({ 'facts/00001.json': new Uint8Array(70 * 2 ** 20) }, { level: 9 });
	expect(await faultOf(new Blob([bomb]))).toBe('too-big');
	// The declared size stands 22 bytes into the local header (PKWARE APPNOTE 4.3.7).
	const lying = zipSync({ 'facts/00001.json': strToU8('[]') }).slice();
	new DataView(lying.buffer).setUint32(22, 2 ** 31, true);
	expect(await faultOf(new Blob([lying]))).toBe('too-big');
});
