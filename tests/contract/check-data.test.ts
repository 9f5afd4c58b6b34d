import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Collection } from '#lib/core/collection.ts';
import { studyDayOf } from '#lib/core/review/study-day.ts';
import { editionField } from '#lib/core/library/edition.ts';
import { openCollection } from '#lib/storage/open-collection.ts';
import { noRepairs } from '#lib/storage/repairs.ts';
import {
	aNote,
	anAnswer,
	apply,
	at,
	aWrite,
	deckId,
	deckOf,
	gather,
	otherDeckId,
	recordNext,
	settings,
	valueOf
} from '#tests/contract/builders.ts';
import { dump, opened, tamper } from '#tests/contract/failing-storage.ts';
import { aCollection, card, newName, note, staged } from '#tests/contract/stored-collection.ts';

// A row may be damaged in any way: by a fault of the browser, of another tab with other code, or of ours.

type Row = Readonly<Record<string, unknown>>;

/** What an attacker, or a bad disk, may put in place of a value. */
const junk = fc.constantFrom<unknown>(undefined, null, NaN, -1, 1e9, 'x', true, [], {}, [
	'due',
	'x'
]);

/** The tables that are computed, and the paths in their rows that are no keys. */
const fields: Readonly<Record<string, readonly string[]>> = {
	facts: ['effective', 'first', 'review', 'countsFor', 'studyDay', 'extra'],
	cards: [
		...['card.memory', 'card.noteId', 'card.deckId', 'card.memory.stability', 'card.memory.dueDay'],
		...['card.memory.cardId', 'card.memory.lastFactId', 'active', 'queue', 'buriedUntilDay'],
		...['awaitedBy', 'card.newOrder', 'offered', 'card.waitsFor']
	],
	dueCounts: ['cards'],
	dayCounts: ['answers', 'introduced', 'again', 'tookMillis'],
	links: ['canonicalId', 'names']
};

const anyDamage = fc.constantFrom(...Object.keys(fields)).chain((table) =>
	fc.record({
		table: fc.constant(table),
		row: fc.nat({ max: 20 }),
		how: fc.oneof(
			fc.record({ path: fc.constantFrom(...(fields[table] ?? [])), value: junk }),
			fc.constant(table === 'facts' ? ({ path: 'extra', value: 1 } as const) : undefined)
		)
	})
);

function withValue(
	row: unknown,
	[first = '', ...rest]: readonly string[],
	value: unknown
): unknown {
	if (typeof row !== 'object' || row === null) return row;
	const before = (row as Row)[first];
	return { ...row, [first]: rest.length > 0 ? withValue(before, rest, value) : value };
}

/** Changes a row, or takes it away. */
async function damage(
	name: string,
	{ table, row: place, how }: typeof anyDamage extends fc.Arbitrary<infer T> ? T : never
): Promise<void> {
	const rows = (await dump(name))[table] ?? [];
	if (rows.length === 0) return;
	const row = rows[place % rows.length];
	if (how) return tamper(name, table, withValue(row, how.path.split('.'), how.value));
	const connection = await opened(indexedDB.open(name));
	const store = connection.transaction(table, 'readwrite').objectStore(table);
	const keys = await opened(store.getAllKeys());
	const key = keys[place % keys.length];
	if (key !== undefined) await opened(store.delete(key));
	connection.close();
}

/** Gives the notes the cards that their text has, as the app does. */
async function reconcile(collection: Collection): Promise<void> {
	const linked = aNote('b', { slots: ['2'] });
	for (const deck of [deckId, otherDeckId]) {
		valueOf(await collection.reconcile(deck, [note, linked]));
	}
}

test('whichever rows of whichever caches are damaged, a rebuild and the text make them what they were', async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(anyDamage, { minLength: 1, maxLength: 6 }), async (damages) => {
			const { name, collection } = await aCollection();
			await reconcile(collection);
			valueOf(await collection.rebuild(apply));
			const sound = await dump(name);
			for (const one of damages) await damage(name, one);
			// Whatever there is, Today and a review are drawn from it.
			await gather(collection, 60);
			await collection.activeCards([card], studyDayOf(at(60)));
			await deckOf(collection, deckId);
			await collection.holdings();
			expect(valueOf(await collection.setAsideDamaged())).toEqual([]);
			valueOf(await collection.rebuild(apply));
			await reconcile(collection);
			expect(await dump(name)).toEqual(sound);
			expect(valueOf(await collection.rebuild(apply))).toEqual(noRepairs);
			collection.close();
		}),
		{ numRuns: 60 }
	);
}, 120_000);

test('damaged records are set aside as they were, and all else goes on', async () => {
	const { name, collection } = await aCollection();
	valueOf(await collection.saveSettings(settings));
	const before = (await dump(name))['facts'] as readonly Row[];
	const fact = { kind: 'answer', id: 'torn', cardId: card, atMillis: NaN, grade: 9 };
	const torn = { fact, studyDay: studyDayOf(at(0)), effective: true, first: false, review: false };
	await tamper(name, 'facts', torn);
	await tamper(name, 'facts', { fact: { id: 7 } });
	await tamper(name, 'registers', { subject: note.noteId, field: 'flag', value: 1, atMillis: 'x' });
	await tamper(name, 'settings', { ...settings, id: 'other' });
	const aside = valueOf(await collection.setAsideDamaged());
	expect(aside.map(({ kind }) => kind).sort()).toEqual(['facts', 'facts', 'registers', 'settings']);
	expect(aside).toContainEqual({ kind: 'facts', row: torn });
	expect(await collection.allSetAside()).toHaveLength(4);
	expect(valueOf(await collection.setAsideDamaged())).toEqual([]);
	valueOf(await collection.rebuild(apply));
	expect((await dump(name))['facts']).toEqual(before);
	valueOf(await recordNext(collection, anAnswer(card, 'f3', at(60))));
	expect((await collection.allSettings()).map(({ id }) => id)).toEqual([settings.id]);
	// A backup that takes the place of everything has none of them.
	valueOf(await collection.layReplacement(new Blob(['x'])));
	valueOf(await collection.clearForReplacement());
	expect(await collection.allSettings()).toEqual([]);
	expect(await collection.allSetAside()).toHaveLength(4);
});

test('damaged rows of an imported episode are set aside, and what is sound of it is read', async () => {
	const { name, collection } = await aCollection();
	const { episodeId, importId } = staged;
	valueOf(await collection.writeRegisters([aWrite(episodeId, editionField, importId, 1)]));
	expect(valueOf(await collection.setAsideDamaged())).toEqual([]);
	const [first, ...others] = (await dump(name))['editionNotes'] as readonly Row[];
	await tamper(name, 'editionNotes', withValue(first, ['note', 'text'], 7));
	expect(valueOf(await collection.setAsideDamaged())).toMatchObject([{ kind: 'editionNotes' }]);
	expect((await collection.deck(episodeId))?.notes).toHaveLength(others.length);
	const [text] = (await dump(name))['editionTexts'] as readonly Row[];
	await tamper(name, 'editionTexts', { ...text, episode: '{' });
	expect(await collection.deck(episodeId)).toBeUndefined();
	expect(valueOf(await collection.setAsideDamaged())).toMatchObject([{ kind: 'editionTexts' }]);
	const [row] = (await dump(name))['editions'] as readonly Row[];
	await tamper(name, 'editions', withValue(row, ['entry', 'counts'], 'many'));
	expect(valueOf(await collection.setAsideDamaged())).toMatchObject([{ kind: 'editions' }]);
	expect(await collection.editionsOf([episodeId])).toEqual([]);
	expect(valueOf(await collection.setAsideDamaged())).toEqual([]);
	collection.close();
});

test('a card whose row is damaged is left out of the queue, and the others come', async () => {
	const { name, collection } = await aCollection();
	const rows = (await dump(name))['cards'] as readonly Row[];
	const { learning } = await gather(collection, 60);
	expect(learning).toHaveLength(2);
	for (const row of rows) {
		if ((row['card'] as Row)['cardId'] === learning[0]?.cardId) {
			await tamper(name, 'cards', withValue(row, ['card', 'memory'], undefined));
		}
	}
	const left = await gather(collection, 60);
	expect(left.learning).toEqual(learning.slice(1));
});

test('a check that is left off has repaired what it came by, and the next goes on', async () => {
	const name = newName();
	const collection = valueOf(await openCollection(name));
	await tamper(name, 'dueCounts', { deckId, dueDay: 7, cards: 1 });
	const leaving = new AbortController();
	leaving.abort();
	valueOf(await collection.rebuild(apply, { signal: leaving.signal }));
	expect((await dump(name))['dueCounts']).toHaveLength(1);
	expect(valueOf(await collection.rebuild(apply))).toEqual({ ...noRepairs, dueCounts: 1 });
	expect((await dump(name))['dueCounts']).toEqual([]);
});
