import { intersperse } from '#lib/core/review/intersperse.ts';
import { isNew } from '#lib/core/review/memory.ts';
import { roomAfter, roomsOf, type Room } from '#lib/core/review/room.ts';
import { dayMillis, studyDayOf } from '#lib/core/review/study-day.ts';
import type { CardId, NoteId } from '#lib/core/card/note.ts';
import type { CollectedCard } from '#lib/core/collection/collected-card.ts';
import type {
	AnsweredCard,
	Filled,
	QueueRequest,
	QueueSupply
} from '#lib/core/collection/queue-supply.ts';
import type { NewPlace, QueueRules } from '#lib/core/review/queue-rules.ts';
import type { Moment, StudyDay } from '#lib/core/review/study-day.ts';

/** What is to be done on one study day, as a value: it never changes under the learner's hand. */
export interface Queue {
	readonly day: StudyDay;
	/** Reviews and new cards in the order in which they are asked; no two of one note. */
	readonly main: readonly CollectedCard[];
	/** (Re)learning cards by the time at which they are due; none of a note in `main`. */
	readonly learning: readonly CollectedCard[];
	/** The notes that have been asked today: no further card of theirs may join. */
	readonly askedNotes: readonly NoteId[];
	/** How long one card takes this learner. */
	readonly millisPerCard: number;
}

/** What Today says. */
export interface QueueCounts {
	readonly reviews: number;
	/** (Re)learning cards that a session started now would ask. */
	readonly learning: number;
	readonly new: number;
	/** All three. */
	readonly total: number;
	/** (Re)learning cards whose time comes later than a session looks ahead. */
	readonly waiting: number;
	/** How long the total takes, rounded up; 0 when there is nothing to do. */
	readonly minutes: number;
}

/** A learning card due within this time is asked early when nothing else is left. */
export const learnAheadMillis = 20 * 60_000;

/** How many cards of one note `rowsNeeded` allows for; notes with more may leave a limit unfilled. */
const cardsPerNote = 4;

/**
 * What to gather for a queue, so that cards set aside for their siblings leave enough behind: page after
 * page until the limits are filled, and no more than would fill them at worst.
 */
export function rowsNeeded(rules: QueueRules, day: StudyDay): QueueRequest {
	const { newPerDay, reviewsPerDay, ofDecks, reviewOrder, reviewOrderOfDecks } = rules;
	// At worst, every note that is asked today stands with all its cards at the head of the rows, or, where
	// a deck has limits of its own, any number of its cards.
	const rows = ofDecks ? Infinity : cardsPerNote * (newPerDay + reviewsPerDay);
	return {
		day,
		reviewRows: reviewsPerDay > 0 ? rows : 0,
		newRows: newPerDay > 0 ? rows : 0,
		...(reviewOrder ? { reviewOrder } : {}),
		...(reviewOrderOfDecks ? { reviewOrderOfDecks } : {}),
		filled: (supply) => filledBy(supply, rules, day)
	};
}

/**
 * What to gather for a queue that is only counted. In whatever order reviews come, one of each note is
 * asked until the limit is reached, so that there are as many of them; only which new cards wait for a
 * sibling may hang on it. Where none are asked, it saves putting all that is due in order.
 */
export function rowsToCount(rules: QueueRules, day: StudyDay): QueueRequest {
	const { reviewOrder, reviewOrderOfDecks, ...inAnyOrder } = rules;
	return rowsNeeded(rules.newPerDay > 0 ? rules : inAnyOrder, day);
}

/** Whether a supply fills the limits of a day, so that no further due, or new, card would be taken. */
function filledBy(supply: QueueSupply, rules: QueueRules, day: StudyDay): Filled {
	const moment = { atMillis: day * dayMillis, utcOffsetMinutes: 0, rolloverHour: 0 };
	const { main } = buildQueue(supply, rules, moment);
	const fresh = main.filter(({ memory }) => isNew(memory)).length;
	const rooms = roomsOf(supply.answered, rules);
	return {
		due: main.length - fresh >= rooms.reviews.all,
		fresh: fresh >= rooms.fresh.all
	};
}

/**
 * The queue of the moment's study day. What was done today counts against the limits: reviews of
 * cards that were in Review state, and distinct cards answered for the first time ever. A card waits
 * for another day when another card of its note was asked today or stands in the queue before it;
 * learning cards come first in this, then reviews, then new cards. A card that was itself asked today
 * may come again, and practice counts for nothing. A deck with limits of its own takes no more than these of the day's.
 */
export function buildQueue(supply: QueueSupply, rules: QueueRules, moment: Moment): Queue {
	const answered = supply.answered.filter(({ scheduled }) => scheduled);
	const askedCards = new Map<NoteId, Set<CardId>>();
	for (const { noteId, cardId } of answered) {
		const cards = askedCards.get(noteId) ?? new Set();
		askedCards.set(noteId, cards.add(cardId));
	}
	const inQueue = new Set<NoteId>();
	const take = (cards: readonly CollectedCard[], room?: Room): readonly CollectedCard[] => {
		const taken: CollectedCard[] = [];
		let left = room;
		for (const card of cards) {
			if (left && left.all <= 0) break;
			const ofDeck = left?.ofDecks[card.deckId];
			const asked = askedCards.get(card.noteId);
			if (inQueue.has(card.noteId) || (asked && !asked.has(card.cardId))) continue;
			if (ofDeck !== undefined && ofDeck <= 0) continue;
			inQueue.add(card.noteId);
			taken.push(card);
			left = left && roomAfter(left, card.deckId);
		}
		return taken;
	};

	const rooms = roomsOf(answered, rules);
	const learning = take(supply.learning);
	const reviews = take(supply.due, rooms.reviews);
	const fresh = take(supply.fresh, rooms.fresh);
	return {
		day: studyDayOf(moment),
		main: inPlace(reviews, fresh, rules.newPlace),
		learning,
		askedNotes: [...askedCards.keys()],
		millisPerCard: millisPerCard(answered)
	};
}

function inPlace(
	reviews: readonly CollectedCard[],
	fresh: readonly CollectedCard[],
	place: NewPlace = 'mixed'
): readonly CollectedCard[] {
	if (place === 'mixed') return intersperse(reviews, fresh);
	return place === 'first' ? [...fresh, ...reviews] : [...reviews, ...fresh];
}

/** What Today says about a queue at a time. */
export function countQueue(queue: Queue, nowMillis: number): QueueCounts {
	const fresh = queue.main.filter((card) => isNew(card.memory)).length;
	const reviews = queue.main.length - fresh;
	const learning = queue.learning.filter(
		({ memory }) => waitMillis(memory.dueAtMillis ?? nowMillis, nowMillis) <= learnAheadMillis
	).length;
	const total = reviews + learning + fresh;
	return {
		reviews,
		learning,
		new: fresh,
		total,
		waiting: queue.learning.length - learning,
		minutes: Math.ceil((total * queue.millisPerCard) / 60_000)
	};
}

/**
 * What tomorrow asks, if nothing more is done today: reviews, steps, new cards, and the siblings that
 * waited. `supply` is that of the study day after the moment's.
 */
export function countTomorrow(supply: QueueSupply, rules: QueueRules, moment: Moment): QueueCounts {
	const tomorrow = { ...moment, atMillis: moment.atMillis + dayMillis };
	return countQueue(buildQueue(supply, rules, tomorrow), tomorrow.atMillis);
}

/**
 * How long until a learning card's time comes; 0 when it has come. No step lasts a day, so that a
 * time more than a day ahead was set by a clock that has gone back since, and counts as come.
 */
export function waitMillis(dueAtMillis: number, nowMillis: number): number {
	const wait = dueAtMillis - nowMillis;
	return wait > dayMillis ? 0 : Math.max(0, wait);
}

/**
 * The mean of today's answers, with a usual one of 15 s counted ten times beside them, so that the
 * first slow answer of the day does not double the estimate.
 */
function millisPerCard(answered: readonly AnsweredCard[]): number {
	const usual = { millis: 15_000, answers: 10 };
	const took = answered.reduce((sum, answer) => sum + answer.tookMillis, 0);
	return (usual.millis * usual.answers + took) / (usual.answers + answered.length);
}
