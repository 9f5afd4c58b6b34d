import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CardId } from '#lib/core/card/note.ts';
import type { EpisodeId } from '#lib/core/episode/episode.ts';
import { orderDue, type DueCard } from '#lib/core/review/due-order.ts';
import { createScheduler, defaultSettings } from '#lib/core/review/scheduler.ts';
import { dayMillis } from '#lib/core/review/study-day.ts';

const day = 20_000;
const cardsArbitrary = fc
	.uniqueArray(fc.string({ minLength: 1, maxLength: 4 }), { maxLength: 30 })
	.chain((ids) =>
		fc.tuple(
			...ids.map((id) =>
				fc.record({
					cardId: fc.constant(id as CardId),
					fromDay: fc.integer({ min: day - 9, max: day }),
					stability: fc.double({ min: 0.001, max: 36_500, noNaN: true }),
					lastDay: fc.integer({ min: day - 400, max: day + 2 })
				})
			)
		)
	);
const orders = ['due', 'retrievability', 'random'] as const;

test('an order is of all the cards, and does not hang on how they are given', () => {
	fc.assert(
		fc.property(cardsArbitrary, fc.constantFrom(...orders), (cards, order) => {
			const ordered = orderDue(cards, order, day);
			expect(ordered.toSorted()).toEqual(cards.map(({ cardId }) => cardId).toSorted());
			expect(orderDue(cards.toReversed(), order, day)).toEqual(ordered);
		})
	);
});

test('by retrievability: nobody comes before a card that is less likely to be remembered', () => {
	const scheduler = createScheduler(defaultSettings(0.9));
	const moment = { atMillis: day * dayMillis, utcOffsetMinutes: 0, rolloverHour: 0 };
	const oddsOf = ({ stability, lastDay }: DueCard): number =>
		scheduler.retrievability(
			{
				state: 2,
				stability,
				difficulty: 5,
				learningStep: 0,
				scheduledDays: 1,
				reps: 1,
				lapses: 0,
				lastShiftedMillis: lastDay * dayMillis,
				dueDay: day
			},
			moment
		) ?? NaN;
	fc.assert(
		fc.property(cardsArbitrary, (cards) => {
			const byId = new Map(cards.map((card) => [card.cardId, oddsOf(card)]));
			const odds = orderDue(cards, 'retrievability', day).map((id) => byId.get(id) ?? NaN);
			for (const [place, one] of odds.slice(1).entries()) {
				// FSRS rounds to eight places.
				expect(one).toBeGreaterThanOrEqual((odds[place] ?? NaN) - 2e-8);
			}
		})
	);
});

test('over many days of random order, each card comes first about as often as any other', () => {
	const cards = Array.from({ length: 10 }, (_, place): DueCard => ({
		cardId: `deck/quote/${place}#cloze/1` as CardId,
		fromDay: day,
		stability: 1,
		lastDay: day - 1
	}));
	const days = Array.from({ length: 2000 }, (_, later) => day + later);
	const firsts = days.map((one) => orderDue(cards, 'random', one)[0]);
	for (const { cardId } of cards) {
		const share = firsts.filter((first) => first === cardId).length / days.length;
		expect(share).toBeGreaterThan(0.06);
		expect(share).toBeLessThan(0.14);
	}
});

test('where a deck has another order, its cards stand in that, the others in theirs, and they take turns', () => {
	const [usual, other] = ['a', 'b'].map((deck) => deck as EpisodeId);
	if (!usual || !other) throw new Error('two decks');
	const decked = cardsArbitrary.map((cards) =>
		cards.map((card, place) => ({
			...card,
			cardId: `${place % 2 === 0 ? usual : other}/n${place}#cloze/a` as CardId
		}))
	);
	fc.assert(
		fc.property(
			decked,
			fc.constantFrom(...orders),
			fc.constantFrom(...orders),
			(cards, order, ofOther) => {
				const ordered = orderDue(cards, order, day, { [other]: ofOther });
				const of = (deck: EpisodeId) => cards.filter(({ cardId }) => cardId.startsWith(`${deck}/`));
				const standing = (deck: EpisodeId) => ordered.filter((id) => id.startsWith(`${deck}/`));
				expect(standing(usual)).toEqual(orderDue(of(usual), order, day));
				expect(standing(other)).toEqual(orderDue(of(other), ofOther, day));
				if (order !== ofOther && cards.length > 3) {
					expect(new Set(ordered.slice(0, 3).map((id) => id[0])).size).toBe(2);
				}
			}
		)
	);
});
