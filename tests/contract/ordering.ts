import { expect, test } from 'vitest';
import type { Collection } from '#lib/core/collection.ts';
import type { NoteCards } from '#lib/core/collection/collected-card.ts';
import {
	pageRows,
	type QueueRequest,
	type QueueSupply
} from '#lib/core/collection/queue-supply.ts';
import { dueOrders } from '#lib/core/review/review-order.ts';
import { recallAfter } from '#lib/core/review/forgetting-curve.ts';
import { rowsNeeded } from '#lib/core/review/queue.ts';
import {
	aNote,
	aWrite,
	anAnswer,
	at,
	deckId,
	dueDateSet,
	firstCard,
	firstDay,
	idsOf,
	keepAt,
	otherDeckId,
	recordNext,
	valueOf,
	type Storage
} from '#tests/contract/builders.ts';

/** In which order a collection tells what is due, and how much of it. */
export function orderingContract(createStorage: () => Storage): void {
	const open = () => createStorage().openTab();
	const request: QueueRequest = { day: firstDay + 400, reviewRows: 100, newRows: 0 };
	const dueIn = async (
		collection: Collection,
		reviewOrder: NonNullable<QueueRequest['reviewOrder']>,
		more: Partial<QueueRequest> = {}
	) => idsOf((await collection.gatherQueue({ ...request, reviewOrder, ...more })).due);

	/** Four cards: two of one stability, answered 100 days apart, one weaker, one stronger. */
	async function fourDue(collection: Collection): Promise<readonly NoteCards[]> {
		const notes = ['a', 'b', 'c', 'd'].map((one) => aNote(one));
		for (const note of notes) await keepAt(collection, note);
		const [late, early, weak, strong] = notes.map(firstCard);
		if (!late || !early || !weak || !strong) throw new Error('four notes');
		const easy = { grade: 4 } as const;
		valueOf(await recordNext(collection, anAnswer(early, 'f1', at(0), easy)));
		valueOf(await recordNext(collection, anAnswer(weak, 'f2', at(0), easy)));
		valueOf(await recordNext(collection, anAnswer(weak, 'f3', at(9), { grade: 2 })));
		valueOf(await recordNext(collection, anAnswer(strong, 'f4', at(0), easy)));
		valueOf(await recordNext(collection, anAnswer(strong, 'f5', at(30), easy)));
		valueOf(await recordNext(collection, anAnswer(late, 'f6', at(100), easy)));
		return notes;
	}

	test('least likely remembered first: by the days elapsed over the stability', async () => {
		const collection = await open();
		await fourDue(collection);
		const order = await dueIn(collection, 'retrievability');
		const odds = await Promise.all(
			order.map(async (id) => {
				const { lastShiftedMillis = 0, stability = 1 } = (await collection.card(id))?.memory ?? {};
				return (request.day - Math.floor(lastShiftedMillis / 86_400_000)) / stability;
			})
		);
		expect(order).toHaveLength(4);
		expect(new Set(odds).size).toBe(4);
		expect(odds).toEqual(odds.toSorted((a, b) => b - a));
		expect(order).not.toEqual(await dueIn(collection, 'due'));
	});

	test('most worth it first: by what a week more would take from the chance of recall', async () => {
		const collection = await open();
		await fourDue(collection);
		const order = await dueIn(collection, 'worth');
		const losses = await Promise.all(
			order.map(async (id) => {
				const { lastShiftedMillis = 0, stability = 1 } = (await collection.card(id))?.memory ?? {};
				const elapsed = request.day - Math.floor(lastShiftedMillis / 86_400_000);
				return recallAfter(elapsed, stability) - recallAfter(elapsed + 7, stability);
			})
		);
		expect(order).toHaveLength(4);
		expect(new Set(losses).size).toBe(4);
		expect(losses).toEqual(losses.toSorted((a, b) => b - a));
		expect(order).not.toEqual(await dueIn(collection, 'retrievability'));
	});

	test('it is told how many are due by a day, up to as many as are asked about', async () => {
		const collection = await open();
		const [a, b] = (await fourDue(collection)).map(firstCard);
		if (!a || !b) throw new Error('four notes');
		const told: number[] = [];
		const stop = collection.watchDueBy(request.day, 9)(
			(due) => told.push(due),
			(error) => {
				throw error;
			}
		);
		const once = (day: number, atMost: number) =>
			new Promise<number>((resolve, reject) => {
				const end = collection.watchDueBy(day, atMost)((due) => {
					resolve(due);
					queueMicrotask(() => {
						end();
					});
				}, reject);
			});
		await expect.poll(() => told.at(-1)).toBe(4);
		expect(await once(request.day, 3)).toBe(3);
		expect(await once(firstDay, 3)).toBe(0);
		valueOf(
			await collection.writeRegisters([
				aWrite(a, 'buriedUntilDay', request.day + 1, 1),
				aWrite(b, 'suspended', true, 1)
			])
		);
		await expect.poll(() => told.at(-1)).toBe(2);
		expect(await once(request.day + 1, 9)).toBe(3);
		stop();
	});

	test('the rows read are the first ones of the order, whatever it is', async () => {
		const collection = await open();
		await fourDue(collection);
		for (const order of dueOrders) {
			const all = await dueIn(collection, order);
			expect(await dueIn(collection, order, { reviewRows: 2 })).toEqual(all.slice(0, 2));
			expect(await dueIn(collection, order, { reviewRows: 0 })).toEqual([]);
		}
	});

	test('the random order stays the same all day and is another one on other days', async () => {
		const collection = await open();
		await fourDue(collection);
		const orders = await Promise.all(
			[0, 1, 2, 3, 4, 5].map((later) => dueIn(collection, 'random', { day: request.day + later }))
		);
		expect(await dueIn(collection, 'random')).toEqual(orders[0]);
		expect(new Set(orders.map((order) => order.join())).size).toBeGreaterThan(2);
		expect(new Set(orders.map((order) => order.toSorted().join())).size).toBe(1);
	});

	test('a deck may have an order of its own, told whole where any number of rows is asked for', async () => {
		const collection = await open();
		await fourDue(collection);
		const ofDecks = async (reviewOrderOfDecks: QueueRequest['reviewOrderOfDecks']) =>
			dueIn(collection, 'due', {
				reviewRows: Infinity,
				...(reviewOrderOfDecks ? { reviewOrderOfDecks } : {})
			});
		expect(await ofDecks({ [deckId]: 'retrievability' })).toEqual(
			await dueIn(collection, 'retrievability')
		);
		expect(await ofDecks({ [otherDeckId]: 'retrievability' })).toEqual(await ofDecks(undefined));
		expect(await ofDecks(undefined)).toHaveLength(4);
	});

	test('what is not due, buried, suspended or forgotten again is in no order', async () => {
		const collection = await open();
		const [a, b, c, d] = (await fourDue(collection)).map(firstCard);
		if (!a || !b || !c || !d) throw new Error('four notes');
		valueOf(
			await collection.writeRegisters([
				aWrite(a, 'buriedUntilDay', request.day + 1, 1),
				aWrite(b, 'suspended', true, 1)
			])
		);
		valueOf(await recordNext(collection, { ...dueDateSet(c, 'f7', 900), ...at(10) }));
		for (const order of ['retrievability', 'random', 'worth'] as const) {
			expect(await dueIn(collection, order)).toEqual([d]);
		}
		expect(await dueIn(collection, 'random', { day: request.day + 1 })).toHaveLength(2);
	});

	test('it is told how far the ordering is, up to the end', async () => {
		const collection = await open();
		await fourDue(collection);
		const told: (readonly [number, number])[] = [];
		const tell = (done: number, all: number) => told.push([done, all]);
		await collection.gatherQueue({ ...request, reviewOrder: 'due' }, tell);
		expect(told).toEqual([]);
		await collection.gatherQueue({ ...request, reviewOrder: 'retrievability' }, tell);
		expect(told.at(-1)).toEqual([4, 4]);
	});

	test('whoever watches an order is told when it changes', async () => {
		const collection = await open();
		const notes = await fourDue(collection);
		const told: QueueSupply[] = [];
		const stop = collection.watchQueue({ ...request, reviewOrder: 'retrievability' })(
			(supply) => told.push(supply),
			(error) => {
				throw error;
			}
		);
		await expect.poll(() => told.at(-1)?.due.length).toBe(4);
		const card = firstCard(notes[0]!);
		valueOf(await recordNext(collection, anAnswer(card, 'f7', at(400), { grade: 4 })));
		await expect.poll(() => told.at(-1)?.due.length).toBe(3);
		stop();
	});

	test('rows are read page by page, and no further than the limits need', async () => {
		const collection = await open();
		const notes = Array.from({ length: pageRows.fresh + 5 }, (_, place) =>
			aNote(`n${String(place).padStart(3, '0')}`, { slots: ['1', '2'], newOrder: place })
		);
		for (const note of notes) await keepAt(collection, note);
		const gather = async (newPerDay: number) => {
			const limits = { newPerDay, reviewsPerDay: 9 };
			return (await collection.gatherQueue(rowsNeeded(limits, firstDay))).fresh.length;
		};
		expect(await gather(3)).toBe(48);
		expect(await gather(20)).toBe(pageRows.fresh);
		// Each note stands with two cards, one of which is set aside.
		expect(await gather(30)).toBe(2 * pageRows.fresh);
		expect(await gather(200)).toBe(2 * notes.length);
	});

	test('a deck tells which of its notes were met, and of nothing else', async () => {
		const collection = await open();
		const [kept, skipped, forgotten] = ['a', 'b', 'c'].map((one) => aNote(one));
		if (!kept || !skipped || !forgotten) throw new Error('three notes');
		const told: unknown[] = [];
		const stop = collection.watchMet(kept.deckId)(
			(met) => told.push([...met]),
			() => told.push('failed')
		);
		await keepAt(collection, kept);
		await keepAt(collection, skipped, false);
		await keepAt(collection, forgotten, null);
		valueOf(await collection.writeRegisters([aWrite(kept.noteId, 'favourite', true, 1)]));
		const met = [
			[kept.noteId, true],
			[skipped.noteId, false]
		];
		expect([...(await collection.met(kept.deckId))]).toEqual(met);
		await expect.poll(() => told.at(-1)).toEqual(met);
		stop();
	});
}
