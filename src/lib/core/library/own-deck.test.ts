import { expect, test } from 'vitest';
import { madeCards, madeWrite, type MadeId } from '#lib/core/card/made-cards.ts';
import { jsonOfOwnNote, ownNoteField, ownNoteId } from '#lib/core/card/own-note.ts';
import type { EpisodeId } from '#lib/core/episode/episode.ts';
import { deckWithLearnersText, deckWithOwnCards } from '#lib/core/library/learners-deck.ts';
import { unmetNotes } from '#lib/core/library/next-meeting.ts';
import { emptyOwnDeck, ownDeckId, ownEntry } from '#lib/core/library/own-deck.ts';

const idOf = (name: string, deckId: EpisodeId = ownDeckId) => ownNoteId(deckId, name as MadeId);
const begun = (name: string, zh: string, deckId?: EpisodeId) => ({
	subject: idOf(name, deckId),
	field: ownNoteField,
	value: jsonOfOwnNote({ text: { zh }, speaker: { zh: '某人' }, atSeconds: [] })
});

test('the deck has the notes that were begun in it, in their order, with their cards and in their newest words', () => {
	const made = madeCards(idOf('a'), 'cloze', 'c' as MadeId, {
		zh: { front: '{{一}}', back: '一' }
	});
	const registers = [
		begun('b', '二'),
		begun('a', '一'),
		begun('x', '别处', 'other' as EpisodeId),
		...made.map(madeWrite),
		{ subject: idOf('b'), field: 'text.zh', value: '新的' }
	];
	const deck = deckWithLearnersText(emptyOwnDeck(), registers);
	expect(deck.notes.map(({ text }) => text.zh)).toEqual(['一', '新的']);
	expect(deck.notes[0]?.cards).toEqual(made);
	const owned = deckWithOwnCards(emptyOwnDeck(), registers);
	expect(owned.notes.map(({ text }) => text.zh)).toEqual(['一', '二']);
	// As the library does it: first the cards, then the words.
	expect(deckWithLearnersText(owned, registers)).toEqual(deck);
});

test('it is listed once it has a note, by its own name, with nothing left to meet', () => {
	expect(ownEntry([])).toBeUndefined();
	expect(ownEntry([{ ...begun('a', '一'), value: null }])).toBeUndefined();
	const entry = ownEntry([begun('a', '一')]);
	expect(entry).toMatchObject({ id: ownDeckId, title: { zh: '我的笔记', en: 'My notes' } });
	expect(entry?.guest).toBeUndefined();
	expect(entry && unmetNotes(entry, new Map())).toBe(0);
});

test('notes of one’s own are not among those of the page that were met', () => {
	const entry = { counts: { quotes: 2, takeaways: 0, notes: 2, cards: 3 } };
	expect(unmetNotes(entry, new Map([[idOf('a'), true]]))).toBe(2);
});
