import { expect, test } from 'vitest';
import type { Collection } from '#lib/core/collection.ts';
import type { EpisodeId } from '#lib/core/episode/episode.ts';
import { editionField, type ImportId } from '#lib/core/library/edition.ts';
import { aWrite, codeOf, valueOf, type Storage } from '#tests/contract/builders.ts';
import { anImport, type AnImport } from '#tests/support/an-import.ts';

/** Stages all of an import. */
async function stageAll(collection: Collection, ...imports: readonly AnImport[]): Promise<void> {
	for (const { notes, edition } of imports) {
		valueOf(await collection.stage(notes));
		valueOf(await collection.stage(edition));
	}
}

/** The write that has an episode read as an import has it, or not at all. */
function aReading({ episodeId }: AnImport, importId: ImportId | null, nowMillis: number) {
	return aWrite(episodeId, editionField, importId, nowMillis);
}

/** Stages all of these and has them read, one after the other. */
async function importAll(collection: Collection, ...imports: readonly AnImport[]): Promise<void> {
	await stageAll(collection, ...imports);
	for (const [place, one] of imports.entries()) {
		valueOf(await collection.writeRegisters([aReading(one, one.importId, place)]));
	}
}

/** All that is told of an episode. */
async function readingOf(collection: Collection, episodeId: EpisodeId) {
	return {
		editions: await collection.editionsOf([episodeId]),
		deck: await collection.deck(episodeId),
		text: await collection.textOf(episodeId)
	};
}

/** What is told of an episode that was not imported. */
const nothing = { editions: [], deck: undefined, text: undefined };

/** What is told of an episode that is read as this import has it. */
function allOf({ deck, edition }: AnImport) {
	return { editions: [edition.edition], deck, text: edition.text };
}

/** The sketches of all editions that are read, with the notes that they are of, by episode. */
async function sketchesOf(collection: Collection) {
	const told: (readonly [string, string, readonly number[], readonly string[]])[] = [];
	await collection.eachSketch((episodeId, importId, sketches, noteIds) =>
		told.push([episodeId, importId, [...sketches], noteIds])
	);
	return told.sort(([a], [b]) => (a < b ? -1 : 1));
}

function toldOf({ episodeId, importId, edition }: AnImport) {
	return [episodeId, importId, [...edition.sketches], edition.noteIds];
}

/** What a collection does with imported episodes. */
export function importingContract(createStorage: () => Storage): void {
	const open = () => createStorage().openTab();

	test('what is staged is not seen until one write has it read', async () => {
		const collection = await open();
		const one = anImport('one');
		await stageAll(collection, one);
		expect(await readingOf(collection, one.episodeId)).toEqual(nothing);
		expect(await collection.notesOf(one.noteIds)).toEqual([]);
		expect(await sketchesOf(collection)).toEqual([]);
		valueOf(await collection.writeRegisters([aReading(one, one.importId, 1)]));
		expect(await readingOf(collection, one.episodeId)).toEqual(allOf(one));
		expect(await collection.notesOf(one.noteIds)).toEqual(one.deck.notes);
		expect(await sketchesOf(collection)).toEqual([toldOf(one)]);
	});

	test('parts may come in any order and more than once', async () => {
		const collection = await open();
		const one = anImport('one', { notes: 4 });
		const { importId, notes } = one.notes;
		valueOf(await collection.stage(one.edition));
		for (const [from, to] of [
			[2, 4],
			[0, 2],
			[1, 3]
		]) {
			valueOf(await collection.stage({ kind: 'notes', importId, notes: notes.slice(from, to) }));
		}
		valueOf(await collection.stage(one.edition));
		valueOf(await collection.writeRegisters([aReading(one, importId, 1)]));
		expect(await readingOf(collection, one.episodeId)).toEqual(allOf(one));
	});

	test('a deck longer than what is read at a time is whole and by priority', async () => {
		const collection = await open();
		const one = anImport('one', { notes: 1001 });
		await importAll(collection, one);
		expect(await readingOf(collection, one.episodeId)).toEqual(allOf(one));
		expect(await collection.notesOf(one.noteIds)).toEqual(one.deck.notes);
	});

	test('an import is taken back, and put back, by the value of its register', async () => {
		const collection = await open();
		const [one, corrected] = [anImport('one'), anImport('corrected', { notes: 4 })];
		await importAll(collection, one, corrected);
		expect(await readingOf(collection, one.episodeId)).toEqual(allOf(corrected));
		expect(await collection.notesOf(one.noteIds)).toEqual(
			corrected.deck.notes.filter(({ id }) => one.noteIds.includes(id))
		);
		expect(await sketchesOf(collection)).toEqual([toldOf(corrected)]);
		valueOf(await collection.writeRegisters([aReading(one, one.importId, 5)]));
		expect(await readingOf(collection, one.episodeId)).toEqual(allOf(one));
		valueOf(await collection.writeRegisters([aReading(one, null, 6)]));
		expect(await readingOf(collection, one.episodeId)).toEqual(nothing);
		expect(await sketchesOf(collection)).toEqual([]);
	});

	test.each(['notes', 'edition'] as const)(
		'an edition of which the %s are not all there is not read, and nothing is written',
		async (missing) => {
			const collection = await open();
			const [whole, half] = [anImport('whole'), anImport('half', { episode: '12-60-00000000' })];
			await stageAll(collection, whole);
			const { notes, edition } = half;
			valueOf(
				await collection.stage(
					missing === 'edition' ? notes : { ...notes, notes: notes.notes.slice(1) }
				)
			);
			if (missing === 'notes') valueOf(await collection.stage(edition));
			const writes = [aReading(whole, whole.importId, 1), aReading(half, half.importId, 1)];
			expect(codeOf(await collection.writeRegisters(writes))).toBe('storage-failed');
			expect(await readingOf(collection, whole.episodeId)).toEqual(nothing);
			expect(await collection.registersOfField(editionField)).toEqual([]);
			await stageAll(collection, half);
			expect(codeOf(await collection.writeRegisters(writes))).toBeUndefined();
			expect(await readingOf(collection, half.episodeId)).toEqual(allOf(half));
		}
	);

	test('one import can bring several episodes, and one’s id may begin with another’s', async () => {
		const collection = await open();
		const episodes = ['abc', 'abc-1', 'abc0', 'ab'];
		const imports = episodes.map((episode) => anImport('all', { episode }));
		await importAll(collection, ...imports);
		for (const one of imports) {
			expect(await readingOf(collection, one.episodeId)).toEqual(allOf(one));
		}
		valueOf(await collection.writeRegisters(imports.slice(1).map((one) => aReading(one, null, 9))));
		expect(await collection.sweepImports([])).toEqual({ ok: true, value: 3 });
		const [first] = imports;
		expect(first && (await readingOf(collection, first.episodeId))).toEqual(first && allOf(first));
	});

	test('the notes of a sitting come in the order asked for, from whichever episodes', async () => {
		const collection = await open();
		const [one, two] = [anImport('one'), anImport('two', { episode: '12-60-00000000' })];
		await importAll(collection, one, two);
		const away = anImport('away', { episode: 'elsewhere__' });
		await stageAll(collection, away);
		const [a, b] = one.deck.notes;
		const [c] = two.deck.notes;
		const [d] = away.deck.notes;
		if (!a || !b || !c || !d) throw new Error('notes');
		expect(await collection.notesOf([b.id, d.id, c.id, a.id])).toEqual([b, c, a]);
		expect(await collection.notesOf([])).toEqual([]);
	});

	test('whoever watches has the editions last imported, at most so many, and the number of all', async () => {
		const storage = createStorage();
		const [here, there] = [await storage.openTab(), await storage.openTab()];
		const told: (readonly [number, readonly string[]])[] = [];
		const stop = here.watchEditions(2)(
			({ all, editions }) => told.push([all, editions.map(({ episodeId }) => episodeId)]),
			() => told.push([-1, []])
		);
		await expect.poll(() => told.at(-1)).toEqual([0, []]);
		const imports = ['z', 'a', 'm'].map((episode) => anImport('all', { episode }));
		await importAll(there, ...imports);
		await expect.poll(() => told.at(-1)).toEqual([3, ['m', 'a']]);
		const [first, , last] = imports;
		if (!first || !last) throw new Error('three');
		valueOf(await there.writeRegisters([aReading(first, first.importId, 10)]));
		await expect.poll(() => told.at(-1)).toEqual([3, ['z', 'm']]);
		valueOf(await here.writeRegisters([aReading(last, null, 11)]));
		await expect.poll(() => told.at(-1)).toEqual([2, ['z', 'a']]);
		stop();
	});

	test('whoever watches has the newest edition that is read, whenever that became so', async () => {
		const storage = createStorage();
		const [here, there] = [await storage.openTab(), await storage.openTab()];
		const told: (string | undefined)[] = [];
		const stop = here.watchNewestEdition()(
			({ newest }) => told.push(newest?.importId ?? 'none'),
			() => told.push('failed')
		);
		await expect.poll(() => told.at(-1)).toBe('none');
		const old = anImport('old', { episode: 'old-episode', importedAtMillis: 5 });
		// More than are looked at together are newer, and not read.
		const unread = Array.from({ length: 11 }, (_, place) =>
			anImport('unread', { episode: `unread-${place}`, importedAtMillis: 20 + place })
		);
		const middle = anImport('middle', { episode: 'middle', importedAtMillis: 10 });
		await stageAll(there, ...unread);
		await importAll(there, middle, old);
		await expect.poll(() => told.at(-1)).toBe('middle');
		valueOf(await there.writeRegisters([aReading(middle, null, 9)]));
		await expect.poll(() => told.at(-1)).toBe('old');
		const [newer] = unread;
		if (!newer) throw new Error('eleven');
		valueOf(await there.writeRegisters([aReading(newer, newer.importId, 10)]));
		await expect.poll(() => told.at(-1)).toBe('unread');
		stop();
	});

	test('a sweep removes what is not read, complete or not, but nothing that is under way', async () => {
		const collection = await open();
		const [read, old] = [anImport('read'), anImport('old')];
		await importAll(collection, old, read);
		const abandoned = anImport('abandoned', { episode: 'abandoned__', notes: 1200 });
		valueOf(await collection.stage(abandoned.notes));
		const [textless, noteless] = [anImport('textless'), anImport('noteless')];
		valueOf(await collection.stage(textless.notes));
		valueOf(await collection.stage(noteless.edition));
		const underWay = anImport('under way');
		await stageAll(collection, underWay);
		expect(await collection.sweepImports([underWay.importId])).toEqual({ ok: true, value: 4 });
		expect(await collection.sweepImports([underWay.importId])).toEqual({ ok: true, value: 0 });
		expect(await readingOf(collection, read.episodeId)).toEqual(allOf(read));
		for (const gone of [old, abandoned, textless, noteless]) {
			const write = aReading(gone, gone.importId, 20);
			expect(codeOf(await collection.writeRegisters([write]))).toBe('storage-failed');
		}
		valueOf(await collection.writeRegisters([aReading(underWay, underWay.importId, 21)]));
		expect(await readingOf(collection, read.episodeId)).toEqual(allOf(underWay));
	});

	test('an import that another tab swept in the midst is not read by half, and can be staged again', async () => {
		const storage = createStorage();
		const [here, there] = [await storage.openTab(), await storage.openTab()];
		const one = anImport('one');
		valueOf(await here.stage(one.notes));
		expect(await there.sweepImports([])).toEqual({ ok: true, value: 1 });
		valueOf(await here.stage(one.edition));
		const write = aReading(one, one.importId, 1);
		expect(codeOf(await here.writeRegisters([write]))).toBe('storage-failed');
		await stageAll(here, one);
		valueOf(await here.writeRegisters([write]));
		expect(await there.sweepImports([])).toEqual({ ok: true, value: 0 });
		expect(await readingOf(there, one.episodeId)).toEqual(allOf(one));
	});

	test('parts that do not hold together are refused as faults of ours', async () => {
		const collection = await open();
		const [one, other] = [anImport('one'), anImport('one', { episode: 'elsewhere__' })];
		const { edition } = one;
		const [stray] = other.notes.notes;
		if (!stray) throw new Error('a note');
		const faults = [
			{ ...one.notes, notes: [{ ...stray, episodeId: one.episodeId }] },
			{ ...edition, text: other.edition.text },
			{ ...edition, noteIds: other.noteIds },
			{ ...edition, sketches: new Uint32Array(4) },
			{ ...edition, noteIds: [] }
		];
		for (const part of faults) await expect(collection.stage(part)).rejects.toThrow(/Inconsistent/);
	});
}
