import { expect, test } from 'vitest';
import { joiningCards } from '#lib/core/review/joining-cards.ts';
import { newMemory } from '#lib/core/review/memory.ts';
import { met, startSession } from '#lib/core/review/session.ts';
import type { NoteCards } from '#lib/core/collection/collected-card.ts';
import { cardIdFor, localMoment, noteIdFor } from '#tests/support/review-builders.ts';
import { defaultLimits } from '#lib/core/review/queue-rules.ts';
import { buildQueue } from '#lib/core/review/queue.ts';
import { supplyOf } from '#tests/support/review-builders.ts';

const noon = localMoment('Asia/Shanghai', '2026-05-02T12:00');
const noteCards = (note: number): NoteCards => ({
	noteId: noteIdFor(note),
	deckId: 'ep1' as NoteCards['deckId'],
	cards: [1, 2].map((slot) => ({ cardId: cardIdFor(note, slot), newOrder: note * 100 + slot }))
});

/** How many cards a session asks that keeps three notes, with so much room for new cards. */
function askedOf(roomForNew: number): number {
	const started = startSession(buildQueue(supplyOf({}), defaultLimits, noon), noon.atMillis);
	const kept = [1, 2, 3].reduce((session, note) => {
		const cards = joiningCards(noteCards(note), session.deeds, { all: roomForNew, ofDecks: {} });
		const meeting = { noteId: noteIdFor(note), kept: true, formerlyKept: null, cards };
		return met(session, meeting, noon.atMillis);
	}, started);
	return kept.main.length;
}

test('a kept note’s cards join as new ones', () => {
	expect(joiningCards(noteCards(1), [], { all: 1, ofDecks: {} })).toEqual([
		{
			cardId: cardIdFor(1, 1),
			noteId: noteIdFor(1),
			deckId: 'ep1',
			newOrder: 101,
			memory: newMemory(cardIdFor(1, 1))
		},
		expect.objectContaining({ cardId: cardIdFor(1, 2) })
	]);
});

test('of the notes kept in a session as many are asked as the day has room for', () => {
	expect([0, 1, 2, 3, 10].map(askedOf)).toEqual([0, 1, 2, 3, 3]);
});
