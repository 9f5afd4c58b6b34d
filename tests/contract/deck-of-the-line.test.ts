import { beforeEach, expect, test, vi } from 'vitest';
import { deckOfTheLine } from '#lib/app/deck-of-the-line.ts';
import type { DeckId } from '#lib/core/collection/collected-card.ts';
import type { LibraryEntry } from '#lib/core/library/library-entry.ts';
import { createMemoryCollection } from '#lib/storage/memory-collection.ts';
import { aWrite, noteId, valueOf } from '#tests/contract/builders.ts';

const [a, b, c, gone] = ['a', 'b', 'c', 'gone'] as unknown as readonly [
	DeckId,
	DeckId,
	DeckId,
	DeckId
];
const shelf = {
	entries: (ids: readonly DeckId[]) =>
		Promise.resolve(new Map(ids.filter((id) => id !== gone).map((id) => [id, {} as LibraryEntry])))
};
const day = 20_000;

beforeEach(() => {
	const kept = new Map<string, string>();
	vi.stubGlobal('localStorage', {
		getItem: (key: string) => kept.get(key) ?? null,
		setItem: (key: string, value: string) => kept.set(key, value)
	});
});

async function collectionWith(field: string, ...deckIds: readonly DeckId[]) {
	const collection = createMemoryCollection();
	const writes = deckIds.map((deckId) => aWrite(noteId('1', deckId), field, true, 1));
	valueOf(await collection.writeRegisters(writes));
	return collection;
}

test('the line comes from another deck each day, and from one deck all day', async () => {
	const collection = await collectionWith('favourite', a, b, gone);
	const on = (each: number) => deckOfTheLine(collection, shelf, each, c);
	expect([await on(day), await on(day), await on(day + 1), await on(day + 2)]).toEqual([
		a,
		a,
		b,
		a
	]);
});

test('where nothing was kept before the day it comes from the deck that Today is about', async () => {
	expect(await deckOfTheLine(createMemoryCollection(), shelf, day, c)).toBe(c);
});
