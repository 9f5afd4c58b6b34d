import { expect, test } from 'vitest';
import type { CardId } from '#lib/core/card/note.ts';
import { newMemory } from '#lib/core/review/memory.ts';
import {
	aNote,
	allFacts,
	anAnswer,
	apply,
	at,
	cardId,
	codeOf,
	deckId,
	factId,
	firstCard,
	firstDay,
	keepAt,
	noteId,
	recordNext,
	valueOf,
	idsOf,
	gather,
	dueDateSet,
	retraction,
	settings,
	snapshot,
	type Storage
} from '#tests/contract/builders.ts';

/** What a collection does with facts. */
export function answeringContract(createStorage: () => Storage): void {
	const open = () => createStorage().openTab();

	test('an answer is stored with the memory after it and counted on its day', async () => {
		const collection = await open();
		const note = aNote('a');
		const card = firstCard(note);
		await keepAt(collection, note);
		const answer = anAnswer(card, 'f1', at(0), { tookMillis: 7000 });
		const after = apply(newMemory(card), answer);
		expect(await collection.record(answer, after)).toEqual({ ok: true, value: after });
		expect((await collection.card(card))?.memory).toEqual(after);
		expect(await collection.factsOf(card)).toEqual([answer]);
		expect(await collection.dayCounts(firstDay, firstDay)).toEqual([
			{ studyDay: firstDay, deckId, answers: 1, introduced: 1, again: 0, tookMillis: 7000 }
		]);
		const { learning, fresh, answered } = await gather(collection, 0);
		expect(idsOf(learning)).toEqual([card]);
		expect(fresh).toEqual([]);
		expect(answered).toEqual([
			{
				cardId: card,
				noteId: note.noteId,
				first: true,
				review: false,
				scheduled: true,
				grade: 3,
				tookMillis: 7000
			}
		]);
	});

	test('a Review card is due from its day on, the oldest day first, then by id', async () => {
		const collection = await open();
		const days = [3, 2, 3];
		const notes = ['c', 'b', 'a'].map((one) => aNote(one));
		for (const [place, note] of notes.entries()) {
			await keepAt(collection, note);
			valueOf(
				await recordNext(collection, dueDateSet(firstCard(note), `f${place}`, days[place] ?? 0))
			);
		}
		const [c, b, a] = notes.map(firstCard);
		expect(idsOf((await gather(collection, 1)).due)).toEqual([]);
		expect(idsOf((await gather(collection, 2)).due)).toEqual([b]);
		expect(idsOf((await gather(collection, 3)).due)).toEqual([b, a, c]);
		expect(idsOf((await gather(collection, 3, 2)).due)).toEqual([b, a]);
		expect(await collection.dueCounts(firstDay, firstDay + 9)).toEqual([
			{ deckId, dueDay: firstDay + 2, cards: 1 },
			{ deckId, dueDay: firstDay + 3, cards: 2 }
		]);
		expect(await collection.dueCounts(firstDay + 3, firstDay + 3)).toHaveLength(1);
	});

	test('learning cards come by the time at which they are due', async () => {
		const collection = await open();
		const notes = ['a', 'b'].map((one) => aNote(one));
		for (const note of notes) await keepAt(collection, note);
		const [a, b] = notes.map(firstCard);
		if (!a || !b) throw new Error('two notes');
		valueOf(await recordNext(collection, anAnswer(a, 'f1', at(0, 0), { grade: 3 })));
		valueOf(await recordNext(collection, anAnswer(b, 'f2', at(0, 1), { grade: 1 })));
		expect(idsOf((await gather(collection, 0)).learning)).toEqual([b, a]);
	});

	test('the same showing cannot be answered in two tabs', async () => {
		const storage = createStorage();
		const [one, two] = [await storage.openTab(), await storage.openTab()];
		const note = aNote('a');
		const card = firstCard(note);
		await keepAt(one, note);
		const [inOne, inTwo] = [
			anAnswer(card, 'f1', at(0, 0)),
			anAnswer(card, 'f2', at(0, 1), { grade: 1 })
		];
		const results = await Promise.all([
			one.record(inOne, apply(newMemory(card), inOne)),
			two.record(inTwo, apply(newMemory(card), inTwo))
		]);
		expect(results.map(codeOf).filter((code) => code !== undefined)).toEqual([
			'answered-elsewhere'
		]);
		expect(await one.factsOf(card)).toHaveLength(1);
		expect(await two.dayCounts(firstDay, firstDay)).toMatchObject([{ answers: 1 }]);
		expect((await two.card(card))?.memory.reps).toBe(1);
	});

	test('a fact that is there already is refused and changes nothing', async () => {
		const collection = await open();
		const note = aNote('a', { slots: ['1', '2'] });
		const [card, sibling] = note.cards.map((one) => one.cardId);
		if (!card || !sibling) throw new Error('two cards');
		await keepAt(collection, note);
		valueOf(await recordNext(collection, anAnswer(card, 'f1', at(0))));
		const twice = anAnswer(sibling, 'f1', at(0, 1));
		expect(codeOf(await collection.record(twice, apply(newMemory(sibling), twice)))).toBe(
			'answered-elsewhere'
		);
		expect((await collection.card(sibling))?.memory).toEqual(newMemory(sibling));
		expect(await collection.dayCounts(firstDay, firstDay)).toMatchObject([{ answers: 1 }]);
	});

	test('an answer to a card that is not there is refused', async () => {
		const collection = await open();
		const answer = anAnswer(cardId(noteId('a')), 'f1', at(0));
		expect(codeOf(await collection.record(answer, apply(newMemory(answer.cardId), answer)))).toBe(
			'storage-failed'
		);
		expect(await allFacts(collection)).toEqual([]);
	});

	test('a memory that is not the one after the fact is a fault of ours and changes nothing', async () => {
		const collection = await open();
		const note = aNote('a');
		await keepAt(collection, note);
		const answer = anAnswer(firstCard(note), 'f1', at(0));
		await expect(collection.record(answer, newMemory(answer.cardId))).rejects.toThrow(
			'Inconsistent'
		);
		expect(await allFacts(collection)).toEqual([]);
	});

	test('a fact that replay would put before the one that it follows is a fault of ours', async () => {
		const collection = await open();
		const note = aNote('a');
		const card = firstCard(note);
		await keepAt(collection, note);
		const memory = valueOf(await recordNext(collection, anAnswer(card, 'f2', at(0, 5))));
		const sameTime = anAnswer(card, 'f1', at(0, 5), { previous: factId('f2') });
		await expect(collection.record(sameTime, apply(memory, sameTime))).rejects.toThrow(
			'Inconsistent'
		);
		expect((await collection.card(card))?.memory).toEqual(memory);
	});

	test('undo brings back the memory, the queue and the counts, and redo the answer', async () => {
		const collection = await open();
		const note = aNote('a');
		const card = firstCard(note);
		await keepAt(collection, note);
		const before = await snapshot(collection);
		valueOf(await recordNext(collection, anAnswer(card, 'f1', at(0), { grade: 4 })));
		const answered = await snapshot(collection);

		const undone = await collection.retract(retraction('f1', true, 1), apply);
		expect(undone).toEqual({ ok: true, value: newMemory(card) });
		expect(await snapshot(collection)).toEqual(before);
		expect(await collection.registersOf('f1')).toMatchObject([{ field: 'retracted', value: true }]);
		expect(await allFacts(collection)).toHaveLength(1);

		valueOf(await collection.retract(retraction('f1', false, 2), apply));
		expect(await snapshot(collection)).toEqual(answered);
	});

	test('without its first answer a card was introduced on the day of its second', async () => {
		const collection = await open();
		const note = aNote('a');
		const card = firstCard(note);
		await keepAt(collection, note);
		valueOf(await recordNext(collection, anAnswer(card, 'f1', at(0), { grade: 4 })));
		valueOf(await recordNext(collection, anAnswer(card, 'f2', at(20), { grade: 1 })));
		expect((await gather(collection, 20)).answered).toMatchObject([{ first: false, review: true }]);
		valueOf(await collection.retract(retraction('f1', true, 1), apply));
		expect(await collection.dayCounts(firstDay, firstDay + 20)).toEqual([
			{
				studyDay: firstDay + 20,
				deckId,
				answers: 1,
				introduced: 1,
				again: 1,
				tookMillis: 5000
			}
		]);
		expect((await gather(collection, 20)).answered).toMatchObject([{ first: true, review: false }]);
		expect((await collection.card(card))?.memory.introducedDay).toBe(firstDay + 20);
		expect((await collection.factsOf(card)).map(({ id }) => id)).toEqual(['f2']);
	});

	test('what is dated after a day is found, the latest first, unless it was taken back', async () => {
		const collection = await open();
		const [one, other] = [aNote('a'), aNote('b')];
		for (const note of [one, other]) await keepAt(collection, note);
		const record = async (card: CardId, id: string, day: number) =>
			valueOf(await recordNext(collection, anAnswer(card, id, at(day))));
		await record(firstCard(one), 'f1', 0);
		await record(firstCard(other), 'f2', 8);
		await record(firstCard(one), 'f3', 9);
		const dated = async (day: number, atMost = 10) =>
			(await collection.factsDatedAfter(firstDay + day, atMost)).map(({ id }) => id);
		expect(await dated(-1)).toEqual(['f3', 'f2', 'f1']);
		expect(await dated(-1, 1)).toHaveLength(1);
		expect(await dated(0)).toEqual(['f3', 'f2']);
		expect(await dated(9)).toEqual([]);
		valueOf(await collection.retract(retraction('f3', true, 1), apply));
		expect(await dated(0)).toEqual(['f2']);
	});

	test('after an undo, the next answer follows the fact before', async () => {
		const collection = await open();
		const note = aNote('a');
		const card = firstCard(note);
		await keepAt(collection, note);
		valueOf(await recordNext(collection, anAnswer(card, 'f1', at(0, 0))));
		valueOf(await recordNext(collection, anAnswer(card, 'f2', at(0, 9))));
		valueOf(await collection.retract(retraction('f2', true, 1), apply));
		const late = anAnswer(card, 'f3', at(0, 12), { previous: factId('f2') });
		const memory = (await collection.card(card))?.memory ?? newMemory(card);
		expect(codeOf(await collection.record(late, apply(memory, late)))).toBe('answered-elsewhere');
		const third = valueOf(await recordNext(collection, anAnswer(card, 'f3', at(0, 12))));
		expect(third.lastFactId).toBe('f3');
		expect((await collection.factsOf(card))[1]?.previous).toBe('f1');
	});

	test('taking back a fact that nobody recorded is refused', async () => {
		const collection = await open();
		expect(codeOf(await collection.retract(retraction('f1', true, 1), apply))).toBe(
			'storage-failed'
		);
		expect(await collection.registersOf('f1')).toEqual([]);
	});

	test('practice is counted, but introduces no card and is no review', async () => {
		const collection = await open();
		const note = aNote('a');
		const card = firstCard(note);
		await keepAt(collection, note);
		valueOf(await recordNext(collection, anAnswer(card, 'f1', at(0, 0), { scheduled: false })));
		valueOf(await recordNext(collection, anAnswer(card, 'f2', at(0, 1), { grade: 4 })));
		valueOf(await recordNext(collection, anAnswer(card, 'f3', at(0, 2), { scheduled: false })));
		expect((await gather(collection, 0)).answered).toMatchObject([
			{ first: false, review: false, scheduled: false },
			{ first: true, review: false, scheduled: true },
			{ first: false, review: false, scheduled: false }
		]);
		expect(await collection.dayCounts(firstDay, firstDay)).toMatchObject([
			{ answers: 3, introduced: 1 }
		]);
	});

	test('a card that was begun again is new once more, and is not introduced twice', async () => {
		const collection = await open();
		const note = aNote('a');
		const card = firstCard(note);
		await keepAt(collection, note);
		valueOf(await recordNext(collection, anAnswer(card, 'f1', at(0), { grade: 4 })));
		valueOf(
			await recordNext(collection, {
				kind: 'reset',
				id: factId('f2'),
				cardId: card,
				settingsId: settings.id,
				...at(0, 1)
			})
		);
		expect(idsOf((await gather(collection, 1)).fresh)).toEqual([card]);
		expect(await collection.dueCounts(0, 1e6)).toEqual([]);
		valueOf(await recordNext(collection, anAnswer(card, 'f3', at(1))));
		expect((await gather(collection, 1)).answered).toMatchObject([{ first: false, review: false }]);
		expect(await collection.dayCounts(firstDay, firstDay + 1)).toMatchObject([
			{ answers: 1, introduced: 1 },
			{ answers: 1, introduced: 0 }
		]);
	});
}
