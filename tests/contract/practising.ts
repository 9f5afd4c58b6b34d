import { expect, test } from 'vitest';
import type { DeckId, NoteCards } from '#lib/core/collection/collected-card.ts';
import {
	aNote,
	aWrite,
	anAnswer,
	at,
	firstCard,
	firstDay,
	gather,
	idsOf,
	keepAt,
	noteId,
	otherDeckId,
	recordNext,
	retraction,
	apply,
	valueOf,
	type Storage
} from '#tests/contract/builders.ts';

/** What a collection tells those who practise, and what practice leaves as it was. */
export function practisingContract(createStorage: () => Storage): void {
	const open = () => createStorage().openTab();

	test('the active cards among some are told in the order asked for, without those buried that day', async () => {
		const collection = await open();
		const [plain, suspended, buried, dropped, unmet] = ['a', 'b', 'c', 'd', 'e'].map((name) =>
			aNote(name)
		) as [NoteCards, NoteCards, NoteCards, NoteCards, NoteCards];
		for (const note of [plain, suspended, buried, dropped]) await keepAt(collection, note);
		await keepAt(collection, dropped, false, 'drop');
		valueOf(
			await collection.writeRegisters([
				aWrite(firstCard(suspended), 'suspended', true, 1),
				aWrite(firstCard(buried), 'buriedUntilDay', firstDay + 1, 2)
			])
		);
		const ids = [unmet, dropped, buried, suspended, plain].map(firstCard);
		const activeOn = async (day: number) => idsOf(await collection.activeCards(ids, day));
		expect(await activeOn(firstDay)).toEqual([firstCard(plain)]);
		expect(await activeOn(firstDay + 1)).toEqual([firstCard(buried), firstCard(plain)]);
		expect(await collection.activeCards([], firstDay)).toEqual([]);
	});

	test('of more cards than are read at a time, none is left out', async () => {
		const collection = await open();
		const slots = Array.from({ length: 1201 }, (_, slot) => String(slot));
		const note = aNote('a', { slots });
		await keepAt(collection, note);
		const ids = note.cards.map(({ cardId }) => cardId).toReversed();
		expect(idsOf(await collection.activeCards(ids, firstDay))).toEqual(ids);
	});

	test('the registers of one field are told by subject, whatever deck they are of', async () => {
		const collection = await open();
		const subjects = [noteId('b'), noteId('a'), noteId('c', otherDeckId)];
		const writes = subjects.map((subject, place) => aWrite(subject, 'favourite', true, place + 1));
		valueOf(await collection.writeRegisters([...writes, aWrite(noteId('a'), 'mark', null, 9)]));
		const found = await collection.registersOfField('favourite');
		expect(found.map(({ subject }) => subject)).toEqual([...subjects].sort());
		expect(found.every(({ field, value }) => field === 'favourite' && value === true)).toBe(true);
		expect(await collection.registersOfField('flag')).toEqual([]);
	});

	test('the decks with a favourite, or a kept note, come one after the other, whatever was done today', async () => {
		const collection = await open();
		const [a, b, c] = ['a', 'b', 'c'].map((name) => `deck-${name}` as DeckId) as [
			DeckId,
			DeckId,
			DeckId
		];
		const writes = [
			...Array.from({ length: 40 }, (_, place) =>
				aWrite(noteId(String(place), a), 'favourite', null, 1)
			),
			aWrite(noteId('1', b), 'favourite', true, 2),
			aWrite(noteId('2', b), 'favourite', true, 2),
			aWrite(noteId('1', c), 'favourite', true, 3),
			aWrite(noteId('1', 'deck-d' as DeckId), 'favourite', true, 9)
		];
		valueOf(await collection.writeRegisters(writes));
		const after = (deckId?: DeckId) =>
			collection.nextDeckWith({ field: 'favourite', beforeMillis: 9 }, deckId);
		expect([await after(), await after(a), await after(b), await after(c)]).toEqual([b, b, c, b]);
		expect(
			await collection.nextDeckWith({ field: 'favourite', beforeMillis: 2 }, b)
		).toBeUndefined();
		expect(
			await collection.nextDeckWith({ field: 'kept', beforeMillis: 9 }, undefined)
		).toBeUndefined();
	});

	test('practice moves neither what is due nor how much, and neither does its undo', async () => {
		const collection = await open();
		const note = aNote('a', { slots: ['1', '2'] });
		const card = firstCard(note);
		await keepAt(collection, note);
		valueOf(await recordNext(collection, anAnswer(card, 'f1', at(0), { grade: 4 })));
		const seen = async () => {
			const { due, learning, fresh } = await gather(collection, 400);
			return {
				due: idsOf(due),
				learning: idsOf(learning),
				fresh: idsOf(fresh),
				counts: await collection.dueCounts(0, 1e6),
				introduced: (await collection.dayCounts(0, 1e6)).map(({ introduced }) => introduced)
			};
		};
		const before = await seen();
		const { memory } = (await collection.card(card)) ?? {};
		valueOf(
			await recordNext(collection, anAnswer(card, 'f2', at(0, 5), { grade: 1, scheduled: false }))
		);
		expect(await seen()).toEqual(before);
		expect((await collection.card(card))?.memory).toEqual({
			...memory,
			lastFactId: 'f2',
			lastAtMillis: at(0, 5).atMillis
		});
		expect((await gather(collection, 0)).answered).toMatchObject([
			{ grade: 4, scheduled: true },
			{ grade: 1, scheduled: false }
		]);
		valueOf(await collection.retract(retraction('f2', true, 1), apply));
		expect(await seen()).toEqual(before);
		expect((await collection.card(card))?.memory).toEqual(memory);
	});
}
