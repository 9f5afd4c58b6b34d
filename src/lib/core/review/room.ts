import { isNew } from '#lib/core/review/memory.ts';
import { episodeIdOfNote, type NoteId } from '#lib/core/card/note.ts';
import type { CollectedCard, DeckId } from '#lib/core/collection/collected-card.ts';
import type { AnsweredCard, QueueSupply } from '#lib/core/collection/queue-supply.ts';
import type { DailyLimits, QueueRules } from '#lib/core/review/queue-rules.ts';

/** How many more cards a study day takes: in all, and of the decks that have limits of their own. */
export interface Room {
	/** Never below 0. */
	readonly all: number;
	readonly ofDecks: Readonly<Record<DeckId, number>>;
}

/** What a day's limits leave after its answers: of reviews, and of new cards. */
export function roomsOf(
	answered: readonly AnsweredCard[],
	rules: QueueRules
): { readonly reviews: Room; readonly fresh: Room } {
	const reviewed = answered.filter(({ review }) => review).map(({ noteId }) => noteId);
	const introduced = new Map(
		answered.filter(({ first }) => first).map(({ cardId, noteId }) => [cardId, noteId])
	);
	return {
		reviews: roomAfterNotes(rules, 'reviewsPerDay', reviewed),
		fresh: roomAfterNotes(rules, 'newPerDay', [...introduced.values()])
	};
}

/**
 * How many more new cards the queue's study day takes, beside those that were introduced and those
 * that stand in the queue, which is built of the supply.
 */
export function roomForNew(
	supply: QueueSupply,
	{ main }: { readonly main: readonly CollectedCard[] },
	rules: QueueRules
): Room {
	return main
		.filter(({ memory }) => isNew(memory))
		.reduce((room, { deckId }) => roomAfter(room, deckId), roomsOf(supply.answered, rules).fresh);
}

/** The room that is left when one more card of a deck was taken. */
export function roomAfter({ all, ofDecks }: Room, deckId: DeckId): Room {
	const ofDeck = ofDecks[deckId];
	return {
		all: Math.max(0, all - 1),
		ofDecks: ofDeck === undefined ? ofDecks : { ...ofDecks, [deckId]: Math.max(0, ofDeck - 1) }
	};
}

/** How many more cards of one deck a day takes. */
export function roomIn({ all, ofDecks }: Room, deckId: DeckId): number {
	return Math.min(all, ofDecks[deckId] ?? all);
}

/** What a limit leaves when these notes, one for each card, have counted against it. */
function roomAfterNotes(
	rules: QueueRules,
	limit: keyof DailyLimits,
	notes: readonly NoteId[]
): Room {
	const ofDecks = Object.entries(rules.ofDecks ?? {}).flatMap(([deckId, limits]) => {
		const own = limits[limit];
		return own === undefined ? [] : [[deckId, own] as const];
	});
	return notes.reduce<Room>((room, noteId) => roomAfter(room, episodeIdOfNote(noteId)), {
		all: Math.max(0, rules[limit]),
		ofDecks: Object.fromEntries(ofDecks)
	});
}
