import 'fake-indexeddb/auto';
import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Note } from '#lib/core/card/note.ts';
import type { Collection } from '#lib/core/collection.ts';
import type { EpisodeId } from '#lib/core/episode/episode.ts';
import { applyFact } from '#lib/core/review/replay.ts';
import { migrations, schemaVersion } from '#lib/storage/migrations/schema.ts';
import { openCollection } from '#lib/storage/open-collection.ts';
import { noRepairs } from '#lib/storage/repairs.ts';
import {
	aNote,
	allFacts,
	deckId,
	firstDay,
	otherDeckId,
	valueOf
} from '#tests/contract/builders.ts';
import { freeze, frozenPath, readFrozen, thaw } from '#tests/migrations/frozen-database.ts';

/** The notes, sketches and texts that are read, by episode. */
async function editionsIn(collection: Collection): Promise<unknown> {
	const sketches = new Map<EpisodeId, Uint32Array>();
	await collection.eachSketch((episodeId, _, words) => sketches.set(episodeId, words));
	return Promise.all(
		[...sketches].map(async ([episodeId, words]) => {
			const { notes, episode } = (await collection.deck(episodeId)) ?? { notes: [] };
			return [episodeId, words, new Set(notes), episode];
		})
	);
}

/** The same of a frozen database, all of whose editions are read. */
function frozenEditions(version: number): unknown {
	const { sketches, editionNotes, editionTexts } = readFrozen(version).tables;
	const rows = (sketches?.rows ?? []) as readonly { episodeId: EpisodeId; sketches: Uint32Array }[];
	const notes = (editionNotes?.rows ?? []) as readonly { note: Note }[];
	const texts = (editionTexts?.rows ?? []) as readonly { episodeId: EpisodeId; episode: unknown }[];
	const textOf = (episodeId: EpisodeId) => {
		// A string since schema 5.
		const stored = texts.find((text) => text.episodeId === episodeId)?.episode;
		return typeof stored === 'string' ? (JSON.parse(stored) as unknown) : stored;
	};
	return rows.map(({ episodeId, sketches: words }) => [
		episodeId,
		words,
		new Set(notes.map(({ note }) => note).filter((note) => note.episodeId === episodeId)),
		textOf(episodeId)
	]);
}

const versions = migrations.map(({ version }) => version);

test('migrations are numbered from 1 without a gap', () => {
	expect(versions).toEqual(migrations.map((_, place) => place + 1));
	expect(schemaVersion).toBe(versions.at(-1));
});

test.each(versions)('there is a frozen database of schema %i', (version) => {
	expect(existsSync(frozenPath(version))).toBe(true);
	expect(readFrozen(version).nativeVersion).toBe(version * 10);
});

test('the newest schema is the one that was frozen: a released migration is not edited', async () => {
	const collection = valueOf(await openCollection('fresh'));
	collection.close();
	const [fresh, frozen] = [await freeze('fresh'), readFrozen(schemaVersion)];
	const withoutRows = ({ tables }: typeof fresh) =>
		Object.entries(tables).map(([name, { keyPath, indices }]) => ({ name, keyPath, indices }));
	expect(withoutRows(fresh)).toEqual(withoutRows(frozen));
	expect(fresh.tables['meta']?.rows).toEqual(frozen.tables['meta']?.rows);
});

test.each(versions)(
	'a collection of schema %i is opened with all that it held',
	async (version) => {
		const name = `thawed ${version}`;
		await thaw(readFrozen(version), name);
		const collection = valueOf(await openCollection(name));

		// Two notes of one item, each with two answers, and its links have been there since schema 4.
		const links = version >= 4 ? 1 : 0;
		expect(await allFacts(collection)).toHaveLength(72 + 6 * links);
		expect(await collection.holdings()).toEqual({ answers: 68 + 4 * links, keptNotes: 5 + links });
		const aliases = await collection.aliasesOf(deckId);
		expect(aliases.map(({ retracted }) => retracted)).toEqual(links ? [false, true] : []);
		const settings = await collection.allSettings();
		expect(settings).toHaveLength(1);
		expect(await collection.registersOf('preferences')).toMatchObject([
			{ field: 'theme', value: 'dark' }
		]);
		expect((await freeze(name)).tables['meta']?.rows).toEqual([
			{ key: 'schemaVersion', value: schemaVersion }
		]);
		const { fresh, learning, due } = await collection.gatherQueue({
			day: firstDay + 60,
			reviewRows: 100,
			newRows: 100
		});
		const slotsOf = (note: string, deck = deckId) =>
			aNote(note, { deck, slots: ['1', '2'] }).cards.map(({ cardId }) => cardId);
		expect(fresh.map(({ cardId }) => cardId)).toEqual([slotsOf('a')[1], ...slotsOf('e')]);
		expect(learning.map(({ cardId }) => cardId)).toEqual([
			slotsOf('a', otherDeckId)[0],
			slotsOf('b')[1]
		]);
		expect(due.map(({ cardId }) => cardId)).toEqual([slotsOf('a')[0]]);
		const random = {
			day: firstDay + 60,
			reviewRows: 9,
			newRows: 0,
			reviewOrder: 'random'
		} as const;
		expect((await collection.gatherQueue(random)).due).toEqual(due);
		expect([...(await collection.met(deckId)).values()].slice(0, 5)).toEqual([
			true,
			true,
			true,
			false,
			true
		]);
		expect(await editionsIn(collection)).toEqual(frozenEditions(version));

		// Every cache, computed again by the present code under the settings of then, is what was stored.
		const settingsById = new Map(settings.map((record) => [record.id, record]));
		const rebuilt = await collection.rebuild((memory, fact) =>
			applyFact(memory, fact, settingsById)
		);
		expect(rebuilt).toEqual({ ok: true, value: noRepairs });
		collection.close();
	}
);
