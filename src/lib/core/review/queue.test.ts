import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defaultLimits } from '#lib/core/review/queue-rules.ts';
import {
	buildQueue,
	countQueue,
	countTomorrow,
	learnAheadMillis,
	rowsNeeded,
	waitMillis
} from '#lib/core/review/queue.ts';
import { isNew } from '#lib/core/review/memory.ts';
import { dayMillis, studyDayOf } from '#lib/core/review/study-day.ts';
import {
	answeredCard,
	cardIdFor,
	collectedCard,
	deckIdFor,
	learningCard,
	localMoment,
	noteIdFor,
	reviewCard,
	supplyOf
} from '#tests/support/review-builders.ts';
import type { CollectedCard } from '#lib/core/collection/collected-card.ts';
import type { QueueRules } from '#lib/core/review/queue-rules.ts';

const noon = localMoment('Asia/Shanghai', '2026-05-02T12:00');
const now = noon.atMillis;
const today = studyDayOf(noon);
const minute = 60_000;

const idsOf = (cards: readonly CollectedCard[]) => cards.map((card) => card.cardId);
const fresh = (...notes: readonly number[]) => notes.map((note) => collectedCard(note));
const due = (...notes: readonly number[]) => notes.map((note) => reviewCard(note, today));

test('new cards keep their order and stand evenly between reviews, which keep theirs', () => {
	const queue = buildQueue(
		supplyOf({ due: due(11, 12, 13, 14), fresh: fresh(3, 1) }),
		defaultLimits,
		noon
	);
	expect(idsOf(queue.main)).toEqual([11, 3, 12, 13, 1, 14].map((note) => cardIdFor(note)));
	expect(queue.day).toBe(today);
});

test('new cards stand before or after the reviews where the learner wants them there', () => {
	const supply = supplyOf({ due: due(11, 12), fresh: fresh(3, 1) });
	const main = (newPlace: 'first' | 'last') =>
		idsOf(buildQueue(supply, { ...defaultLimits, newPlace }, noon).main);
	expect(main('first')).toEqual([3, 1, 11, 12].map((note) => cardIdFor(note)));
	expect(main('last')).toEqual([11, 12, 3, 1].map((note) => cardIdFor(note)));
});

test('a deck takes no more of the day than its own limits, its answers of today counted', () => {
	const deck = deckIdFor(1001);
	const supply = supplyOf({
		due: due(1001, 1002, 1003, 1, 2),
		fresh: fresh(1011, 1012, 11, 12),
		learning: [learningCard(1021, now)],
		answered: [answeredCard(1031, 1, { review: true }), answeredCard(31, 1, { review: true })]
	});
	const rules = {
		newPerDay: 3,
		reviewsPerDay: 9,
		newPlace: 'last' as const,
		ofDecks: { [deck]: { newPerDay: 0, reviewsPerDay: 2 } }
	};
	const queue = buildQueue(supply, rules, noon);
	expect(idsOf(queue.main)).toEqual([1001, 1, 2, 11, 12].map((note) => cardIdFor(note)));
	expect(queue.learning).toHaveLength(1);
	expect(buildQueue(supply, { ...rules, reviewsPerDay: 3 }, noon).main).toHaveLength(3);
});

test('what was done today counts against the limits', () => {
	const supply = supplyOf({
		due: due(11, 12, 13, 14),
		fresh: fresh(1, 2, 3, 4),
		answered: [
			answeredCard(21, 1, { review: true }),
			answeredCard(22, 1, { review: true }),
			answeredCard(23, 1, { first: true }),
			answeredCard(23, 1),
			answeredCard(23, 1)
		]
	});
	const queue = buildQueue(supply, { newPerDay: 3, reviewsPerDay: 3 }, noon);
	expect(idsOf(queue.main.filter(({ memory }) => isNew(memory)))).toEqual(
		[1, 2].map((note) => cardIdFor(note))
	);
	expect(idsOf(queue.main.filter(({ memory }) => !isNew(memory)))).toEqual([cardIdFor(11)]);
});

test('a card introduced, undone and introduced again counts once', () => {
	const answered = [answeredCard(1, 1, { first: true }), answeredCard(1, 1, { first: true })];
	const queue = buildQueue(
		supplyOf({ fresh: fresh(5, 6), answered }),
		{ newPerDay: 2, reviewsPerDay: 9 },
		noon
	);
	expect(idsOf(queue.main)).toEqual([cardIdFor(5)]);
});

test('limits that are reached or exceeded leave nothing, learning cards excepted', () => {
	const supply = supplyOf({
		due: due(11),
		fresh: fresh(1),
		learning: [learningCard(5, now)],
		answered: [
			answeredCard(21, 1, { review: true, first: true }),
			answeredCard(22, 1, { review: true, first: true })
		]
	});
	const queue = buildQueue(supply, { newPerDay: 1, reviewsPerDay: 1 }, noon);
	expect(queue.main).toEqual([]);
	expect(queue.learning).toHaveLength(1);
});

test('of siblings, one stands in the queue: the learning card, else the review, else the first new', () => {
	const supply = supplyOf({
		learning: [learningCard(1, now, 1)],
		due: [reviewCard(1, today, 2), reviewCard(2, today, 1), reviewCard(2, today, 2)],
		fresh: [collectedCard(2, 3), collectedCard(3, 1), collectedCard(3, 2)]
	});
	const queue = buildQueue(supply, defaultLimits, noon);
	expect(idsOf(queue.learning)).toEqual([cardIdFor(1, 1)]);
	expect(idsOf(queue.main)).toEqual([cardIdFor(2, 1), cardIdFor(3, 1)]);
});

test('a sibling of a card that was asked today waits, and its own repeat does not', () => {
	const supply = supplyOf({
		learning: [learningCard(1, now + minute, 1), learningCard(2, now, 2)],
		due: [reviewCard(1, today, 2)],
		fresh: [collectedCard(2, 3), collectedCard(4, 1)],
		answered: [answeredCard(1, 1), answeredCard(2, 1), answeredCard(1, 1)]
	});
	const queue = buildQueue(supply, defaultLimits, noon);
	expect(idsOf(queue.learning)).toEqual([cardIdFor(1, 1)]);
	expect(idsOf(queue.main)).toEqual([cardIdFor(4, 1)]);
	expect(queue.askedNotes).toEqual([noteIdFor(1), noteIdFor(2)]);
});

test('Today counts what a session would ask now, and apart from it what comes later', () => {
	const supply = supplyOf({
		due: due(11, 12),
		fresh: fresh(1),
		learning: [
			learningCard(5, now - minute),
			learningCard(6, now + learnAheadMillis),
			learningCard(7, now + learnAheadMillis + 1)
		]
	});
	expect(countQueue(buildQueue(supply, defaultLimits, noon), now)).toEqual({
		reviews: 2,
		learning: 2,
		new: 1,
		total: 5,
		waiting: 1,
		minutes: 2
	});
	expect(countQueue(buildQueue(supplyOf({}), defaultLimits, noon), now)).toEqual({
		reviews: 0,
		learning: 0,
		new: 0,
		total: 0,
		waiting: 0,
		minutes: 0
	});
});

test('tomorrow asks what is due then, and the siblings that wait today', () => {
	const sibling = collectedCard(1, 2);
	const answered = [answeredCard(1, 1, { first: true })];
	expect(
		countQueue(buildQueue(supplyOf({ fresh: [sibling], answered }), defaultLimits, noon), now).total
	).toBe(0);
	const supply = supplyOf({
		fresh: [sibling, ...fresh(2)],
		due: [reviewCard(11, today + 1)],
		learning: [learningCard(21, now + 10 * minute)]
	});
	expect(countTomorrow(supply, defaultLimits, noon)).toMatchObject({
		reviews: 1,
		learning: 1,
		new: 2,
		total: 4
	});
	expect(countTomorrow(supply, { newPerDay: 1, reviewsPerDay: 0 }, noon).total).toBe(2);
});

test('a learning card due more than a day ahead was put there by a clock that has gone back: it is due', () => {
	expect(waitMillis(now + dayMillis + 1, now)).toBe(0);
	expect(waitMillis(now + dayMillis, now)).toBe(dayMillis);
	expect(waitMillis(now - 1, now)).toBe(0);
	const queue = buildQueue(
		supplyOf({ learning: [learningCard(1, now + 3 * dayMillis)] }),
		defaultLimits,
		noon
	);
	expect(countQueue(queue, now)).toMatchObject({ learning: 1, waiting: 0 });
});

test('the estimate starts at 15 s a card and follows the day’s answers', () => {
	const millisPerCard = (count: number, tookMillis: number) =>
		buildQueue(
			supplyOf({
				answered: Array.from({ length: count }, () => answeredCard(1, 1, { tookMillis }))
			}),
			defaultLimits,
			noon
		).millisPerCard;
	expect(millisPerCard(0, 0)).toBe(15_000);
	expect(millisPerCard(1, 60_000)).toBeLessThan(20_000);
	expect(millisPerCard(200, 5000)).toBeLessThan(5500);
});

test('no row is asked for where the limit is nothing', () => {
	expect(rowsNeeded({ newPerDay: 0, reviewsPerDay: 5 }, today)).toMatchObject({
		day: today,
		newRows: 0
	});
	expect(rowsNeeded({ newPerDay: 5, reviewsPerDay: 0 }, today)).toMatchObject({ reviewRows: 0 });
});

const limitsArbitrary = fc.record({
	newPerDay: fc.nat({ max: 6 }),
	reviewsPerDay: fc.nat({ max: 8 })
});

/** Limits of the day and, of the second deck, its own; all of them, one, or none. */
const rulesArbitrary: fc.Arbitrary<QueueRules> = fc
	.tuple(
		limitsArbitrary,
		fc.option(fc.record({ newPerDay: fc.nat(4), reviewsPerDay: fc.nat(4) }, { requiredKeys: [] }))
	)
	.map(([limits, own]) => (own ? { ...limits, ofDecks: { [deckIdFor(1000)]: own } } : limits));

/** What each card of some notes, with up to four cards, is at the moment. */
const collectionArbitrary = fc.array(
	fc.array(fc.constantFrom('new', 'due', 'learning', 'rest', 'introduced', 'reviewed', 'lapsed'), {
		minLength: 1,
		maxLength: 4
	}),
	{ maxLength: 40 }
);

function supplyFrom(collection: readonly (readonly string[])[]) {
	// Every third note is of the second deck.
	const cards = collection.flatMap((slots, place) =>
		slots.map((kind, index) => ({
			kind,
			note: place % 3 === 2 ? 1000 + place : place,
			slot: index + 1
		}))
	);
	const of = (...kinds: readonly string[]) => cards.filter(({ kind }) => kinds.includes(kind));
	return supplyOf({
		fresh: of('new').map(({ note, slot }) => collectedCard(note, slot)),
		due: of('due').map(({ note, slot }) => reviewCard(note, today - (note % 3), slot)),
		learning: of('learning', 'lapsed').map(({ note, slot }) => learningCard(note, now, slot)),
		answered: of('introduced', 'reviewed', 'lapsed').map(({ kind, note, slot }) =>
			answeredCard(note, slot, { first: kind === 'introduced', review: kind !== 'introduced' })
		)
	});
}

test('the queue never holds siblings, never exceeds a limit, and invents nothing', () => {
	fc.assert(
		fc.property(collectionArbitrary, rulesArbitrary, (collection, limits) => {
			const supply = supplyFrom(collection);
			const queue = buildQueue(supply, limits, noon);
			const all = [...queue.main, ...queue.learning];
			for (const [deckId, own] of Object.entries(limits.ofDecks ?? {})) {
				const ofDeck = <T extends { readonly noteId: string }>(list: readonly T[]) =>
					list.filter(({ noteId }) => noteId.startsWith(`${deckId}/`));
				const asked = ofDeck(queue.main);
				const begun = ofDeck(supply.answered).filter(({ first }) => first).length;
				const done = ofDeck(supply.answered).filter(({ review }) => review).length;
				const left = (limit: number | undefined, used: number) =>
					Math.max(0, (limit ?? Infinity) - used);
				expect(asked.filter(({ memory }) => isNew(memory)).length).toBeLessThanOrEqual(
					left(own.newPerDay, begun)
				);
				expect(asked.filter(({ memory }) => !isNew(memory)).length).toBeLessThanOrEqual(
					left(own.reviewsPerDay, done)
				);
			}
			expect(new Set(all.map((card) => card.noteId)).size).toBe(all.length);
			for (const card of all) {
				const asked = supply.answered.filter(({ noteId }) => noteId === card.noteId);
				expect(asked.length === 0 || asked.some(({ cardId }) => cardId === card.cardId)).toBe(true);
			}
			const isFresh = (card: CollectedCard) => isNew(card.memory);
			const introduced = supply.answered.filter(({ first }) => first).length;
			const reviewed = supply.answered.filter(({ review }) => review).length;
			const freshInQueue = queue.main.filter(isFresh);
			const dueInQueue = queue.main.filter((card) => !isFresh(card));
			expect(freshInQueue.length).toBeLessThanOrEqual(Math.max(0, limits.newPerDay - introduced));
			expect(dueInQueue.length).toBeLessThanOrEqual(Math.max(0, limits.reviewsPerDay - reviewed));
			expect(idsOf(freshInQueue)).toEqual(
				idsOf(supply.fresh.filter((card) => freshInQueue.includes(card)))
			);
			expect(idsOf(dueInQueue)).toEqual(
				idsOf(supply.due.filter((card) => dueInQueue.includes(card)))
			);
		})
	);
});

test('practice moves nothing in the queue of the day', () => {
	const practice = fc.array(
		fc.record({ note: fc.nat({ max: 30 }), slot: fc.integer({ min: 1, max: 4 }) }),
		{ maxLength: 20 }
	);
	fc.assert(
		fc.property(collectionArbitrary, limitsArbitrary, practice, (collection, limits, given) => {
			const supply = supplyFrom(collection);
			const answered = [
				...supply.answered,
				...given.map(({ note, slot }) => answeredCard(note, slot, { scheduled: false }))
			];
			expect(buildQueue({ ...supply, answered }, limits, noon)).toEqual(
				buildQueue(supply, limits, noon)
			);
		})
	);
});

test('a card is left out only for a sibling or a limit', () => {
	fc.assert(
		fc.property(collectionArbitrary, limitsArbitrary, (collection, limits) => {
			const supply = supplyFrom(collection);
			const queue = buildQueue(supply, limits, noon);
			const all = [...queue.main, ...queue.learning];
			const freeOf = (cards: readonly CollectedCard[]) =>
				cards.filter(
					({ cardId, noteId }) =>
						!all.some((other) => other.noteId === noteId) &&
						!supply.answered.some((other) => other.noteId === noteId && other.cardId !== cardId)
				);
			const introduced = supply.answered.filter(({ first }) => first).length;
			const reviewed = supply.answered.filter(({ review }) => review).length;
			const freshCount = queue.main.filter(({ memory }) => isNew(memory)).length;
			expect(freeOf(supply.learning)).toEqual([]);
			if (queue.main.length - freshCount < limits.reviewsPerDay - reviewed) {
				expect(freeOf(supply.due)).toEqual([]);
			}
			if (freshCount < limits.newPerDay - introduced) expect(freeOf(supply.fresh)).toEqual([]);
		})
	);
});

test('with four cards a note, the rows asked for give the queue that all rows would give', () => {
	const noteArbitrary = fc.oneof(
		fc.constant(['due', 'due', 'due', 'due']),
		fc.constant(['new', 'new', 'new', 'new']),
		fc.array(fc.constantFrom('new', 'due'), { minLength: 4, maxLength: 4 })
	);
	const caseArbitrary = limitsArbitrary.chain((limits) =>
		fc.record({
			limits: fc.constant(limits),
			introduced: fc.nat({ max: limits.newPerDay }),
			reviewed: fc.nat({ max: limits.reviewsPerDay }),
			notes: fc.array(noteArbitrary, { minLength: 40, maxLength: 60 })
		})
	);
	fc.assert(
		fc.property(caseArbitrary, ({ limits, introduced, reviewed, notes }) => {
			const supply = supplyFrom(
				notes.map((slots, note) => {
					if (note >= introduced + reviewed) return slots;
					return [note < introduced ? 'introduced' : 'reviewed', ...slots.slice(1)];
				})
			);
			const rows = rowsNeeded(limits, today);
			const gathered = {
				...supply,
				due: supply.due.slice(0, rows.reviewRows),
				fresh: supply.fresh.slice(0, rows.newRows)
			};
			expect(buildQueue(gathered, limits, noon)).toEqual(buildQueue(supply, limits, noon));
			// As soon as they are filled, as much as was read until then gives it too.
			const read = (due: number, fresh: number) => ({
				...supply,
				due: supply.due.slice(0, due),
				fresh: supply.fresh.slice(0, fresh)
			});
			const places = supply.due.map((_, place) => place);
			const due = places.find((place) => rows.filled?.(read(place, 0)).due);
			const fresh = supply.fresh
				.map((_, place) => place)
				.find((place) => due !== undefined && rows.filled?.(read(due, place)).fresh);
			if (due === undefined || fresh === undefined) return;
			expect(buildQueue(read(due, fresh), limits, noon)).toEqual(buildQueue(supply, limits, noon));
		}),
		{ numRuns: 300 }
	);
});

test('page by page, until it is filled, a queue is the one that all rows would give, whatever decks allow', () => {
	fc.assert(
		fc.property(collectionArbitrary, rulesArbitrary, (collection, rules) => {
			const supply = supplyFrom(collection);
			const request = rowsNeeded({ ...rules, ofDecks: rules.ofDecks ?? {} }, today);
			expect([0, Infinity]).toContain(request.reviewRows);
			const read = (due: number, fresh: number) => ({
				...supply,
				due: supply.due.slice(0, due),
				fresh: supply.fresh.slice(0, fresh)
			});
			let [due, fresh] = [Math.min(1, request.reviewRows), Math.min(1, request.newRows)];
			for (;;) {
				const filled = request.filled?.(read(due, fresh));
				const more = [
					!filled?.due && due < Math.min(supply.due.length, request.reviewRows),
					!filled?.fresh && fresh < Math.min(supply.fresh.length, request.newRows)
				];
				if (!more.includes(true)) break;
				due += more[0] ? 1 : 0;
				fresh += more[1] ? 1 : 0;
			}
			expect(idsOf(buildQueue(read(due, fresh), rules, noon).main)).toEqual(
				idsOf(buildQueue(supply, rules, noon).main)
			);
		}),
		{ numRuns: 300 }
	);
});
