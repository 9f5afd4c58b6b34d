import { expect, test } from 'vitest';
import { cardIdOf, type Card, type Note } from '#lib/core/card/note.ts';
import { noteCardsOf } from '#lib/core/library/note-cards.ts';
import { usualChoice } from '#tests/support/a-note.ts';
import { deckOf, shippedFolders, shippedTexts } from '#tests/support/shipped.ts';
import { aCloze, aNote, aTranslation } from '#tests/support/a-note.ts';

const cloze = aCloze({ zh: '{{水温}}决定茶味。' });
const translation = aTranslation({ zh: '{{水温}}决定茶味。', en: '{{Water heat}} makes tea.' });

test('a note’s new cards are asked by its priority, then in order', () => {
	const second = { ...cloze, id: `${cloze.id}b` as typeof cloze.id };
	const note = aNote({ priority: 3, cards: [cloze, second] });
	expect(noteCardsOf(note, usualChoice).cards).toEqual([
		{ cardId: cloze.id, newOrder: 300 },
		{ cardId: second.id, newOrder: 301 }
	]);
});

test('in the order of the episode, new cards are asked as they are said, what has no time last', () => {
	const places = [
		{ atSeconds: [] },
		{ atSeconds: [14_000, 5] },
		{ atSeconds: [30] },
		{ atSeconds: [31] }
	].map(
		(fields) =>
			noteCardsOf(aNote({ ...fields, cards: [cloze] }), { ...usualChoice, newOrder: 'episode' })
				.cards[0]?.newOrder ?? NaN
	);
	expect(places.map((place) => places.toSorted((a, b) => a - b).indexOf(place))).toEqual([
		3, 2, 0, 1
	]);
});

test('at random, a note’s place has nothing to do with its priority and never changes', () => {
	const placeOf = (id: string, priority: number) =>
		noteCardsOf(aNote({ id: id as Note['id'], priority, cards: [cloze] }), {
			...usualChoice,
			newOrder: 'random'
		}).cards[0]?.newOrder ?? NaN;
	const ids = Array.from({ length: 40 }, (_, place) => `note-${place}`);
	const places = ids.map((id, priority) => placeOf(id, priority + 1));
	expect(ids.map((id) => placeOf(id, 1))).toEqual(places);
	expect(places).not.toEqual(places.toSorted((a, b) => a - b));
	expect(new Set(places).size).toBeGreaterThan(30);
	expect(Math.max(...places)).toBeLessThan(8000);
});

test('a phrase to translate is asked after every other new card of every note', () => {
	const early = noteCardsOf(aNote({ priority: 1, cards: [translation, cloze] }), usualChoice).cards;
	const late = noteCardsOf(aNote({ priority: 5000, cards: [cloze] }), usualChoice).cards;
	expect(early[0]?.cardId).toBe(translation.id);
	expect(early[0]?.newOrder).toBeGreaterThan(late[0]?.newOrder ?? Infinity);
});

test('whoever reads one language has the other cards only', () => {
	const note = aNote({ cards: [cloze, translation] });
	for (const reads of ['zh', 'en'] as const) {
		expect(noteCardsOf(note, { ...usualChoice, reads }).cards.map(({ cardId }) => cardId)).toEqual([
			cloze.id
		]);
	}
});

test('the card that has a phrase produced waits for the one that has it recognised', () => {
	const slot = 't-en';
	const id = cardIdOf(translation.noteId, 'translation', slot);
	const reverse: Card = { ...translation, id, slot, asksIn: 'en' };
	const note = aNote({ cards: [cloze, translation, reverse] });
	expect(noteCardsOf(note, usualChoice).cards.map(({ waitsFor }) => waitsFor)).toEqual([
		undefined,
		undefined,
		translation.id
	]);
});

test('in what is shipped, of every phrase one card waits for the other', () => {
	for (const folder of shippedFolders) {
		for (const note of deckOf(shippedTexts(folder)).notes) {
			const { cards } = noteCardsOf(note, usualChoice);
			const translations = note.cards.filter(({ template }) => template === 'translation');
			const waiting = cards.flatMap(({ waitsFor }) => waitsFor ?? []);
			expect(new Set(waiting).size).toBe(translations.length / 2);
		}
	}
});
