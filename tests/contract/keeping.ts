import { expect, test } from 'vitest';
import { newMemory } from '#lib/core/review/memory.ts';
import {
	aNote,
	anAnswer,
	at,
	cardId,
	deckId,
	firstCard,
	firstDay,
	keepAt,
	noteId,
	otherDeckId,
	recordNext,
	valueOf,
	idsOf,
	gather,
	dueDateSet,
	aWrite,
	type Storage
} from '#tests/contract/builders.ts';

/** What a collection does with notes that are kept, and with registers. */
export function keepingContract(createStorage: () => Storage): void {
	const open = () => createStorage().openTab();

	test('a kept note has its cards among the new, by their order and then by id', async () => {
		const collection = await open();
		const late = aNote('a', { slots: ['1'], newOrder: 20 });
		const early = aNote('b', { slots: ['2', '1'], newOrder: 20 });
		const sameOrder = {
			...early,
			cards: early.cards.map((card) => ({ ...card, newOrder: 5 }))
		};
		await keepAt(collection, late);
		await keepAt(collection, sameOrder);
		const { fresh, due, learning, answered } = await gather(collection, 0);
		expect(idsOf(fresh)).toEqual([
			cardId(early.noteId, '1'),
			cardId(early.noteId, '2'),
			firstCard(late)
		]);
		expect([due, learning, answered]).toEqual([[], [], []]);
		expect(fresh[0]).toEqual({
			cardId: cardId(early.noteId, '1'),
			noteId: early.noteId,
			deckId,
			newOrder: 5,
			memory: newMemory(cardId(early.noteId, '1'))
		});
	});

	test('a card that was never kept is absent', async () => {
		const collection = await open();
		expect(await collection.card(cardId(noteId('a')))).toBeUndefined();
		expect(await collection.factsOf(cardId(noteId('a')))).toEqual([]);
	});

	test('a skipped note has no cards, and can be kept later', async () => {
		const collection = await open();
		const note = aNote('a');
		await keepAt(collection, note, false);
		expect((await gather(collection, 0)).fresh).toEqual([]);
		expect(await collection.card(firstCard(note))).toBeUndefined();
		await keepAt(collection, note, true);
		expect(idsOf((await gather(collection, 0)).fresh)).toEqual([firstCard(note)]);
	});

	test.each([false, null])('a kept note set to %s rests and keeps its memories', async (kept) => {
		const collection = await open();
		const note = aNote('a');
		await keepAt(collection, note);
		valueOf(await recordNext(collection, anAnswer(firstCard(note), 'f1', at(0), { grade: 4 })));
		const remembered = await collection.card(firstCard(note));
		const [due] = await collection.dueCounts(0, 1e6);
		expect(due).toEqual({ deckId, dueDay: remembered?.memory.dueDay, cards: 1 });

		await keepAt(collection, note, kept, 'drop');
		const dropped = await gather(collection, 100);
		expect([dropped.due, dropped.fresh]).toEqual([[], []]);
		expect(await collection.dueCounts(0, 1e6)).toEqual([]);
		expect(await collection.card(firstCard(note))).toEqual(remembered);

		await keepAt(collection, note, true, 'keep again');
		expect((await gather(collection, 100)).due).toEqual([remembered]);
		expect(await collection.dueCounts(0, 1e6)).toEqual([due]);
	});

	test.each([
		['suspended', true, false],
		['templateOn', false, true]
	])('the register %s = %s of a card takes it out of the queue', async (field, off, on) => {
		const collection = await open();
		const note = aNote('a', { slots: ['1', '2'] });
		const [card, sibling] = note.cards.map((one) => one.cardId);
		if (!card) throw new Error('a card');
		await keepAt(collection, note);
		valueOf(await recordNext(collection, dueDateSet(card, 'f1', 0)));
		valueOf(await collection.writeRegisters([aWrite(card, field, off, 1)]));
		const without = await gather(collection, 0);
		expect([...idsOf(without.due), ...idsOf(without.fresh)]).toEqual([sibling]);
		expect(await collection.dueCounts(0, 1e6)).toEqual([]);
		valueOf(await collection.writeRegisters([aWrite(card, field, on, 2)]));
		expect(idsOf((await gather(collection, 0)).due)).toEqual([card]);
		expect(await collection.dueCounts(0, 1e6)).toHaveLength(1);
	});

	test('a deleted note has no cards in the queue; its facts stay', async () => {
		const collection = await open();
		const note = aNote('a');
		const card = firstCard(note);
		await keepAt(collection, note);
		valueOf(await recordNext(collection, anAnswer(card, 'f1', at(0), { grade: 4 })));
		valueOf(await collection.writeRegisters([aWrite(note.noteId, 'deleted', true, 1)]));
		expect((await gather(collection, 100)).due).toEqual([]);
		expect(await collection.factsOf(card)).toHaveLength(1);
		valueOf(await collection.writeRegisters([aWrite(note.noteId, 'deleted', false, 2)]));
		expect(idsOf((await gather(collection, 100)).due)).toEqual([card]);
	});

	test('a buried card waits for its day, whatever its state', async () => {
		const collection = await open();
		const notes = ['a', 'b', 'c'].map((one) => aNote(one));
		for (const note of notes) await keepAt(collection, note);
		const [a, b, c] = notes.map(firstCard);
		if (!a || !b || !c) throw new Error('three notes');
		valueOf(await recordNext(collection, dueDateSet(a, 'f1', 0)));
		valueOf(await recordNext(collection, anAnswer(b, 'f2', at(0))));
		valueOf(
			await collection.writeRegisters(
				[a, b, c].map((card) => aWrite(card, 'buriedUntilDay', firstDay + 2, 1))
			)
		);
		const { due, learning, fresh } = await gather(collection, 1);
		expect([due, learning, fresh]).toEqual([[], [], []]);
		const later = await gather(collection, 2);
		expect([later.due, later.learning, later.fresh].map(idsOf)).toEqual([[a], [b], [c]]);
	});

	test('the registers kept and retracted have methods of their own', async () => {
		const collection = await open();
		for (const field of ['kept', 'retracted']) {
			const writing = collection.writeRegisters([aWrite(noteId('a'), field, true, 1)]);
			await expect(writing).rejects.toThrow('Inconsistent');
		}
		expect(await collection.registersOf(noteId('a'))).toEqual([]);
	});

	test('the last write of a register wins, and comes later than the one before', async () => {
		const collection = await open();
		const [first] = valueOf(
			await collection.writeRegisters([aWrite('preferences', 'theme', 'dark', 5)])
		);
		const [second, flag] = valueOf(
			await collection.writeRegisters([
				aWrite('preferences', 'theme', 'light', 3),
				aWrite('preferences', 'linked', { a: [1, null] }, 3)
			])
		);
		expect(second?.atMillis).toBe((first?.atMillis ?? 0) + 1);
		expect(await collection.registersOf('preferences')).toEqual([flag, second]);
		expect(await collection.registersOf('preference')).toEqual([]);
	});

	test('the registers about several subjects are told together, and no others', async () => {
		const collection = await open();
		const [a, b, c] = ['a', 'b', 'c'].map((name) => noteId(name));
		if (!a || !b || !c) throw new Error('three notes');
		const written = valueOf(
			await collection.writeRegisters([
				aWrite(a, 'favourite', true, 1),
				aWrite(a, 'ownLine', '我的', 1),
				aWrite(b, 'favourite', true, 1),
				aWrite(cardId(c), 'flag', 2, 1)
			])
		);
		const about = await collection.registersAbout([cardId(c), a, noteId('d')]);
		expect(about).toHaveLength(3);
		expect(about).toEqual(expect.arrayContaining(written.filter(({ subject }) => subject !== b)));
		expect(await collection.registersAbout([])).toEqual([]);
	});

	test('the registers about many subjects are told, however many stand between them', async () => {
		const collection = await open();
		const notes = Array.from({ length: 30 }, (_, place) => noteId(`n${place}`));
		const writes = notes.flatMap((note) =>
			Array.from({ length: 20 }, (_, field) => aWrite(note, `text.${field}`, note, 1))
		);
		valueOf(await collection.writeRegisters(writes));
		const wanted = notes.slice(2, 28);
		const about = await collection.registersAbout(wanted);
		expect(about).toHaveLength(20 * wanted.length);
		expect(new Set(about.map(({ subject }) => subject))).toEqual(new Set(wanted));
		expect(new Set(about.map(({ subject, field }) => `${subject} ${field}`)).size).toBe(520);
	});

	test('cards that are written with registers join at once, and rest with their memories when they are taken back', async () => {
		const collection = await open();
		const whole = aNote('a', { slots: ['1', '2'] });
		const split = aNote('a', { slots: ['1-1', '1-2', '2'] });
		const skipped = aNote('b');
		await keepAt(collection, whole);
		await keepAt(collection, skipped, false);
		const [one, two] = whole.cards.map((card) => card.cardId);
		const [first, second] = split.cards.map((card) => card.cardId);
		if (!one || !two || !first || !second) throw new Error('two cards of each');
		valueOf(await recordNext(collection, anAnswer(one, 'f1', at(0), { grade: 4 })));
		const memory = (await collection.card(one))?.memory;

		const parts = [{ zh: { front: '{{一}}', back: '一' } }];
		const written = valueOf(
			await collection.writeRegisters(
				[
					aWrite(one, 'split', parts, 1),
					aWrite(first, 'buriedUntilDay', firstDay + 1, 1),
					aWrite(second, 'buriedUntilDay', firstDay + 1, 1)
				],
				[split, skipped]
			)
		);
		expect(await collection.registersOfField('split')).toEqual(written.slice(0, 1));
		expect(idsOf((await gather(collection, 0)).fresh)).toEqual([two]);
		expect(idsOf((await gather(collection, 1)).fresh)).toEqual([first, second, two]);
		expect((await gather(collection, 100)).due).toEqual([]);
		expect((await collection.card(one))?.memory).toEqual(memory);

		// A new version of the text is told of them, so that they stay.
		valueOf(await collection.reconcile(deckId, [split]));
		expect(idsOf((await gather(collection, 1)).fresh)).toEqual([first, second, two]);
		valueOf(await recordNext(collection, anAnswer(first, 'f2', at(1), { grade: 4 })));
		const own = (await collection.card(first))?.memory;

		valueOf(await collection.writeRegisters([aWrite(one, 'split', null, 2)], [whole]));
		expect(idsOf((await gather(collection, 1)).fresh)).toEqual([two]);
		expect(idsOf((await gather(collection, 100)).due)).toEqual([one]);
		expect((await collection.card(first))?.memory).toEqual(own);

		valueOf(await collection.writeRegisters([aWrite(one, 'split', parts, 3)], [split]));
		expect(idsOf((await gather(collection, 100)).due)).toEqual([first]);
		expect(idsOf((await gather(collection, 1)).fresh)).toEqual([second, two]);
	});

	test('new text brings new cards to kept notes, and cards that went away rest', async () => {
		const collection = await open();
		const kept = aNote('a', { slots: ['1', '2'] });
		const skipped = aNote('b');
		const vanished = aNote('c');
		const elsewhere = aNote('d', { deck: otherDeckId });
		for (const note of [kept, vanished, elsewhere]) await keepAt(collection, note);
		await keepAt(collection, skipped, false);
		const [one, two] = kept.cards.map((card) => card.cardId);
		if (!one || !two) throw new Error('two cards');
		valueOf(await recordNext(collection, anAnswer(two, 'f1', at(0), { grade: 4 })));
		const memory = (await collection.card(two))?.memory;

		const renewed = aNote('a', { slots: ['3', '1'], newOrder: 50 });
		valueOf(await collection.reconcile(deckId, [renewed, skipped]));
		expect(idsOf((await gather(collection, 0)).fresh)).toEqual([
			firstCard(vanished),
			firstCard(elsewhere),
			cardId(kept.noteId, '3'),
			one
		]);
		expect((await gather(collection, 100)).due).toEqual([]);
		expect(await collection.dueCounts(0, 1e6)).toEqual([]);
		expect((await collection.card(two))?.memory).toEqual(memory);

		valueOf(await collection.reconcile(deckId, [kept]));
		expect(idsOf((await gather(collection, 100)).due)).toEqual([two]);
	});
}
