import type { Language } from '#lib/core/language.ts';
import type { CardId, NoteId } from '#lib/core/card/note.ts';
import type { CollectedCard } from '#lib/core/collection/collected-card.ts';
import type { RegisterChange } from '#lib/core/register.ts';
import type { Act } from '#lib/core/review/act.ts';
import type { Answer, DueDateSet, Reset } from '#lib/core/review/fact.ts';
import type { CardMemory } from '#lib/core/review/memory.ts';

/** What a session has still to ask. */
export interface Lists {
	readonly main: readonly CollectedCard[];
	/** By (dueAtMillis, cardId). */
	readonly repeats: readonly Repeat[];
}

/** A (re)learning card, and when this session asks it again. */
export interface Repeat {
	readonly card: CollectedCard;
	readonly dueAtMillis: number;
}

/** The card on screen. It stays in its list until it is answered. */
export interface Showing {
	readonly card: CollectedCard;
	/** The language that led when the back was revealed; undefined while only the front is shown. */
	readonly revealedIn?: Language;
	/** The language to bring the card back in: the one that it was answered in, after an undo. */
	readonly bringBackIn?: Language;
}

/** An answer of this session, with what it takes to undo it. */
export interface AnswerDeed {
	readonly kind: 'answer';
	readonly fact: Answer;
	readonly after: CardMemory;
	readonly showing: Showing;
	/** The place that it had among the repeats, where it came from there. */
	readonly former?: Repeat;
	/** The place among the repeats that the answer gave it. */
	readonly repeat?: Repeat;
}

/** A note that was met in this session and kept or skipped, with what it takes to undo it. */
export interface MeetDeed {
	readonly kind: 'met';
	readonly noteId: NoteId;
	/** The values of the register `kept`, after and before. */
	readonly kept: boolean;
	readonly formerlyKept: boolean | null;
	/** The cards that joined the session because the note was kept. */
	readonly cards: readonly CollectedCard[];
	readonly showing?: Showing;
}

/** Where a card stood that left the session. */
export type Left =
	| { readonly list: 'main'; readonly place: number; readonly card: CollectedCard }
	| { readonly list: 'repeats'; readonly repeat: Repeat };

/** Something done with the card on screen other than answering it, with what it takes to undo it. */
export interface ActDeed {
	readonly kind: 'act';
	readonly does: Act['does'];
	readonly cardId: CardId;
	readonly registers: readonly RegisterChange[];
	readonly fact?: DueDateSet | Reset;
	/** In the order in which they stood. */
	readonly left: readonly Left[];
	/** The card as it is asked again at once. */
	readonly staying?: CollectedCard;
	readonly showing: Showing;
}

/** Something that the learner did and can undo. */
export type Deed = AnswerDeed | MeetDeed | ActDeed;

/** The lists after a deed. */
export function applyDeed(lists: Lists, deed: Deed): Lists {
	switch (deed.kind) {
		case 'answer':
			return withRepeat(withoutCard(lists, deed.fact.cardId), deed.repeat);
		case 'met':
			return { main: [...lists.main, ...deed.cards], repeats: lists.repeats };
		case 'act': {
			const rest = deed.left.reduce(
				(fewer, left) => withoutCard(fewer, cardIn(left).cardId),
				lists
			);
			return deed.staying ? { ...rest, main: [deed.staying, ...rest.main] } : rest;
		}
	}
}

/** The lists before a deed, which is the last one that was applied to them. */
export function revertDeed(lists: Lists, deed: Deed): Lists {
	if (deed.kind === 'met') {
		return deed.cards.reduce((rest, card) => withoutCard(rest, card.cardId), lists);
	}
	if (deed.kind === 'act') {
		return deed.left.reduce(
			putBack,
			deed.staying ? withoutCard(lists, deed.staying.cardId) : lists
		);
	}
	const without = withoutCard(lists, deed.fact.cardId);
	return deed.former
		? withRepeat(without, deed.former)
		: { ...without, main: [deed.showing.card, ...without.main] };
}

/** Where these cards stand in the lists, in order. */
export function placesOf(lists: Lists, cardIds: readonly CardId[]): readonly Left[] {
	return [
		...lists.main.flatMap((card, place): readonly Left[] =>
			cardIds.includes(card.cardId) ? [{ list: 'main', place, card }] : []
		),
		...lists.repeats.flatMap((repeat): readonly Left[] =>
			cardIds.includes(repeat.card.cardId) ? [{ list: 'repeats', repeat }] : []
		)
	];
}

/** The lists without a card. */
export function withoutCard(lists: Lists, cardId: CardId): Lists {
	return {
		main: lists.main.filter((card) => card.cardId !== cardId),
		repeats: lists.repeats.filter(({ card }) => card.cardId !== cardId)
	};
}

/** The order of repeats. */
export function byDue(a: Repeat, b: Repeat): number {
	return a.dueAtMillis - b.dueAtMillis || (a.card.cardId < b.card.cardId ? -1 : 1);
}

function cardIn(left: Left): CollectedCard {
	return left.list === 'main' ? left.card : left.repeat.card;
}

function putBack(lists: Lists, left: Left): Lists {
	return left.list === 'main'
		? { ...lists, main: lists.main.toSpliced(left.place, 0, left.card) }
		: withRepeat(lists, left.repeat);
}

function withRepeat(lists: Lists, repeat: Repeat | undefined): Lists {
	return repeat ? { ...lists, repeats: [...lists.repeats, repeat].sort(byDue) } : lists;
}
