import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Collection } from '#lib/core/collection.ts';
import type { NoteCards } from '#lib/core/collection/collected-card.ts';
import type { Following } from '#lib/core/collection/following.ts';
import type { Records } from '#lib/core/collection/record-union.ts';
import type { Saved } from '#lib/core/collection/saved.ts';
import { createMemoryCollection } from '#lib/storage/memory-collection.ts';
import { createMemoryStore } from '#lib/storage/memory-store.ts';
import { openCollection } from '#lib/storage/open-collection.ts';
import { noRepairs } from '#lib/storage/repairs.ts';
import {
	allFacts,
	apply,
	at,
	cardId,
	deckId,
	otherDeckId,
	settings,
	valueOf
} from '#tests/contract/builders.ts';
import { whileWatchingCalls, whileWatchingTransactions } from '#tests/contract/failing-storage.ts';
import {
	after,
	everything,
	noteIds,
	slots,
	stepsWith,
	take,
	type Step,
	type World
} from '#tests/contract/model-steps.ts';
import { newName } from '#tests/contract/stored-collection.ts';

// What was taken in is computed a few notes at a time, and so is a rebuild. Whatever another tab does in
// between, and wherever it is left off, all ends up as if it had been computed at once.

const notes: readonly NoteCards[] = noteIds.map((noteId, place) => ({
	noteId,
	deckId: noteId.startsWith(otherDeckId) ? otherDeckId : deckId,
	cards: slots.map((slot, order) => ({
		cardId: cardId(noteId, slot),
		newOrder: 3 * place + order,
		...(order > 0 ? { waitsFor: cardId(noteId, slots[0]) } : {})
	}))
}));

const anyStep = stepsWith(fc.constantFrom(...notes));
const steps = fc.array(anyStep, { minLength: 3, maxLength: 12 });
const histories = fc.record({ here: steps, there: steps, meanwhile: steps });

async function doAll(collection: Collection, taken: readonly Step[], device: string) {
	let world: World = { moment: at(0), made: 0, device };
	for (const step of taken) {
		await take(collection, step, world);
		world = after(world, step);
	}
}

async function recordsOf(collection: Collection): Promise<Records> {
	return {
		facts: await collection.factsAfter('', 1000),
		registers: await collection.registersAfter(undefined, 1000),
		settings: await collection.allSettings()
	};
}

async function reconcileAll(collection: Collection): Promise<void> {
	const behind = await collection.decksBehind();
	for (const deck of [deckId, otherDeckId]) valueOf(await collection.reconcile(deck, notes));
	valueOf(await collection.markReconciled(behind));
	expect(await collection.isOutdated()).toBe(false);
}

/** The plain model's answers, of a copy that has taken in the same records. */
async function toldByModel(records: Records): Promise<unknown> {
	const model = createMemoryCollection(createMemoryStore());
	valueOf(await model.unite(records));
	valueOf(await model.catchUp(apply));
	await reconcileAll(model);
	return toldOf(model);
}

async function toldOf(collection: Collection): Promise<unknown> {
	const { cards: _cards, decks: _decks, ...told } = await everything(collection);
	return told;
}

/** A collection with a history, open in two tabs, and what a device with another history recorded. */
async function aMerge({ here, there }: { readonly [Part in 'here' | 'there']: readonly Step[] }) {
	const name = newName();
	const [one, two] = [valueOf(await openCollection(name)), valueOf(await openCollection(name))];
	valueOf(await one.saveSettings(settings));
	await doAll(one, here, 'b');
	const other = createMemoryCollection(createMemoryStore());
	await doAll(other, there, 'c');
	return { one, two, records: await recordsOf(other) };
}

async function checkSettled(one: Collection): Promise<void> {
	await reconcileAll(one);
	const told = await toldOf(one);
	expect(told).toEqual(await toldByModel(await recordsOf(one)));
	expect(valueOf(await one.rebuild(apply))).toEqual(noRepairs);
	expect(await toldOf(one)).toEqual(told);
}

test('whatever another tab does between two steps of catching up, all is as if computed at once', async () => {
	let stepsTaken = 0;
	await fc.assert(
		fc.asyncProperty(histories, async ({ meanwhile, ...apart }) => {
			const { one, two, records } = await aMerge(apart);
			valueOf(await one.unite(records));
			let world: World = { moment: at(1), made: 0, device: 'd' };
			for (const step of meanwhile) {
				const left = new AbortController();
				const onprogress = (): void => {
					stepsTaken += 1;
					left.abort();
				};
				valueOf(await one.catchUp(apply, { signal: left.signal, onprogress }));
				await take(two, step, world);
				world = after(world, step);
			}
			valueOf(await two.catchUp(apply));
			await checkSettled(one);
			one.close();
			two.close();
		}),
		{ numRuns: 40 }
	);
	expect(stepsTaken).toBeGreaterThan(40);
}, 120_000);

test.each([
	['catching up', (one: Collection) => one.catchUp(apply)],
	['a rebuild', (one: Collection) => one.rebuild(apply)]
] as [string, (one: Collection) => Promise<Saved<unknown>>][])(
	'whatever another tab does while %s is under way, all is as if computed at once',
	async (_, compute) => {
		await fc.assert(
			fc.asyncProperty(histories, fc.nat({ max: 6 }), async ({ meanwhile, ...apart }, every) => {
				const { one, two, records } = await aMerge(apart);
				valueOf(await one.unite(records));
				const rest = [...meanwhile];
				let world: World = { moment: at(1), made: 0, device: 'd' };
				let doing: Promise<unknown> = Promise.resolve();
				let begun = 0;
				let busy = false;
				const next = (): void => {
					begun += 1;
					const step = busy || begun % (every + 1) > 0 ? undefined : rest.shift();
					if (!step) return;
					busy = true;
					const now = world;
					world = after(world, step);
					doing = take(two, step, now).finally(() => {
						busy = false;
					});
				};
				await whileWatchingTransactions(next, async () => valueOf(await compute(one)));
				await doing;
				valueOf(await two.catchUp(apply));
				await checkSettled(one);
				one.close();
				two.close();
			}),
			{ numRuns: 30 }
		);
	},
	120_000
);

test('from whichever call on storage fails, catching up goes on the next time where it was', async () => {
	const [here, there] = fc.sample(histories, { seed: 7, numRuns: 2 });
	if (!here || !there) throw new Error('two histories');
	const apart = { here: here.here, there: there.there };
	const expected = await (async () => {
		const { one, records } = await aMerge(apart);
		valueOf(await one.unite(records));
		valueOf(await one.catchUp(apply));
		return toldOf(one);
	})();
	for (let fails = 1; ; fails += 7) {
		const { one, records } = await aMerge(apart);
		valueOf(await one.unite(records));
		const { calls } = await whileWatchingCalls(
			(number) => {
				if (number >= fails) throw new DOMException('injected', 'TimeoutError');
			},
			() => one.catchUp(apply).catch(() => undefined)
		);
		if (calls < fails) break;
		valueOf(await one.catchUp(apply));
		expect(await toldOf(one)).toEqual(expected);
		one.close();
	}
}, 60_000);

test('progress never goes back and ends at the whole', async () => {
	const { one, records } = await aMerge({
		here: [],
		there: fc.sample(steps, { seed: 3 })[0] ?? []
	});
	valueOf(await one.unite({ ...records, settings: [settings] }));
	for (const work of ['catchUp', 'rebuild'] as const) {
		const shares: number[] = [];
		const following: Following = { onprogress: (share) => shares.push(share) };
		expect((await one[work](apply, following)).ok).toBe(true);
		expect(shares).toEqual(shares.toSorted((a, b) => a - b));
		expect(shares.at(-1)).toBeCloseTo(1);
	}
	expect((await allFacts(one)).length).toBeGreaterThan(0);
});

test('a merge of a few answers replays the notes that they are of, and no others', async () => {
	const one = valueOf(await openCollection(newName()));
	valueOf(await one.saveSettings(settings));
	for (const note of notes) {
		valueOf(await one.keep(note, true, 1, 'kept' as Parameters<Collection['keep']>[3]));
	}
	const [first] = notes;
	if (!first) throw new Error('a note');
	const other = createMemoryCollection(createMemoryStore());
	await doAll(other, [{ do: 'keep', note: first, kept: true }], 'c');
	await doAll(other, [answerOf(first)], 'd');
	const { facts } = await recordsOf(other);
	expect(facts).toHaveLength(1);
	valueOf(await one.unite({ facts, registers: [], settings: [] }));
	const replayed = new Set<string>();
	valueOf(
		await one.catchUp((memory, fact) => {
			replayed.add(fact.cardId);
			return apply(memory, fact);
		})
	);
	expect([...replayed]).toEqual([first.cards[0]?.cardId]);
	expect(await one.decksBehind()).toEqual([]);
});

function answerOf(note: NoteCards): Step {
	const card = note.cards[0]?.cardId ?? cardId(note.noteId);
	return { do: 'answer', card, grade: 4, tookMillis: 1, scheduled: true };
}
