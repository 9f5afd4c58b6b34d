import { expect, test } from 'vitest';
import type { CardId } from '#lib/core/card/note.ts';
import type { Collection } from '#lib/core/collection.ts';
import type { NoteCards } from '#lib/core/collection/collected-card.ts';
import { recognisedStabilityDays } from '#lib/core/review/unlocking.ts';
import { noRepairs } from '#lib/storage/repairs.ts';
import {
	aNote,
	aWrite,
	anAnswer,
	apply,
	at,
	deckId,
	dueDateSet,
	factId,
	firstCard,
	gather,
	idsOf,
	keepAt,
	noteId,
	recordNext,
	retraction,
	settings,
	snapshot,
	valueOf,
	type Storage
} from '#tests/contract/builders.ts';

/** A note with a card that has a phrase recognised, and one that waits for it. */
function aPhrase(name = 'a'): {
	readonly note: NoteCards;
	readonly recognition: CardId;
	readonly production: CardId;
} {
	const plain = aNote(name, { slots: ['1', '2'] });
	const [recognition, production] = plain.cards;
	if (!recognition || !production) throw new Error('two cards');
	const cards = [recognition, { ...production, waitsFor: recognition.cardId }];
	return {
		note: { ...plain, cards },
		recognition: recognition.cardId,
		production: production.cardId
	};
}

/** Which cards are asked on a day far off, whatever their state. */
async function asked(collection: Collection, day = 4000): Promise<readonly CardId[]> {
	const { due, learning, fresh } = await gather(collection, day);
	return idsOf([...due, ...learning, ...fresh]).toSorted();
}

/** Answers the card as easy until it is recognised; names the answers that it took. */
async function recognise(collection: Collection, card: CardId): Promise<readonly string[]> {
	const names: string[] = [];
	for (let day = 0; ; day += 20) {
		const name = `${card} ${day}`;
		names.push(name);
		const after = valueOf(
			await recordNext(collection, anAnswer(card, name, at(day), { grade: 4 }))
		);
		if (after.stability >= recognisedStabilityDays) return names;
		expect(names.length).toBeLessThan(5);
	}
}

/** What a collection does with cards that wait for others. */
export function unlockingContract(createStorage: () => Storage): void {
	const open = () => createStorage().openTab();

	test('a card that waits for another is not asked before that one is known for 21 days', async () => {
		const collection = await open();
		const { note, recognition, production } = aPhrase();
		await keepAt(collection, note);
		expect(await asked(collection)).toEqual([recognition]);
		expect((await collection.card(production))?.waitsFor).toBe(recognition);
		const first = valueOf(
			await recordNext(collection, anAnswer(recognition, 'first', at(0), { grade: 4 }))
		);
		expect(first.stability).toBeLessThan(21);
		expect(await asked(collection)).toEqual([recognition]);
		const second = valueOf(
			await recordNext(collection, anAnswer(recognition, 'second', at(15), { grade: 3 }))
		);
		expect(second.stability).toBeGreaterThan(21);
		expect(await asked(collection)).toEqual([recognition, production]);
		expect(idsOf((await gather(collection, 15)).fresh)).toEqual([production]);
	});

	test('the undo of the answer that unlocked a card locks it again, and the redo unlocks it', async () => {
		const collection = await open();
		const { note, recognition, production } = aPhrase();
		await keepAt(collection, note);
		const last = (await recognise(collection, recognition)).at(-1) ?? '';
		const unlocked = await snapshot(collection);
		valueOf(await collection.retract(retraction(last, true, 1), apply));
		expect(await asked(collection)).toEqual([recognition]);
		valueOf(await collection.retract(retraction(last, false, 2), apply));
		expect(await asked(collection)).toEqual([recognition, production]);
		expect(await snapshot(collection)).toEqual(unlocked);
	});

	test('a lapse takes away what was never answered, and nothing else', async () => {
		const collection = await open();
		const { note, recognition, production } = aPhrase();
		await keepAt(collection, note);
		await recognise(collection, recognition);
		const lapse = anAnswer(recognition, 'lapse', at(200), { grade: 1 });
		expect(valueOf(await recordNext(collection, lapse)).stability).toBeLessThan(21);
		expect(await asked(collection)).toEqual([recognition]);
		valueOf(await collection.retract(retraction('lapse', true, 1), apply));
		valueOf(await recordNext(collection, anAnswer(production, 'produced', at(201))));
		valueOf(await recordNext(collection, anAnswer(recognition, 'again', at(202), { grade: 1 })));
		expect(await asked(collection)).toEqual([recognition, production]);
		// It had nothing else to stand on than its own answer.
		valueOf(await collection.retract(retraction('produced', true, 2), apply));
		expect(await asked(collection)).toEqual([recognition]);
	});

	test('a card that was given a due date, or begun again, waits for no other', async () => {
		const collection = await open();
		const { note, recognition, production } = aPhrase();
		await keepAt(collection, note);
		valueOf(await recordNext(collection, dueDateSet(production, 'due', 3)));
		expect(idsOf((await gather(collection, 3)).due)).toEqual([production]);
		expect(await collection.dueCounts(0, 1e6)).toHaveLength(1);
		valueOf(await collection.retract(retraction('due', true, 1), apply));
		expect(await asked(collection)).toEqual([recognition]);
		expect(await collection.dueCounts(0, 1e6)).toEqual([]);

		valueOf(await recordNext(collection, anAnswer(production, 'produced', at(1))));
		const reset = { kind: 'reset' as const, id: factId('reset'), cardId: production };
		valueOf(await recordNext(collection, { ...reset, settingsId: settings.id, ...at(2) }));
		expect(await asked(collection)).toEqual([recognition, production]);
	});

	test('the learner unlocks a card by its register templateOn, and locks it by the same', async () => {
		const collection = await open();
		const { note, recognition, production } = aPhrase();
		await keepAt(collection, note);
		valueOf(await collection.writeRegisters([aWrite(production, 'templateOn', true, 1)]));
		expect(await asked(collection)).toEqual([recognition, production]);
		valueOf(await collection.writeRegisters([aWrite(production, 'templateOn', null, 2)]));
		expect(await asked(collection)).toEqual([recognition]);
		valueOf(await collection.writeRegisters([aWrite(production, 'templateOn', false, 3)]));
		await recognise(collection, recognition);
		expect(await asked(collection)).toEqual([recognition]);
	});

	test('what is unlocked is still suspended, or rests with its note', async () => {
		const collection = await open();
		const { note, recognition, production } = aPhrase();
		await keepAt(collection, note);
		valueOf(await collection.writeRegisters([aWrite(production, 'suspended', true, 1)]));
		await recognise(collection, recognition);
		expect(await asked(collection)).toEqual([recognition]);
		valueOf(await collection.writeRegisters([aWrite(production, 'suspended', false, 2)]));
		expect(await asked(collection)).toEqual([recognition, production]);
		await keepAt(collection, note, false, 'drop');
		expect(await asked(collection)).toEqual([]);
		await keepAt(collection, note, true, 'keep again');
		expect(await asked(collection)).toEqual([recognition, production]);
	});

	test('a kept note learns which of its cards wait, and those that were answered stay', async () => {
		const collection = await open();
		const [fresh, known, answered] = ['a', 'b', 'c'].map((name) => aPhrase(name));
		if (!fresh || !known || !answered) throw new Error('three phrases');
		const phrases = [fresh, known, answered];
		// As an earlier version of the app kept them: nothing waits.
		for (const { note } of phrases) await keepAt(collection, aNoteWithoutWaiting(note));
		valueOf(await recordNext(collection, anAnswer(answered.production, 'produced', at(0))));
		await recognise(collection, known.recognition);
		expect(await asked(collection)).toHaveLength(6);
		valueOf(
			await collection.reconcile(
				deckId,
				phrases.map(({ note }) => note)
			)
		);
		const all = phrases.flatMap(({ recognition, production }) => [recognition, production]);
		expect(await asked(collection)).toEqual(all.filter((card) => card !== fresh.production));
		await recognise(collection, fresh.recognition);
		expect(await asked(collection)).toEqual(all);
	});

	test('a card that waits for one that was never kept waits', async () => {
		const collection = await open();
		const note = aNote('a', { slots: ['1'] });
		const waitsFor = firstCard(aNote('b'));
		const cards = note.cards.map((card) => ({ ...card, waitsFor }));
		await keepAt(collection, { ...note, cards });
		expect(await asked(collection)).toEqual([]);
		expect((await collection.card(firstCard(note)))?.noteId).toBe(noteId('a'));
	});

	test('a rebuild finds nothing to repair where cards wait and were unlocked', async () => {
		const collection = await open();
		const [locked, unlocked, lapsed] = ['a', 'b', 'c'].map((name) => aPhrase(name));
		if (!locked || !unlocked || !lapsed) throw new Error('three phrases');
		for (const { note } of [locked, unlocked, lapsed]) await keepAt(collection, note);
		await recognise(collection, unlocked.recognition);
		await recognise(collection, lapsed.recognition);
		valueOf(await recordNext(collection, anAnswer(lapsed.production, 'p', at(100))));
		valueOf(await recordNext(collection, anAnswer(lapsed.recognition, 'l', at(101), { grade: 1 })));
		const before = await snapshot(collection);
		expect(valueOf(await collection.rebuild(apply))).toEqual(noRepairs);
		expect(await snapshot(collection)).toEqual(before);
	});
}

function aNoteWithoutWaiting({ cards, ...note }: NoteCards): NoteCards {
	return { ...note, cards: cards.map(({ cardId, newOrder }) => ({ cardId, newOrder })) };
}
