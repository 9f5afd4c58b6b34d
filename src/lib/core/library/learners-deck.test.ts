import { expect, test } from 'vitest';
import type { NoteId } from '#lib/core/card/note.ts';
import { deckWithLearnersText, deckWithOwnCards } from '#lib/core/library/learners-deck.ts';
import { emptyOwnDeck } from '#lib/core/library/own-deck.ts';
import { aCloze, aNote } from '#tests/support/a-note.ts';

const cloze = aCloze({ zh: '就是{{靠谱}}。' });
const one = aNote({ cards: [cloze] });
const other = aNote({ id: 'quote-00:09:00' as NoteId });
const deck = { ...emptyOwnDeck(), notes: [one, other] };

test('a deck without words of the learner’s is the very same', () => {
	expect(deckWithLearnersText(deck, [])).toBe(deck);
	expect(deckWithLearnersText(deck, [{ subject: one.id, field: 'kept', value: true }])).toBe(deck);
});

test('each note and card has the learner’s words, and the rest is not touched', () => {
	const edited = deckWithLearnersText(deck, [
		{ subject: other.id, field: 'text.en', value: 'My words' },
		{ subject: cloze.id, field: 'face.zh', value: { front: '是{{我}}的', back: '我' } }
	]);
	expect(edited.notes[0]?.cards[0]?.zh).toEqual({ front: '是{{我}}的', back: '我' });
	expect(edited.notes[0]?.text).toEqual(one.text);
	expect(edited.notes[1]?.text).toEqual({ zh: other.text.zh, en: 'My words' });
	expect(edited.version).toBe(deck.version);
});

test('a deck has the learner’s own cards in the words in which they were written', () => {
	const edit = { subject: one.id, field: 'text.zh', value: '我的话' };
	expect(deckWithOwnCards(deck, [edit])).toBe(deck);
	const value = ['{{靠}}谱', '靠{{谱}}'].map((front) => ({ zh: { front, back: '' } }));
	const owned = deckWithOwnCards(deck, [edit, { subject: cloze.id, field: 'split', value }]);
	expect(owned.notes[0]?.text).toEqual(one.text);
	expect(owned.notes[0]?.cards.map(({ slot }) => slot)).toEqual(['a-1', 'a-2']);
	expect(owned.notes[1]).toBe(other);
});
