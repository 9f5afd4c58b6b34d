import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { readOwnRegisters } from '#lib/app/own-registers.ts';
import { DeckShelf } from '#lib/app/deck-shelf.ts';
import { writeOwn } from '#lib/app/write-own.ts';
import { madeCards, type MadeId } from '#lib/core/card/made-cards.ts';
import {
	noteAfter,
	valuesOfMaking,
	valuesOfRemoval,
	valuesWithout,
	type Making
} from '#lib/core/card/making.ts';
import { cardIdOf } from '#lib/core/card/note.ts';
import { ownNote, ownNoteId } from '#lib/core/card/own-note.ts';
import type { Collection } from '#lib/core/collection.ts';
import type { DeckId } from '#lib/core/collection/collected-card.ts';
import { withOwnCardsEach } from '#lib/core/library/learners-deck.ts';
import { noteCardsOf } from '#lib/core/library/note-cards.ts';
import { ownDeckId } from '#lib/core/library/own-deck.ts';
import { createMemoryCollection } from '#lib/storage/memory-collection.ts';
import { openCollection } from '#lib/storage/open-collection.ts';
import { codeOf, valueOf } from '#tests/contract/builders.ts';
import { aCloze, aNote, usualChoice } from '#tests/support/a-note.ts';

const front = { zh: { front: '就是{{靠谱}}。', back: '靠谱' } };
const id = ownNoteId(ownDeckId, 'n' as MadeId);
const own = ownNote(id, { text: { zh: '就是靠谱。' }, atSeconds: [] });
const begun: Making = {
	note: own,
	begun: true,
	cards: madeCards(id, 'cloze', 'n' as MadeId, front)
};
const page = aNote({
	id: 'deck/quote/1' as typeof own.id,
	episodeId: 'deck' as DeckId,
	cards: []
});
const withCard = aNote({
	...page,
	cards: [{ ...aCloze({ zh: '{{做事}}细' }), id: cardIdOf(page.id, 'cloze', 'a'), noteId: page.id }]
});
const added: Making = {
	note: withCard,
	begun: false,
	cards: madeCards(page.id, 'question', 'q' as MadeId, { zh: { front: '谁？', back: '他' } })
};

const change = (making: Making) => ({
	values: valuesOfMaking(making),
	before: making.note,
	after: noteAfter(making),
	keeps: true
});

async function asked(collection: Collection): Promise<readonly string[]> {
	const { fresh } = await collection.gatherQueue({ day: 0, reviewRows: 9, newRows: 9 });
	return fresh.map(({ cardId }) => cardId);
}

/** The notes with their cards, as a sitting reads them. */
async function read(collection: Collection) {
	const shelf = new DeckShelf({ entries: [], load: () => Promise.resolve(undefined) }, () =>
		Promise.resolve(collection)
	);
	return withOwnCardsEach(await shelf.notes([id]), await readOwnRegisters(collection));
}

const stores: readonly [string, () => Promise<Collection>][] = [
	['IndexedDB', async () => valueOf(await openCollection(`write own ${Math.random()}`))],
	['memory', () => Promise.resolve(createMemoryCollection())]
];

test.each(stores)(
	'in %s a note of one’s own is asked at once, until that is undone',
	async (_, open) => {
		const collection = await open();
		const takeBack = valueOf(await writeOwn(collection, change(begun), 5));
		expect(await asked(collection)).toEqual(begun.cards.map(({ id: one }) => one));
		expect(await read(collection)).toEqual([noteAfter(begun)]);
		valueOf(await takeBack());
		expect(await asked(collection)).toEqual([]);
		expect(await read(collection)).toEqual([]);
		expect((await collection.met(ownDeckId)).size).toBe(0);
		collection.close();
	}
);

test.each(stores)(
	'in %s a card that is made of a note keeps it whole, and goes alone',
	async (_, open) => {
		const collection = await open();
		const takeBack = valueOf(await writeOwn(collection, change(added), 5));
		expect(await asked(collection)).toEqual(
			[...withCard.cards, ...added.cards].map((one) => one.id)
		);
		valueOf(await takeBack());
		expect(await asked(collection)).toEqual([]);
		await collection.keep(noteCardsOf(withCard, usualChoice), true, 6, 'w' as never);
		valueOf(await writeOwn(collection, change(added), 7));
		const gone = {
			values: valuesWithout(added.cards),
			before: noteAfter(added),
			after: withCard,
			keeps: false
		};
		const back = valueOf(await writeOwn(collection, gone, 8));
		expect(await asked(collection)).toEqual(withCard.cards.map((one) => one.id));
		valueOf(await back());
		expect(await asked(collection)).toHaveLength(2);
		collection.close();
	}
);

test.each(stores)(
	'in %s a note of one’s own that is removed is asked no more, until that is undone',
	async (_, open) => {
		const collection = await open();
		valueOf(await writeOwn(collection, change(begun), 5));
		const removal = {
			values: valuesOfRemoval(own),
			before: noteAfter(begun),
			after: noteAfter(begun),
			keeps: false
		};
		const back = valueOf(await writeOwn(collection, removal, 6));
		expect(await asked(collection)).toEqual([]);
		expect(await read(collection)).toEqual([]);
		valueOf(await back());
		expect(await asked(collection)).toHaveLength(1);
		expect(await read(collection)).toEqual([noteAfter(begun)]);
		collection.close();
	}
);

test('what cannot be kept says why, and a page’s note is not removed', async () => {
	const collection = createMemoryCollection();
	collection.close();
	expect(codeOf(await writeOwn(collection, change(begun), 5))).toBe('storage-failed');
	expect(() => valuesOfRemoval(page)).toThrow('Inconsistent');
});
