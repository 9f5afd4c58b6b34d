import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { DeckShelf } from '#lib/app/deck-shelf.ts';
import { ExistingDecks } from '#lib/app/existing-decks.ts';
import { PageReader } from '#lib/app/page-reader.ts';
import type { GroupPlace, UnderstoodEpisode } from '#lib/app/understood-episode.ts';
import type { Collection } from '#lib/core/collection.ts';
import type { EpisodeId } from '#lib/core/episode/episode.ts';
import { editionField, type ImportId } from '#lib/core/library/edition.ts';
import type { FactId } from '#lib/core/review/fact.ts';
import { createMemoryCollection } from '#lib/storage/memory-collection.ts';
import { openCollection } from '#lib/storage/open-collection.ts';
import { aWrite, valueOf } from '#tests/contract/builders.ts';

const stores: readonly [string, () => Promise<Collection>][] = [
	['IndexedDB', async () => valueOf(await openCollection(`existing decks ${Math.random()}`))],
	['memory', () => Promise.resolve(createMemoryCollection())]
];

function shelfOf(collection: Collection): DeckShelf {
	const nothing = { entries: [], load: () => Promise.resolve(undefined) };
	return new DeckShelf(nothing, () => Promise.resolve(collection));
}

/** An import of these pages, as far as the library is concerned; each group is stored. */
async function bring(collection: Collection, ...pages: readonly string[]) {
	const reader = new PageReader();
	reader.compareWith([]);
	const texts = pages.map((text) => ({ name: '', text }));
	const { groups } = await reader.read(texts, false, () => Promise.resolve());
	const decks = new ExistingDecks(collection, shelfOf(collection));
	const planned: UnderstoodEpisode[] = [];
	for (const [place, group] of groups.entries()) {
		const belongs: GroupPlace = await decks.of(group, (episode) =>
			Promise.resolve(reader.isOfEpisode(place, episode))
		);
		const choices = { apart: [], renewed: [], edits: [] };
		const understood = reader.plan(place, belongs, choices)!;
		planned.push(understood);
		await store(collection, understood, reader.notes(place, 0, Infinity));
	}
	return planned;
}

let imports = 0;

async function store(
	collection: Collection,
	{ entry, version, languages, text, aliases, formerIds }: UnderstoodEpisode,
	notes: ReturnType<PageReader['notes']>
): Promise<void> {
	imports += 1;
	const importId = `import ${imports}` as ImportId;
	const episodeId = entry.id;
	valueOf(await collection.stage({ kind: 'notes', importId, notes }));
	valueOf(
		await collection.stage({
			kind: 'edition',
			edition: { importId, episodeId, importedAtMillis: imports, entry, version, languages },
			text: { importId, episodeId, episode: text, pages: [] },
			noteIds: notes.map(({ id }) => id),
			sketches: new Uint32Array(notes.length)
		})
	);
	const facts = aliases.map(({ canonical, alias }, place) => ({
		kind: 'alias' as const,
		id: `alias ${imports} ${place}` as FactId,
		itemIds: [canonical, alias] as const,
		atMillis: imports,
		utcOffsetMinutes: 0,
		rolloverHour: 4
	}));
	const writes = [
		aWrite(episodeId, editionField, importId, imports),
		...formerIds.map((id) => aWrite(id, editionField, null, imports))
	];
	valueOf(await collection.relink({ aliases: facts, retractions: [], writes }, (memory) => memory));
}

/** The first takeaways of the episodes that the library has. */
async function library(collection: Collection): Promise<readonly string[]> {
	const told: string[] = [];
	const ids: EpisodeId[] = [];
	await collection.eachSketch((episodeId) => ids.push(episodeId));
	for (const id of ids) {
		const [first] = (await collection.deck(id))?.episode.takeaways ?? [];
		told.push(first?.text.en ?? first?.text.zh ?? '');
	}
	return told.sort();
}

const page = (head: string, ...lines: readonly string[]) =>
	[head, '', 'Takeaways', '', ...lines.map((line) => `- ${line}`)].join('\n');

const bread = ['Bread is a slow way of thinking.', 'A lighthouse is mostly stairs and patience.'];
const violin = ['A crack is repaired from the inside.', 'Old wood has forgotten how to move.'];
const tea = ['Water has opinions about tea.', 'The second pot is the honest one.'];

test.each(stores)(
	'in %s two podcasts have an episode 9 each, also when they come again',
	async (_, open) => {
		const collection = await open();
		const pages = [bread, violin, tea].map((lines) => page('Episode 9', ...lines));
		await bring(collection, pages[0]!);
		await bring(collection, pages[1]!, pages[2]!);
		expect(await library(collection)).toEqual([violin[0], bread[0], tea[0]]);
		const again = await bring(collection, ...pages.toReversed());
		expect(again.map(({ status }) => status)).toEqual(Array(3).fill('nothing-new'));
		expect(await library(collection)).toHaveLength(3);
	}
);

test.each(stores)(
	'in %s episodes whose pages give one id are all there, and each is met again',
	async (_, open) => {
		const collection = await open();
		// An hour long, without a number: the id says no more.
		const pages = [bread, violin, tea].map((lines) => page('Duration: 60 min', ...lines));
		const first = await bring(collection, pages[0]!, pages[1]!);
		const second = await bring(collection, pages[2]!);
		const ids = [...first, ...second].map(({ entry }) => entry.id);
		expect(new Set(ids).size).toBe(3);
		const corrected = page('Duration: 60 min', tea[0]!, 'The second pot is an honest one.');
		const again = await bring(collection, corrected, pages[1]!);
		expect(again.map(({ status, entry }) => [status, entry.id])).toEqual([
			['corrected', ids[2]],
			['nothing-new', ids[1]]
		]);
		expect(await library(collection)).toEqual([violin[0], bread[0], tea[0]]);
	}
);

test.each(stores)('in %s a page that has another id than its episode finds it', async (_, open) => {
	const collection = await open();
	const timed = (heading: string, lines: readonly string[]) =>
		[heading, '', ...lines.map((text, place) => `- 00:1${place}:17 ${text}`)].join('\n');
	const zh = timed('金句', [
		'面包想得慢。',
		'灯塔多半是楼梯。',
		'潮水不归谁。',
		'木头忘了怎么动。'
	]);
	const en = timed('Quotes', [...bread, ...violin]);
	const both = await bring(collection, zh, en);
	expect(both).toHaveLength(1);
	const again = [...(await bring(collection, zh)), ...(await bring(collection, en))];
	expect(again.map(({ status, entry }) => [status, entry.id])).toEqual(
		Array(2).fill(['nothing-new', both[0]?.entry.id])
	);
});

test.each(stores)(
	'in %s an episode that was named by its number keeps its name',
	async (_, open) => {
		const collection = await open();
		const [planned] = await bring(collection, page('Episode 9', ...bread));
		const former = '9-0-cbf29ce4';
		const renamed = JSON.parse(
			JSON.stringify(planned).replaceAll(planned!.entry.id, former)
		) as UnderstoodEpisode;
		const other = await open();
		const notes = (await collection.deck(planned!.entry.id))!.notes;
		await store(
			other,
			renamed,
			JSON.parse(JSON.stringify(notes).replaceAll(planned!.entry.id, former)) as typeof notes
		);
		const corrected = [tea[0]!, 'A lighthouse is mostly stairs, and patience.', bread[0]!];
		const [again] = await bring(other, page('Episode 9', ...corrected));
		expect([again?.status, again?.entry.id, again?.aliases]).toEqual(['corrected', former, []]);
	}
);
