import { episodeIdOfNote, noteIdOf } from '#lib/core/card/note.ts';
import type { CardRow } from '#lib/storage/rows.ts';

/** The numbers without which nothing can be said of a memory. */
const numbers = ['state', 'stability', 'difficulty', 'learningStep', 'reps', 'lapses'] as const;

/** Days and times that a memory may have. */
const dates = [
	'dueDay',
	'dueAtMillis',
	'lastShiftedMillis',
	'lastAtMillis',
	'introducedDay'
] as const;

/**
 * Whether a card's row can be worked with: a damaged one is left out, until a rebuild has made it anew.
 * Looked at by hand, for it is done with each card of a queue.
 */
export function isSoundCard(row: CardRow): boolean {
	const { card, placements, awaitedBy, queue } = row as Partial<CardRow>;
	if (!isObject(card) || !isObject(card.memory)) return false;
	const { cardId, noteId, deckId, newOrder } = card;
	const memory: Readonly<Record<string, unknown>> = { ...card.memory };
	return (
		typeof cardId === 'string' &&
		noteId === noteIdOf(cardId) &&
		deckId === episodeIdOfNote(noteId) &&
		memory.cardId === cardId &&
		Number.isFinite(newOrder) &&
		numbers.every((name) => Number.isFinite(memory[name])) &&
		dates.every((name) => memory[name] === undefined || Number.isFinite(memory[name])) &&
		(placements === undefined || (Array.isArray(placements) && placements.every(isObject))) &&
		(awaitedBy === undefined || Array.isArray(awaitedBy)) &&
		(queue === undefined || Array.isArray(queue))
	);
}

function isObject(value: unknown): value is object {
	return typeof value === 'object' && value !== null;
}
