import { expect, test } from 'vitest';
import { recognisedIn, recognitionOf } from '#lib/core/card/direction.ts';
import { cardIdOf, type Card, type Note } from '#lib/core/card/note.ts';
import type { Language } from '#lib/core/language.ts';
import { aCloze, aNote, aTranslation } from '#tests/support/a-note.ts';

const base = aTranslation({ zh: '{{水温}}决定茶味。', en: '{{Water heat}} makes tea.' });

function direction(phrase: string, asksIn: Language): Card {
	const slot = `${phrase}-${asksIn}`;
	return { ...base, id: cardIdOf(base.noteId, 'translation', slot), slot, asksIn };
}

const cards = [
	direction('t', 'zh'),
	direction('t', 'en'),
	direction('u', 'zh'),
	direction('u', 'en'),
	aCloze({ zh: '{{水温}}决定茶味。' })
];
const pairs = (note: Note) =>
	note.cards.map((card) => [card.slot, recognitionOf(card, note)?.slot]);

test('a phrase is recognised in the language in which it was said, and produced from our translation', () => {
	expect(recognisedIn(aNote({ translated: 'en' }))).toBe('zh');
	expect(recognisedIn(aNote({ translated: 'zh' }))).toBe('en');
	expect(pairs(aNote({ translated: 'en', cards }))).toEqual([
		['t-zh', undefined],
		['t-en', 't-zh'],
		['u-zh', undefined],
		['u-en', 'u-zh'],
		['a', undefined]
	]);
	expect(pairs(aNote({ translated: 'zh', cards }))).toEqual([
		['t-zh', 't-en'],
		['t-en', undefined],
		['u-zh', 'u-en'],
		['u-en', undefined],
		['a', undefined]
	]);
});

test('a sentence of ours is recognised in Chinese', () => {
	const { translated: _, ...ours } = aNote({ kind: 'takeaway', cards });
	expect(recognisedIn(ours)).toBe('zh');
	expect(pairs(ours)[1]).toEqual(['t-en', 't-zh']);
});

test('a phrase with one direction only waits for nothing', () => {
	expect(pairs(aNote({ cards: [direction('t', 'en'), direction('u', 'zh')] }))).toEqual([
		['t-en', undefined],
		['u-zh', undefined]
	]);
});
