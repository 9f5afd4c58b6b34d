import { applyDeed, byDue, placesOf, revertDeed, withoutCard } from '#lib/core/review/deed.ts';
import { practiceRepeatMillis } from '#lib/core/review/practice.ts';
import { again } from '#lib/core/review/grade.ts';
import { learnAheadMillis, waitMillis } from '#lib/core/review/queue.ts';
import type { Language } from '#lib/core/language.ts';
import type { CardId, NoteId } from '#lib/core/card/note.ts';
import type { CollectedCard } from '#lib/core/collection/collected-card.ts';
import type { Act, PlannedAct } from '#lib/core/review/act.ts';
import type {
	ActDeed,
	AnswerDeed,
	Deed,
	Lists,
	MeetDeed,
	Repeat,
	Showing
} from '#lib/core/review/deed.ts';
import type { Answer } from '#lib/core/review/fact.ts';
import type { CardMemory } from '#lib/core/review/memory.ts';
import type { Queue } from '#lib/core/review/queue.ts';

export type { Deed };

/** A deed that was undone, with what it had led to on screen. */
export interface UndoneDeed {
	readonly deed: Deed;
	readonly displaced?: Showing;
}

/** One sitting: what is still to be asked, what is on screen, what was done. Plain data. */
export interface Session extends Lists {
	/** Undefined when nothing is left to ask within `learnAheadMillis`. */
	readonly current?: Showing;
	/** The notes that had been asked today before the session began. */
	readonly askedNotes: readonly NoteId[];
	/** The last one is undone first. */
	readonly deeds: readonly Deed[];
	/** The last one is redone first. */
	readonly undone: readonly UndoneDeed[];
}

/** The card that was on screen when the learner left, and since when. */
export interface LeftAt {
	readonly cardId: CardId;
	readonly atMillis: number;
}

/**
 * Begins with the queue's first card, or with the one that was on screen when the learner left; unless it
 * was answered since, as it may have been in the moment of leaving.
 */
export function startSession(
	queue: Pick<Queue, 'main' | 'learning' | 'askedNotes'>,
	nowMillis: number,
	leftAt?: LeftAt
): Session {
	const isLeft = ({ cardId, memory }: CollectedCard) =>
		cardId === leftAt?.cardId && (memory.lastAtMillis ?? 0) <= leftAt.atMillis;
	const started: Session = {
		main: [...queue.main.filter(isLeft), ...queue.main.filter((card) => !isLeft(card))],
		repeats: queue.learning
			.map((card) => ({ card, dueAtMillis: card.memory.dueAtMillis ?? nowMillis }))
			.sort(byDue),
		askedNotes: queue.askedNotes,
		deeds: [],
		undone: []
	};
	const left =
		started.main.find(isLeft) ?? soon(started, nowMillis).find(({ card }) => isLeft(card))?.card;
	return left ? show(started, { card: left }) : resume(started, nowMillis);
}

/** The card to ask now; undefined when the session is over, for now. */
export function currentCard(session: Session): CollectedCard | undefined {
	return session.current?.card;
}

/**
 * The card that is likely to be asked after the one on screen, so that it can be made ready: what comes
 * next if that one does not come back. A guess: the grade and the time decide.
 */
export function likelyNext(session: Session, nowMillis: number): CollectedCard | undefined {
	const { current } = session;
	if (!current) return undefined;
	const without = { ...session, ...withoutCard(session, current.card.cardId) };
	return nextShowing(without, nowMillis)?.card;
}

/** Chooses the next card where none is on screen; a card on screen stays. */
export function resume(session: Session, nowMillis: number): Session {
	return session.current ? session : show(session, nextShowing(session, nowMillis));
}

/** The back is revealed, with this language leading. Revealing twice keeps the first language. */
export function reveal(session: Session, language: Language): Session {
	const { current } = session;
	if (!current) throw new Error('Inconsistent: no card to reveal');
	return current.revealedIn
		? session
		: { ...session, current: { ...current, revealedIn: language } };
}

/**
 * The session after an answer that has been saved, with the next card on screen. Throws where the
 * fact is not about the card on screen, or its back was not revealed.
 */
export function answered(
	session: Session,
	fact: Answer,
	after: CardMemory,
	nowMillis: number
): Session {
	const { current } = session;
	if (!current?.revealedIn || current.card.cardId !== fact.cardId) {
		throw new Error(`Inconsistent: ${fact.cardId} was answered and is not on screen, revealed`);
	}
	const former = session.repeats.find(({ card }) => card.cardId === fact.cardId);
	const repeat = repeatAfter(current.card, fact, after, nowMillis);
	const deed: AnswerDeed = {
		kind: 'answer',
		fact,
		after,
		showing: current,
		...(former ? { former } : {}),
		...(repeat ? { repeat } : {})
	};
	const next = done(session, deed);
	return show(next, nextShowing(next, nowMillis));
}

/**
 * The session after a note was met. The cards of a kept note join at the end of the main queue, save
 * those whose note has been asked today or has a card in the session; what is on screen stays.
 */
export function met(
	session: Session,
	meeting: Omit<MeetDeed, 'kind' | 'showing'>,
	nowMillis: number
): Session {
	const notes = new Set([
		...session.askedNotes,
		...session.main.map((card) => card.noteId),
		...session.repeats.map(({ card }) => card.noteId),
		...session.deeds.map((deed) => (deed.kind === 'answer' ? deed.showing.card.noteId : undefined))
	]);
	const joining = meeting.cards.filter((card) => {
		if (notes.has(card.noteId)) return false;
		notes.add(card.noteId);
		return true;
	});
	const deed: MeetDeed = {
		...meeting,
		kind: 'met',
		cards: joining,
		...(session.current ? { showing: session.current } : {})
	};
	return resume(done(session, deed), nowMillis);
}

/**
 * The session after an act on the card on screen that has been saved: where the card left, the next
 * one is on screen; else it stays as it is shown. Throws where no card is on screen.
 */
export function acted(
	session: Session,
	does: Act['does'],
	planned: PlannedAct,
	nowMillis: number
): Session {
	const { current } = session;
	if (!current) throw new Error('Inconsistent: an act on no card');
	const { fact, after } = planned.recorded ?? {};
	const staying = planned.staying && after ? { ...current.card, memory: after } : undefined;
	const next = done(session, {
		kind: 'act',
		does,
		cardId: current.card.cardId,
		registers: planned.registers,
		...(fact ? { fact } : {}),
		left: placesOf(session, planned.leaving),
		...(staying ? { staying } : {}),
		showing: current
	} satisfies ActDeed);
	if (staying) return show(next, { card: staying });
	return planned.leaving.includes(current.card.cardId)
		? show(next, nextShowing(next, nowMillis))
		: next;
}

/**
 * The session without a card: it was answered in another tab, suspended, or its note dropped. Nothing
 * can be redone after that.
 */
export function setAside(session: Session, cardId: CardId, nowMillis: number): Session {
	const without = { ...session, ...withoutCard(session, cardId), undone: [] };
	return session.current?.card.cardId === cardId
		? show(without, nextShowing(without, nowMillis))
		: without;
}

/**
 * The session before its last deed, and the deed to take back: the fact of an answer to retract, or
 * the former value of `kept` to write. An answered card is on screen again, revealed, in the language
 * that it was answered in. Undefined when there is nothing to undo.
 */
export function undo(
	session: Session
): { readonly session: Session; readonly deed: Deed } | undefined {
	const deed = session.deeds.at(-1);
	if (!deed) return undefined;
	const undone: UndoneDeed = {
		deed,
		...(session.current ? { displaced: session.current } : {})
	};
	const before: Session = {
		...session,
		...revertDeed(session, deed),
		deeds: session.deeds.slice(0, -1),
		undone: [...session.undone, undone]
	};
	if (staysOnScreen(session, deed)) return { session: before, deed };
	const showing =
		deed.kind === 'answer'
			? { ...deed.showing, bringBackIn: deed.fact.languageGraded }
			: deed.showing;
	return { session: show(before, showing), deed };
}

/**
 * The session with its last undone deed done again, and the deed to put back. Undefined when there is
 * nothing to redo.
 */
export function redo(
	session: Session,
	nowMillis: number
): { readonly session: Session; readonly deed: Deed } | undefined {
	const undone = session.undone.at(-1);
	if (!undone) return undefined;
	const again = { ...done(session, undone.deed), undone: session.undone.slice(0, -1) };
	if (staysOnScreen(session, undone.deed)) return { session: again, deed: undone.deed };
	const showing = undone.displaced ?? nextShowing(again, nowMillis);
	return { session: show(again, showing), deed: undone.deed };
}

/** How far the session has come: answers given, cards still to ask, repeats that come later. */
export function progress(
	session: Session,
	nowMillis: number
): { readonly done: number; readonly left: number; readonly waiting: number } {
	const near = soon(session, nowMillis).length;
	return {
		done: session.deeds.filter((deed) => deed.kind === 'answer').length,
		left: session.main.length + near,
		waiting: session.repeats.length - near
	};
}

/**
 * What to ask next: a repeat whose time has come, else the main queue, else a repeat whose time comes
 * soon. The card just answered waits for any other that could be asked instead.
 */
function nextShowing(session: Session, nowMillis: number): Showing | undefined {
	const last = session.deeds.at(-1);
	const lastId = last?.kind === 'answer' ? last.fact.cardId : undefined;
	const near = soon(session, nowMillis);
	const others = near.filter(({ card }) => card.cardId !== lastId);
	const due = others.find(({ dueAtMillis }) => waitMillis(dueAtMillis, nowMillis) === 0);
	const card = due?.card ?? session.main[0] ?? others[0]?.card ?? near[0]?.card;
	return card && { card };
}

/** Whether a deed is done and undone without another card, or the other side of this one, being shown. */
function staysOnScreen({ current }: Session, deed: Deed): boolean {
	return deed.kind === 'act' && deed.left.length === 0 && deed.cardId === current?.card.cardId;
}

function soon(session: Session, nowMillis: number): readonly Repeat[] {
	return session.repeats.filter(
		({ dueAtMillis }) => waitMillis(dueAtMillis, nowMillis) <= learnAheadMillis
	);
}

/**
 * When this session asks the card again: on its step, which is counted from now where the clock has gone
 * back since its last fact; in practice, where no step is taken, soon if it was not known.
 */
function repeatAfter(
	card: CollectedCard,
	fact: Answer,
	after: CardMemory,
	nowMillis: number
): Repeat | undefined {
	if (!fact.scheduled) {
		return fact.grade === again
			? { card: { ...card, memory: after }, dueAtMillis: nowMillis + practiceRepeatMillis }
			: undefined;
	}
	if (after.dueAtMillis === undefined) return undefined;
	const stepMillis = after.dueAtMillis - fact.atMillis;
	return {
		card: { ...card, memory: after },
		dueAtMillis: Math.min(after.dueAtMillis, nowMillis + stepMillis)
	};
}

/** The session after a deed, apart from what is on screen; there is nothing to redo any more. */
function done(session: Session, deed: Deed): Session {
	return {
		...session,
		...applyDeed(session, deed),
		deeds: [...session.deeds, deed],
		undone: []
	};
}

function show(session: Session, showing: Showing | undefined): Session {
	const { current: _, ...rest } = session;
	return showing ? { ...rest, current: showing } : rest;
}
