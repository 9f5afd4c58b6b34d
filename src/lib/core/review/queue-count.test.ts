import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CollectedCard } from '#lib/core/collection/collected-card.ts';
import type { QueueRules } from '#lib/core/review/queue-rules.ts';
import { buildQueue, countQueue, rowsToCount } from '#lib/core/review/queue.ts';
import { studyDayOf } from '#lib/core/review/study-day.ts';
import {
	answeredCard,
	collectedCard,
	deckIdFor,
	learningCard,
	localMoment,
	reviewCard,
	supplyOf
} from '#tests/support/review-builders.ts';

const noon = localMoment('Asia/Shanghai', '2026-05-02T12:00');
const today = studyDayOf(noon);

/** Notes of two decks. */
const noteArbitrary = fc
	.integer({ min: 0, max: 9 })
	.chain((note) => fc.constantFrom(note, 1000 + note));
const cardArbitrary = fc.tuple(noteArbitrary, fc.integer({ min: 1, max: 4 }));
const cardsArbitrary = fc.uniqueArray(cardArbitrary, { selector: (card) => card.join() });
const limitsArbitrary = fc.record({ newPerDay: fc.nat(6), reviewsPerDay: fc.nat(12) });

const ruled: fc.Arbitrary<QueueRules> = fc
	.tuple(limitsArbitrary, fc.option(limitsArbitrary))
	.map(([limits, own]) => (own ? { ...limits, ofDecks: { [deckIdFor(1000)]: own } } : limits));

test('in whatever order reviews come, as many of them are asked', () => {
	const orders = cardsArbitrary.chain((cards) =>
		fc.tuple(
			fc.constant(cards),
			fc.shuffledSubarray(cards, { minLength: cards.length, maxLength: cards.length })
		)
	);
	fc.assert(
		fc.property(orders, cardsArbitrary, ruled, ([one, other], cards, rules) => {
			const supply = supplyOf({
				learning: cards.slice(0, 2).map(([note]) => learningCard(note, noon.atMillis, 5)),
				fresh: cards.map(([note, slot]) => collectedCard(note, slot + 5)),
				answered: cards.slice(2, 5).map(([note]) => answeredCard(note, 5, { review: true }))
			});
			const reviews = (order: typeof one) => {
				const due = order.map(([note, slot]): CollectedCard => reviewCard(note, today, slot));
				return countQueue(buildQueue({ ...supply, due }, rules, noon), noon.atMillis).reviews;
			};
			expect(reviews(other)).toBe(reviews(one));
		})
	);
});

test('no order is asked for to count, unless new cards wait for the siblings that are asked', () => {
	const rules = { newPerDay: 0, reviewsPerDay: 9, reviewOrder: 'worth' } as const;
	expect(rowsToCount(rules, today)).not.toHaveProperty('reviewOrder');
	expect(rowsToCount({ ...rules, newPerDay: 1 }, today)).toHaveProperty('reviewOrder', 'worth');
	expect(rowsToCount(rules, today)).toMatchObject({ day: today, newRows: 0, reviewRows: 36 });
});
