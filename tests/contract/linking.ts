import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CardId } from '#lib/core/card/note.ts';
import type { Collection } from '#lib/core/collection.ts';
import type { Relinking } from '#lib/core/collection/register-writes.ts';
import { editionField } from '#lib/core/library/edition.ts';
import type { Alias } from '#lib/core/review/fact.ts';
import { newMemory, type CardMemory } from '#lib/core/review/memory.ts';
import { noRepairs } from '#lib/storage/repairs.ts';
import {
	aNote,
	aWrite,
	allFacts,
	anAlias,
	anAnswer,
	apply,
	at,
	cardId,
	codeOf,
	deckId,
	deckOf,
	factId,
	firstCard,
	firstDay,
	gather,
	idsOf,
	keepAt,
	noteId,
	otherDeckId,
	recordNext,
	retraction,
	valueOf,
	writeId,
	type Storage
} from '#tests/contract/builders.ts';
import { anyEvent, canFollow, everything, happen, noteIds } from '#tests/contract/linked-notes.ts';
import { anImport } from '#tests/support/an-import.ts';

/** Links these, or takes links apart. */
async function relink(collection: Collection, change: Relinking): Promise<void> {
	valueOf(await collection.relink(change, apply));
}

/** The canonical id, and the one that a link makes obsolete. */
const [a, b] = [aNote('a'), aNote('b', { newOrder: 20 })];
const [cardA, cardB] = [firstCard(a), firstCard(b)];
const alias = anAlias('alias', b.noteId, a.noteId);

/** What a collection does with two ids of one item. */
export function linkingContract(createStorage: () => Storage): void {
	const open = () => createStorage().openTab();

	test('a card that was answered under one id goes on under the canonical one', async () => {
		const collection = await open();
		await keepAt(collection, b);
		valueOf(await recordNext(collection, anAnswer(cardB, 'f1', at(0), { grade: 4 })));
		valueOf(await collection.writeRegisters([aWrite(b.noteId, 'favourite', true, 1)]));
		const before = await collection.card(cardB);
		const due = await collection.dueCounts(0, 1e6);

		await relink(collection, { aliases: [alias], notes: [a] });
		const card = await collection.card(cardA);
		expect(card?.memory).toEqual({ ...before?.memory, cardId: cardA });
		expect(card).toMatchObject({ cardId: cardA, noteId: a.noteId, newOrder: 10 });
		expect(await collection.card(cardB)).toEqual(card);
		expect(await collection.dueCounts(0, 1e6)).toEqual(due);
		expect(idsOf((await gather(collection, 60)).due)).toEqual([cardA]);
		expect((await gather(collection, 0)).answered).toMatchObject([
			{ cardId: cardA, noteId: a.noteId, first: true }
		]);
		expect(await collection.met(deckId)).toEqual(new Map([[a.noteId, true]]));
		expect(await collection.holdings()).toEqual({ answers: 1, keptNotes: 1 });
		expect(await collection.registersOf(b.noteId)).toMatchObject([
			{ subject: a.noteId, field: 'favourite', value: true },
			{ subject: a.noteId, field: 'kept', value: true }
		]);

		valueOf(await recordNext(collection, anAnswer(cardA, 'f2', at(60))));
		expect((await collection.factsOf(cardA)).map(({ id, previous }) => [id, previous])).toEqual([
			['f1', undefined],
			['f2', 'f1']
		]);
		expect(await collection.dayCounts(firstDay + 60, firstDay + 60)).toMatchObject([
			{ answers: 1, introduced: 0 }
		]);
		valueOf(await collection.retract(retraction('f1', true, 1), apply));
		expect(await collection.dayCounts(0, 1e6)).toMatchObject([
			{ studyDay: firstDay + 60, answers: 1, introduced: 1 }
		]);
		expect(valueOf(await collection.rebuild(apply))).toEqual(noRepairs);
	});

	test('a link that is taken back leaves each card what was recorded under its id', async () => {
		const collection = await open();
		await keepAt(collection, b);
		valueOf(await recordNext(collection, anAnswer(cardB, 'f1', at(0), { grade: 4 })));
		const before = await collection.card(cardB);
		await relink(collection, { aliases: [alias], notes: [a] });
		valueOf(await recordNext(collection, anAnswer(cardA, 'f2', at(60), { grade: 1 })));
		await relink(collection, { retractions: [retraction('alias', true, 2)] });
		expect(await collection.card(cardB)).toEqual(before);
		expect((await collection.factsOf(cardA)).map(({ id }) => id)).toEqual(['f2']);
		expect((await collection.card(cardA))?.memory).toMatchObject({ reps: 1, lastFactId: 'f2' });
		// It was never kept under that id.
		expect(await collection.activeCards([cardA, cardB], firstDay)).toEqual([before]);
		await relink(collection, { retractions: [retraction('alias', false, 3)] });
		expect((await collection.card(cardB))?.memory).toMatchObject({ cardId: cardA, reps: 2 });
		expect(valueOf(await collection.rebuild(apply))).toEqual(noRepairs);
	});

	test('what was answered under an id that was never kept is known when it is', async () => {
		const collection = await open();
		await keepAt(collection, b);
		await relink(collection, { aliases: [alias] });
		valueOf(await recordNext(collection, anAnswer(cardA, 'f1', at(0), { grade: 4 })));
		const { memory } = (await collection.card(cardA)) ?? {};
		const days = await collection.dayCounts(0, 1e6);
		await relink(collection, { retractions: [retraction('alias', true, 1)] });
		expect((await collection.card(cardB))?.memory).toEqual(newMemory(cardB));
		expect(await collection.dayCounts(0, 1e6)).toEqual(days);
		expect(await collection.dueCounts(0, 1e6)).toEqual([]);
		// A link made again leaves the word to the note that there is a text of.
		await relink(collection, { retractions: [retraction('alias', false, 2)] });
		expect(idsOf((await gather(collection, 60)).due)).toEqual([cardA]);
		await relink(collection, { retractions: [retraction('alias', true, 3)] });
		await keepAt(collection, a);
		expect((await collection.card(cardA))?.memory).toEqual(memory);
		expect(idsOf((await gather(collection, 60)).due)).toEqual([cardA]);
		expect(valueOf(await collection.rebuild(apply))).toEqual(noRepairs);
	});

	test('whenever items are linked, all is the same in the end, and as before once it is undone', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(anyEvent, { minLength: 4, maxLength: 14 }),
				fc.array(
					fc.record({
						pair: fc.uniqueArray(fc.constantFrom(...noteIds), { minLength: 2, maxLength: 2 }),
						after: fc.nat({ max: 14 })
					}),
					{ minLength: 1, maxLength: 3 }
				),
				async (events, links) => {
					const numbered = events
						.filter((event, number) => canFollow(event, events.slice(0, number)))
						.map((event, number) => ({ event, number }));
					const aliases = links.map(({ pair: [one = '', other = ''] }, place) =>
						anAlias(`alias ${place}`, one, other)
					);
					const [between, last, never] = await Promise.all([open(), open(), open()]);
					for (const { event, number } of numbered) {
						const now = aliases.filter((_, place) => links[place]?.after === number);
						if (now.length > 0) await relink(between, { aliases: now });
						await happen(between, event, number);
						await happen(never, event, number);
					}
					await relink(between, { aliases });
					// Note by note, as on several machines, and linked in another order.
					const byNote = numbered.toSorted((x, y) => (x.event.note < y.event.note ? -1 : 1));
					for (const { event, number } of byNote) await happen(last, event, number);
					for (const one of aliases.toReversed()) await relink(last, { aliases: [one] });
					const linked = await everything(last);
					expect(await everything(between)).toEqual(linked);

					const retractions = aliases.map(({ id }) => retraction(id, true, 1));
					for (const collection of [between, last]) {
						expect(valueOf(await collection.rebuild(apply))).toEqual(noRepairs);
						expect(await everything(collection)).toEqual(linked);
						await relink(collection, { retractions });
						expect(valueOf(await collection.rebuild(apply))).toEqual(noRepairs);
						expect(await everything(collection)).toEqual(await everything(never));
					}
				}
			),
			{ numRuns: 12 }
		);
	}, 60_000);

	test('of linked ids the smallest is canonical, directly or through others', async () => {
		const collection = await open();
		const notes = ['d', 'b', 'c'].map((name) => aNote(name));
		for (const note of notes) await keepAt(collection, note);
		await relink(collection, {
			aliases: [
				anAlias('one', noteId('d'), noteId('c')),
				anAlias('two', noteId('c'), noteId('b')),
				anAlias('three', noteId('d'), noteId('e'))
			]
		});
		expect(idsOf((await gather(collection, 0)).fresh)).toEqual([cardB]);
		expect(await collection.met(deckId)).toEqual(new Map([[b.noteId, true]]));
		await relink(collection, { retractions: [retraction('two', true, 1)] });
		expect(idsOf((await gather(collection, 0)).fresh)).toEqual([cardB, cardId(noteId('c'))]);
	});

	test('the last register of all ids wins, and a new one comes after all of them', async () => {
		const collection = await open();
		for (const note of [a, b]) await keepAt(collection, note);
		valueOf(await collection.writeRegisters([aWrite(cardA, 'suspended', false, 5)]));
		valueOf(await collection.writeRegisters([aWrite(cardB, 'suspended', true, 9)]));
		await relink(collection, { aliases: [alias] });
		expect((await gather(collection, 0)).fresh).toEqual([]);
		const written = valueOf(
			await collection.writeRegisters([aWrite(cardA, 'suspended', false, 7)])
		);
		expect(written).toMatchObject([{ subject: cardA, atMillis: 10 }]);
		expect(idsOf((await gather(collection, 0)).fresh)).toEqual([cardA]);
		valueOf(await collection.keep(b, false, 1, writeId('drop')));
		expect((await gather(collection, 0)).fresh).toEqual([]);
		expect(await collection.met(deckId)).toEqual(new Map([[a.noteId, false]]));
		expect(await collection.registersOfField('kept')).toMatchObject([
			{ subject: a.noteId, value: false }
		]);
	});

	test('the text that is read decides which cards a linked note has', async () => {
		const collection = await open();
		const old = aNote('b', { slots: ['1', '2'] });
		await keepAt(collection, old);
		await relink(collection, { aliases: [alias] });
		expect(idsOf((await gather(collection, 0)).fresh)).toEqual([cardA, cardId(a.noteId, '2')]);
		valueOf(await collection.reconcile(deckId, [aNote('a', { slots: ['2', '3'] })]));
		const now = ['2', '3'].map((slot) => cardId(a.noteId, slot));
		expect(idsOf((await gather(collection, 0)).fresh)).toEqual(now);
		// A tab that still shows the old page takes nothing away.
		valueOf(await collection.reconcile(deckId, [old]));
		expect(idsOf((await gather(collection, 0)).fresh)).toEqual(now);
		await relink(collection, { retractions: [retraction('alias', true, 1)] });
		expect(idsOf((await gather(collection, 0)).fresh)).toEqual(old.cards.map((one) => one.cardId));
	});

	test('what is linked with an item of another episode moves to its deck', async () => {
		const collection = await open();
		const other = aNote('a', { deck: otherDeckId });
		await keepAt(collection, other);
		const card = firstCard(other);
		valueOf(await recordNext(collection, anAnswer(card, 'f1', at(0), { grade: 4 })));
		valueOf(await collection.writeRegisters([aWrite(card, 'flag', 2, 1)]));
		await relink(collection, { aliases: [anAlias('alias', a.noteId, other.noteId)] });
		expect(await collection.met(otherDeckId)).toEqual(new Map());
		expect(await collection.met(deckId)).toEqual(new Map([[a.noteId, true]]));
		expect(await deckOf(collection, otherDeckId)).toEqual({ registers: [], cards: [] });
		expect(await deckOf(collection, deckId)).toMatchObject({
			registers: [
				{ subject: a.noteId, field: 'kept' },
				{ subject: cardA, field: 'flag', value: 2 }
			],
			cards: [{ cardId: cardA, deckId }]
		});
		expect(await collection.dayCounts(0, 1e6)).toMatchObject([{ deckId, answers: 1 }]);
		expect(await collection.dueCounts(0, 1e6)).toMatchObject([{ deckId, cards: 1 }]);
		valueOf(await recordNext(collection, anAnswer(cardA, 'f2', at(60), { grade: 4 })));
		expect(valueOf(await collection.rebuild(apply))).toEqual(noRepairs);
		await relink(collection, { retractions: [retraction('alias', true, 1)] });
		expect(await collection.dayCounts(0, 1e6)).toMatchObject([{ deckId: otherDeckId }, { deckId }]);
	});

	test('an answer made of what a card was before a link is refused, if the link has changed it', async () => {
		const collection = await open();
		for (const note of [a, b]) await keepAt(collection, note);
		const record = (card: CardId, name: string, day: number, memory: CardMemory, says = true) => {
			const { lastFactId: previous } = memory;
			const answer = anAnswer(card, name, at(day), previous ? { previous } : {});
			return collection.record(answer, apply(memory, answer), ...(says ? [memory] : []));
		};
		const memoryA = valueOf(await record(cardA, 'f1', 0, newMemory(cardA)));
		const memoryB = valueOf(await record(cardB, 'f2', 1, newMemory(cardB)));
		await relink(collection, { aliases: [alias] });
		// Its last fact is still the last one, but the card knows more now.
		for (const says of [true, false]) {
			expect(codeOf(await record(cardB, 'f3', 2, memoryB, says))).toBe('answered-elsewhere');
		}
		expect(codeOf(await record(cardA, 'f3', 2, memoryA))).toBe('answered-elsewhere');
		expect(await allFacts(collection)).toHaveLength(3);
		const memory = (await collection.card(cardB))?.memory ?? newMemory(cardB);
		valueOf(await record(cardB, 'f3', 2, memory));
		expect((await collection.card(cardA))?.memory).toMatchObject({ reps: 3, lastFactId: 'f3' });
		await relink(collection, { retractions: [retraction('alias', true, 1)] });
		expect((await collection.card(cardB))?.memory).toMatchObject({ reps: 2, lastFactId: 'f3' });
	});

	test('an answer under an old id counts where the link has not changed the card', async () => {
		const collection = await open();
		await keepAt(collection, b);
		const memory = valueOf(await recordNext(collection, anAnswer(cardB, 'f1', at(0))));
		await relink(collection, { aliases: [alias], notes: [a] });
		const answer = anAnswer(cardB, 'f2', at(1), { previous: factId('f1') });
		const after = valueOf(await collection.record(answer, apply(memory, answer), memory));
		expect(after).toEqual({ ...apply(memory, answer), cardId: cardA });
		expect((await collection.card(cardA))?.memory).toEqual(after);
		expect(valueOf(await collection.rebuild(apply))).toEqual(noRepairs);
	});

	test('links, the edition that is read and its cards come together, or nothing does', async () => {
		const collection = await open();
		const staged = anImport('joined', { episode: deckId });
		const reading = aWrite(staged.episodeId, editionField, staged.importId, 1);
		await keepAt(collection, b);
		const change = {
			aliases: [alias],
			writes: [reading],
			notes: [aNote('a', { slots: ['1', '2'] })]
		};
		expect(codeOf(await collection.relink(change, apply))).toBe('storage-failed');
		expect(await allFacts(collection)).toEqual([]);
		expect(idsOf((await gather(collection, 0)).fresh)).toEqual([cardB]);
		for (const part of [staged.notes, staged.edition]) valueOf(await collection.stage(part));
		expect(valueOf(await collection.relink(change, apply))).toMatchObject([
			{ subject: staged.episodeId, value: staged.importId }
		]);
		expect(await collection.deck(staged.episodeId)).toEqual(staged.deck);
		expect(idsOf((await gather(collection, 0)).fresh)).toEqual([cardA, cardId(a.noteId, '2')]);
	});

	test.each(['no alias', 'an alias that is there already'])(
		'with %s, registers and cards come as they do without',
		async (which) => {
			const collection = await open();
			for (const note of [a, b]) await keepAt(collection, note);
			await relink(collection, { aliases: [alias] });
			await relink(collection, {
				aliases: which === 'no alias' ? [] : [alias],
				writes: [aWrite(cardId(a.noteId, '3'), 'suspended', true, 1)],
				notes: [aNote('a', { slots: ['2', '3'] })]
			});
			expect(idsOf((await gather(collection, 0)).fresh)).toEqual([cardId(a.noteId, '2')]);
			await relink(collection, {});
			expect(await allFacts(collection)).toEqual([alias]);
		}
	);

	test('the aliases of an episode are told, those that were taken back as such', async () => {
		const collection = await open();
		const across = anAlias('across', noteId('z'), noteId('z', otherDeckId), at(1));
		await relink(collection, { aliases: [across, alias] });
		await relink(collection, {
			aliases: [{ ...alias, itemIds: across.itemIds }],
			retractions: [retraction('alias', true, 1)]
		});
		const known = (one: Alias, retracted: boolean) => ({ alias: one, retracted });
		expect(await collection.aliasesOf(deckId)).toEqual([known(alias, true), known(across, false)]);
		expect(await collection.aliasesOf(otherDeckId)).toEqual([known(across, false)]);
		expect(await allFacts(collection)).toEqual([alias, across]);
		expect(await collection.registersOf('alias')).toMatchObject([{ field: 'retracted' }]);
	});

	test('what is no alias is refused, or a fault of ours, and changes nothing', async () => {
		const collection = await open();
		await keepAt(collection, b);
		valueOf(await recordNext(collection, anAnswer(cardB, 'f1', at(0))));
		await relink(collection, { aliases: [alias] });
		const before = await everything(collection);
		const next = anAlias('next', b.noteId, noteId('c'));
		for (const name of ['f1', 'unknown']) {
			const change = { aliases: [next], retractions: [retraction(name, true, 1)] };
			expect(codeOf(await collection.relink(change, apply))).toBe('storage-failed');
		}
		expect(codeOf(await collection.retract(retraction('alias', true, 1), apply))).toBe(
			'storage-failed'
		);
		for (const other of [b.noteId, deckId]) {
			const faulty = { aliases: [next, anAlias('faulty', b.noteId, other)] };
			await expect(collection.relink(faulty, apply)).rejects.toThrow('Inconsistent');
		}
		const kept = { aliases: [next], writes: [aWrite(b.noteId, 'kept', true, 1)] };
		await expect(collection.relink(kept, apply)).rejects.toThrow('Inconsistent');
		expect(await everything(collection)).toEqual(before);
		expect(await allFacts(collection)).toHaveLength(2);
	});

	test('whoever watches is told of a link, in every tab', async () => {
		const storage = createStorage();
		const [here, there] = [await storage.openTab(), await storage.openTab()];
		await keepAt(here, b);
		valueOf(await here.writeRegisters([aWrite(b.noteId, 'favourite', true, 1)]));
		const seen: Record<string, unknown> = {};
		const fail = () => {
			seen['failed'] = true;
		};
		const stops = [
			here.watchMet(deckId)((met) => (seen['met'] = [...met.keys()]), fail),
			here.watchDeck(deckId)(({ cards }) => (seen['cards'] = idsOf(cards)), fail),
			here.watchRegisters(a.noteId)((all) => (seen['registers'] = all.length), fail),
			here.watchQueue({ day: firstDay, reviewRows: 9, newRows: 9 })(
				({ fresh }) => (seen['fresh'] = idsOf(fresh)),
				fail
			)
		];
		const apart = { met: [b.noteId], cards: [cardB], registers: 0, fresh: [cardB] };
		await expect.poll(() => seen).toEqual(apart);
		await relink(there, { aliases: [alias] });
		const together = { met: [a.noteId], cards: [cardA], registers: 2, fresh: [cardA] };
		await expect.poll(() => seen).toEqual(together);
		valueOf(await there.writeRegisters([aWrite(b.noteId, 'mark', 'x', 1)]));
		await expect.poll(() => seen).toEqual({ ...together, registers: 3 });
		await relink(there, { retractions: [retraction('alias', true, 2)] });
		await expect.poll(() => seen).toEqual(apart);
		for (const stop of stops) stop();
	});
}
