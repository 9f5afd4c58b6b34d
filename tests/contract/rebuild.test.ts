import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { newMemory } from '#lib/core/review/memory.ts';
import { openCollection } from '#lib/storage/open-collection.ts';
import { noRepairs } from '#lib/storage/repairs.ts';
import {
	aNote,
	anAlias,
	anAnswer,
	apply,
	at,
	deckId,
	firstCard,
	firstDay,
	keepAt,
	noteId,
	recordNext,
	valueOf
} from '#tests/contract/builders.ts';
import { dump, opened, tamper } from '#tests/contract/failing-storage.ts';
import { aCollection, card, newName, note } from '#tests/contract/stored-collection.ts';

test('a rebuild repairs whatever was damaged, and says how much', async () => {
	const { name, collection } = await aCollection();
	const sound = await dump(name);
	const rows = sound as Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
	const [factRow] = rows['facts'] ?? [];
	const [cardRow] = rows['cards'] ?? [];
	const stored = (await collection.card(card)) ?? { memory: newMemory(card) };
	await tamper(name, 'facts', { ...factRow, first: false, effective: false });
	await tamper(name, 'cards', {
		...cardRow,
		card: { ...stored, memory: { ...stored.memory, stability: 1 } }
	});
	await tamper(name, 'dayCounts', {
		studyDay: firstDay,
		deckId,
		answers: 5,
		introduced: 0,
		again: 0,
		tookMillis: 1
	});
	await tamper(name, 'dueCounts', { deckId, dueDay: 7, cards: 1 });
	await tamper(name, 'dueCards', { fromDay: 1, cardId: 'gone', stability: 1, lastDay: 0 });
	expect(valueOf(await collection.rebuild(apply))).toEqual({
		...noRepairs,
		...{ facts: 1, cards: 1, dayCounts: 1, dueCounts: 1, dueCards: 1 }
	});
	expect(await dump(name)).toEqual(sound);
});

test('a rebuild repairs links that were damaged', async () => {
	const { name, collection } = await aCollection();
	const sound = await dump(name);
	const rows = sound as Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
	const [canonical, linked] = rows['links'] ?? [];
	await tamper(name, 'links', { ...linked, canonicalId: linked?.['itemId'] });
	await tamper(name, 'links', { ...canonical, names: [canonical?.['itemId']] });
	await tamper(name, 'links', { itemId: 'z', canonicalId: 'z', names: ['z'] });
	const aliasRow = rows['facts']?.find((row) => 'itemIds' in (row['fact'] as object));
	await tamper(name, 'facts', { ...aliasRow, effective: false });
	const { countsFor, ...countless } = rows['facts']?.find((row) => 'countsFor' in row) ?? {};
	expect(countsFor).toBeDefined();
	await tamper(name, 'facts', countless);
	expect(valueOf(await collection.rebuild(apply))).toEqual({ ...noRepairs, links: 3, facts: 2 });
	expect(await dump(name)).toEqual(sound);
});

test('an alias that came from elsewhere links all that is known, in a rebuild as if it had been made here', async () => {
	const alias = anAlias('alias', note.noteId, noteId('c'));
	const [here, there] = [await aCollection(), await aCollection()];
	const other = aNote('c', { slots: ['1', '3'], newOrder: 5 });
	for (const { collection } of [here, there]) {
		await keepAt(collection, other);
		valueOf(await recordNext(collection, anAnswer(firstCard(other), 'f3', at(10))));
	}
	valueOf(await here.collection.relink({ aliases: [alias] }, apply));
	const { fact, studyDay } = { fact: alias, studyDay: firstDay };
	await tamper(there.name, 'facts', {
		fact,
		studyDay,
		effective: true,
		first: false,
		review: false
	});
	expect(valueOf(await there.collection.rebuild(apply))).not.toEqual(noRepairs);
	expect(await dump(there.name)).toEqual(await dump(here.name));
	expect(valueOf(await here.collection.rebuild(apply))).toEqual(noRepairs);
});

test('a difference in the last digits is set right and is no damage', async () => {
	const { name, collection } = await aCollection();
	const sound = await dump(name);
	const [row] = (sound['cards'] ?? []) as readonly { readonly card: { readonly memory: object } }[];
	const stored = await collection.card(card);
	if (!stored) throw new Error('a card');
	const { memory } = stored;
	await tamper(name, 'cards', {
		...row,
		card: { ...stored, memory: { ...memory, stability: memory.stability + 1e-9 } }
	});
	expect(await dump(name)).not.toEqual(sound);
	expect(valueOf(await collection.rebuild(apply))).toEqual(noRepairs);
	expect(await dump(name)).toEqual(sound);
});

test('a rebuild replays histories that are longer than what it reads at a time', async () => {
	const name = newName();
	const collection = valueOf(await openCollection(name));
	const notes = ['a', 'b', 'c', 'd'].map((one) => aNote(one));
	for (const one of notes) await keepAt(collection, one);
	const lengths = [1500, 600, 2100, 3];
	const connection = await opened(indexedDB.open(name));
	const facts = connection.transaction('facts', 'readwrite').objectStore('facts');
	const memories = notes.map((one, place) => {
		const id = firstCard(one);
		let memory = newMemory(id);
		for (let number = 0; number < (lengths[place] ?? 0); number += 1) {
			const fact = anAnswer(id, `${place} ${number}`, at(number), { scheduled: number % 50 === 0 });
			facts.put({ fact, studyDay: 0, effective: true, first: false, review: false });
			memory = apply(memory, fact);
		}
		return memory;
	});
	connection.close();
	expect(valueOf(await collection.rebuild(apply)).facts).toBe(4203);
	const stored = await Promise.all(notes.map((one) => collection.card(firstCard(one))));
	expect(stored.map((one) => one?.memory)).toEqual(memories);
	expect((await collection.holdings()).answers).toBe(4203);
	expect(valueOf(await collection.rebuild(apply))).toEqual(noRepairs);
}, 30_000);
