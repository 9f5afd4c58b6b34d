import { isNew } from '#lib/core/review/memory.ts';
import type { NoteId } from '#lib/core/card/note.ts';
import type { CollectedCard } from '#lib/core/collection/collected-card.ts';

/** The most cards that one practice asks. */
export const mostPractised = 50;

/** A card that was not known in practice comes back after this time, or once nothing else is left. */
export const practiceRepeatMillis = 60_000;

/**
 * The cards of a practice in the order in which they are asked: of those given, the ones that nothing was
 * asked of for longest, so that the next practice goes on where this one ends; siblings as far apart as
 * the others allow. New cards are left out: their first answer is what the schedule
 * begins with.
 */
export function practised(cards: readonly CollectedCard[]): readonly CollectedCard[] {
	const longestAgo = cards
		.filter(({ memory }) => !isNew(memory))
		.sort(
			(a, b) =>
				(a.memory.lastAtMillis ?? 0) - (b.memory.lastAtMillis ?? 0) ||
				(a.cardId < b.cardId ? -1 : 1)
		);
	return siblingsApart(longestAgo.slice(0, mostPractised));
}

/**
 * The same cards, each one whose note was asked longest ago or not yet; a note that has more than half of
 * those left comes at once, or its cards would meet at the end.
 */
function siblingsApart(cards: readonly CollectedCard[]): readonly CollectedCard[] {
	const left = [...cards];
	const apart: CollectedCard[] = [];
	const placeOfNote = new Map<NoteId, number>();
	while (left.length > 0) {
		const last = apart.at(-1)?.noteId;
		const crowded = noteOfMost(left);
		const choice =
			crowded === undefined || crowded === last
				? left
				: left.filter(({ noteId }) => noteId === crowded);
		const next = choice.reduce((best, card) =>
			(placeOfNote.get(card.noteId) ?? -1) < (placeOfNote.get(best.noteId) ?? -1) ? card : best
		);
		placeOfNote.set(next.noteId, apart.length);
		apart.push(next);
		left.splice(left.indexOf(next), 1);
	}
	return apart;
}

/** The note that more than half of the cards belong to; undefined where there is none. */
function noteOfMost(cards: readonly CollectedCard[]): NoteId | undefined {
	const counts = new Map<NoteId, number>();
	for (const { noteId } of cards) counts.set(noteId, (counts.get(noteId) ?? 0) + 1);
	return [...counts].find(([, count]) => count * 2 > cards.length)?.[0];
}
