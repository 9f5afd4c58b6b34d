import { expect, test } from 'vitest';
import { aCloze, aNote } from '#tests/support/a-note.ts';
import { noteCardsOf, notesToMeet } from '#lib/core/library/note-cards.ts';
import { usualChoice } from '#tests/support/a-note.ts';
import { metNotes } from '#lib/core/library/met-notes.ts';
import { noteStateOf, setAsideIn } from '#lib/core/library/note-state.ts';
import { newMemory, type CardMemory } from '#lib/core/review/memory.ts';
import { cardIdOf, type NoteId } from '#lib/core/card/note.ts';
import type { CollectedCard } from '#lib/core/collection/collected-card.ts';
import type { WriteId } from '#lib/core/register.ts';

const cards = [
	aCloze({ zh: '{{水温}}决定茶味。', en: '{{Water temperature}} decides the taste.' })
];
const note = aNote({ cards });
const collected = (memory: Partial<CardMemory>): CollectedCard => {
	const [card] = noteCardsOf(note, usualChoice).cards;
	if (!card) {
		throw new Error('Inconsistent: the note has a card');
	}
	return {
		cardId: card.cardId,
		noteId: note.id,
		deckId: note.episodeId,
		newOrder: card.newOrder,
		memory: { ...newMemory(card.cardId), ...memory }
	};
};

test('a note that was never met is unmet, and one that was skipped is skipped', () => {
	expect(noteStateOf(note, undefined, [], 100)).toEqual({ kind: 'unmet' });
	expect(noteStateOf(note, false, [collected({ dueDay: 120 })], 100)).toEqual({ kind: 'skipped' });
});

test('a kept note stands as its card that comes first', () => {
	expect(noteStateOf(note, true, [collected({})], 100)).toEqual({ kind: 'new' });
	expect(noteStateOf(note, true, [collected({ dueAtMillis: 5 })], 100)).toEqual({
		kind: 'learning'
	});
	expect(noteStateOf(note, true, [collected({ dueDay: 100 })], 100)).toEqual({ kind: 'due' });
	expect(
		noteStateOf(note, true, [collected({ dueDay: 120 }), collected({ dueDay: 104 })], 100)
	).toEqual({ kind: 'scheduled', inDays: 4 });
});

test('a card that the note has no longer says nothing of it', () => {
	const [card] = cards;
	if (!card) throw new Error('Inconsistent: the note has a card');
	const split = { ...note, cards: [{ ...card, id: cardIdOf(note.id, 'cloze', 'a-1') }] };
	const gone = collected({ dueDay: 100 });
	const setAside = { deleted: new Set<string>(), suspended: new Set([gone.cardId]) };
	expect(noteStateOf(split, true, [gone], 100, setAside)).toEqual({ kind: 'new' });
});

test('a kept note without cards is for reading', () => {
	expect(noteStateOf(aNote({ cards: [] }), true, [], 100)).toEqual({ kind: 'reading' });
});

test('the notes to meet are the unmet ones with cards, by priority, as many as asked', () => {
	const second = aNote({ id: '7-60-0a0b0c0d/quote/00:02:00' as NoteId, priority: 2, cards });
	const reading = aNote({
		id: '7-60-0a0b0c0d/quote/00:03:00' as NoteId,
		priority: 3,
		cards: []
	});
	const notes = [reading, second, note];
	expect(notesToMeet(notes, new Map(), 5)).toEqual([note, second]);
	expect(notesToMeet(notes, new Map(), 1)).toEqual([note]);
	expect(notesToMeet(notes, new Map([[note.id, false]]), 5)).toEqual([second]);
});

test('a note that was forgotten again counts as never met', () => {
	const write = { subject: note.id, field: 'kept', atMillis: 1, writeId: 'w' as WriteId };
	expect(metNotes([{ ...write, value: true }])).toEqual(new Map([[note.id, true]]));
	expect(metNotes([{ ...write, value: null }])).toEqual(new Map());
	expect(metNotes([{ ...write, field: 'deck', value: true }])).toEqual(new Map());
});

test('a note that was deleted says so, and so does one with a suspended card, until that is undone', () => {
	const card = collected({ dueDay: 20 });
	const about = (subject: string, field: string, value: boolean | null) =>
		setAsideIn([{ subject, field, value, atMillis: 1, writeId: 'w' as WriteId }]);
	const state = (setAside: ReturnType<typeof setAsideIn>) =>
		noteStateOf(note, true, [card], 20, setAside).kind;
	expect(state(about(note.id, 'deleted', true))).toBe('deleted');
	expect(state(about(card.cardId, 'suspended', true))).toBe('suspended');
	expect(state(about(card.cardId, 'suspended', null))).toBe('due');
	expect(state(about('another note', 'deleted', true))).toBe('due');
});
