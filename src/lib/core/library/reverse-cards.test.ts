import { expect, test } from 'vitest';
import { cardIdOf, type Card } from '#lib/core/card/note.ts';
import type { CollectedCard } from '#lib/core/collection/collected-card.ts';
import { noteCardsOf } from '#lib/core/library/note-cards.ts';
import { usualChoice } from '#tests/support/a-note.ts';
import { reverseCardsOf } from '#lib/core/library/reverse-cards.ts';
import type { Json, Register, WriteId } from '#lib/core/register.ts';
import { newMemory, type CardMemory } from '#lib/core/review/memory.ts';
import { aNote, aTranslation } from '#tests/support/a-note.ts';

const sentence = { zh: '{{水温}}决定茶味。', en: '{{Water heat}} makes tea.' };
const recognition = aTranslation(sentence);
const production: Card = {
	...recognition,
	id: cardIdOf(recognition.noteId, 'translation', 't-en'),
	slot: 't-en',
	asksIn: 'en'
};
const note = aNote({ cards: [recognition, production] });

const collected = (memories: Partial<Record<string, Partial<CardMemory>>>) =>
	noteCardsOf(note, usualChoice).cards.map((card): CollectedCard => ({
		...card,
		noteId: note.id,
		deckId: note.episodeId,
		memory: { ...newMemory(card.cardId), ...memories[card.cardId] }
	}));
const templateOn = (value: Json): readonly Register[] => [
	{ subject: production.id, field: 'templateOn', value, atMillis: 1, writeId: 'w' as WriteId }
];

test('a phrase that is not yet recognised waits to be asked the other way round', () => {
	const cards = collected({ [recognition.id]: { stability: 20.9 } });
	const waiting = { kind: 'waiting', cardIds: [production.id] };
	expect(reverseCardsOf(note, 'both', cards, [])).toEqual(waiting);
	expect(reverseCardsOf(note, 'both', [], [])).toEqual(waiting);
	expect(reverseCardsOf(note, 'both', cards, templateOn(null))).toEqual(waiting);
});

test('the learner can open it before, and it says so until it would be open anyway', () => {
	const cards = collected({});
	const opened = { kind: 'opened', cardIds: [production.id] };
	expect(reverseCardsOf(note, 'both', cards, templateOn(true))).toEqual(opened);
	const known = collected({ [recognition.id]: { stability: 21 } });
	expect(reverseCardsOf(note, 'both', known, templateOn(true))).toBeUndefined();
});

test('there is nothing to say of a card that is asked already, switched off, or not the note’s', () => {
	const answered = collected({ [production.id]: { introducedDay: 20_000 } });
	expect(reverseCardsOf(note, 'both', answered, [])).toBeUndefined();
	expect(reverseCardsOf(note, 'both', collected({}), templateOn(false))).toBeUndefined();
	expect(reverseCardsOf(note, 'zh', collected({}), [])).toBeUndefined();
	expect(reverseCardsOf(aNote(), 'both', [], [])).toBeUndefined();
});
