import { expect, test } from 'vitest';
import { learningRows, type QueueSupply } from '#lib/core/collection/queue-supply.ts';
import { settingsRecord } from '#lib/core/review/settings.ts';
import { noRepairs } from '#lib/storage/repairs.ts';
import {
	aNote,
	allFacts,
	anAnswer,
	apply,
	at,
	cardId,
	codeOf,
	deckId,
	firstCard,
	firstDay,
	keepAt,
	noteId,
	otherDeckId,
	recordNext,
	settings,
	valueOf,
	writeId,
	idsOf,
	gather,
	retraction,
	aWrite,
	snapshot,
	type Storage
} from '#tests/contract/builders.ts';

/** What a collection tells, and whom. */
export function tellingContract(createStorage: () => Storage): void {
	const open = () => createStorage().openTab();

	test('no more rows are gathered than asked for', async () => {
		const collection = await open();
		const note = aNote('a', { slots: ['1', '2', '3'] });
		await keepAt(collection, note);
		expect((await gather(collection, 0, 2)).fresh).toHaveLength(2);
		expect((await gather(collection, 0, 0)).fresh).toEqual([]);
		expect((await gather(collection, 0, 0)).due).toEqual([]);
		expect(learningRows).toBeLessThanOrEqual(500);
	});

	test('facts are visited in the order of time, whatever day they were made on', async () => {
		const collection = await open();
		const notes = ['a', 'b', 'c', 'd'].map((one) => aNote(one));
		for (const note of notes) await keepAt(collection, note);
		const east = { utcOffsetMinutes: 14 * 60, rolloverHour: 0 };
		const west = { utcOffsetMinutes: -12 * 60, rolloverHour: 23 };
		// A day that begins long after it does in UTC, and one that begins long before: the second is
		// two days later than the first, and its moment an hour earlier.
		const moments = [
			{ ...at(13, 360), ...west },
			{ ...at(13, 300), ...east },
			{ ...at(60), ...east },
			at(0)
		];
		for (const [place, note] of notes.entries()) {
			const moment = moments[place];
			if (!moment) throw new Error('a moment a note');
			valueOf(await recordNext(collection, anAnswer(firstCard(note), `f${place}`, moment)));
		}
		expect((await allFacts(collection)).map(({ id }) => id)).toEqual(['f3', 'f1', 'f0', 'f2']);
	});

	test('settings are kept as they are', async () => {
		const collection = await open();
		const { id: _, ...rest } = settings;
		const other = settingsRecord({ ...rest, desiredRetention: 0.85 });
		for (const record of [settings, other, settings]) {
			valueOf(await collection.saveSettings(record));
		}
		const stored = await collection.allSettings();
		expect(new Map(stored.map((record) => [record.id, record]))).toEqual(
			new Map([settings, other].map((record) => [record.id, record]))
		);
		expect(stored).toHaveLength(2);
	});

	test('a collection tells how many answers and kept notes it holds', async () => {
		const collection = await open();
		const [a, b, c] = ['a', 'b', 'c'].map((one) => aNote(one));
		if (!a || !b || !c) throw new Error('three notes');
		await keepAt(collection, a);
		await keepAt(collection, b);
		await keepAt(collection, c, false);
		valueOf(await recordNext(collection, anAnswer(firstCard(a), 'f1', at(0))));
		valueOf(await recordNext(collection, anAnswer(firstCard(a), 'f2', at(1))));
		valueOf(await collection.retract(retraction('f2', true, 1), apply));
		expect(await collection.holdings()).toEqual({ answers: 1, keptNotes: 2 });
	});

	test('whoever watches is told at once and after every change, also by another tab', async () => {
		const storage = createStorage();
		const [here, there] = [await storage.openTab(), await storage.openTab()];
		const note = aNote('a');
		const told: QueueSupply[] = [];
		const stop = here.watchQueue({ day: firstDay, reviewRows: 10, newRows: 10 })(
			(supply) => told.push(supply),
			(error) => {
				throw error;
			}
		);
		await expect.poll(() => told.length).toBe(1);
		await keepAt(there, note);
		await expect.poll(() => idsOf(told.at(-1)?.fresh ?? [])).toEqual([firstCard(note)]);
		valueOf(await recordNext(there, anAnswer(firstCard(note), 'f1', at(0))));
		await expect.poll(() => told.at(-1)?.answered.length).toBe(1);
		stop();
		const before = told.length;
		await keepAt(here, note, false, 'drop');
		await new Promise((resolve) => setTimeout(resolve, 20));
		expect(told).toHaveLength(before);
	});

	test('a watched deck shows its own registers and cards, and no other deck’s', async () => {
		const collection = await open();
		const [mine, other] = [aNote('a'), aNote('a', { deck: otherDeckId })];
		const told: (readonly [number, readonly string[]])[] = [];
		const stop = collection.watchDeck(deckId)(
			({ registers, cards }) => told.push([registers.length, idsOf(cards)]),
			() => told.push([-1, []])
		);
		await keepAt(collection, mine);
		await keepAt(collection, other);
		valueOf(
			await collection.writeRegisters([
				aWrite(deckId, 'videoAddress', 'https://example.org', 1),
				aWrite(otherDeckId, 'videoAddress', 'https://example.org', 1),
				aWrite(firstCard(mine), 'flag', 2, 1)
			])
		);
		await expect.poll(() => told.at(-1)).toEqual([3, [firstCard(mine)]]);
		stop();
	});

	test('counts and registers can be watched', async () => {
		const collection = await open();
		const note = aNote('a');
		await keepAt(collection, note);
		const seen = { days: 0, due: 0, theme: '' };
		const fail = () => {
			seen.theme = 'failed';
		};
		const stops = [
			collection.watchDayCounts(firstDay, firstDay)((days) => (seen.days = days.length), fail),
			collection.watchDueCounts(0, 1e6)((due) => (seen.due = due.length), fail),
			collection.watchRegisters('preferences')(
				([theme]) => (seen.theme = JSON.stringify(theme?.value ?? null)),
				fail
			)
		];
		valueOf(await recordNext(collection, anAnswer(firstCard(note), 'f1', at(0), { grade: 4 })));
		valueOf(await collection.writeRegisters([aWrite('preferences', 'theme', 'dark', 1)]));
		await expect.poll(() => seen).toEqual({ days: 1, due: 1, theme: '"dark"' });
		for (const stop of stops) stop();
	});

	test('a closed collection says so and takes no writes', async () => {
		const collection = await open();
		const health: string[] = [];
		collection.watchHealth()(
			(state) => health.push(state),
			() => health.push('failed')
		);
		await expect.poll(() => health).toEqual(['open']);
		collection.close();
		await expect.poll(() => health).toEqual(['open', 'closed']);
		expect(codeOf(await collection.keep(aNote('a'), true, 0, writeId('w')))).toBe(
			'storage-unavailable'
		);
		await expect(collection.card(cardId(noteId('a')))).rejects.toThrow();
	});

	test('a rebuild finds nothing to repair in a collection that was left alone', async () => {
		const collection = await open();
		const note = aNote('a', { slots: ['1', '2'] });
		await keepAt(collection, note);
		valueOf(await recordNext(collection, anAnswer(firstCard(note), 'f1', at(0), { grade: 4 })));
		valueOf(await recordNext(collection, anAnswer(firstCard(note), 'f2', at(9), { grade: 1 })));
		valueOf(await collection.retract(retraction('f1', true, 1), apply));
		const before = await snapshot(collection);
		expect(await collection.rebuild(apply)).toEqual({ ok: true, value: noRepairs });
		expect(await snapshot(collection)).toEqual(before);
	});
}
