import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CardId } from '#lib/core/card/note.ts';
import type { EpisodeId } from '#lib/core/episode/episode.ts';
import { orderDue, type DueCard } from '#lib/core/review/due-order.ts';
import { dueOrders } from '#lib/core/review/review-order.ts';
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

test('an order is of all the cards, and does not hang on how they are given', () => {
	fc.assert(
		fc.property(cardsArbitrary, fc.constantFrom(...dueOrders), (cards, order) => {
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

/** The chance that a card of this stability is remembered so many days after its last review. */
function chance(stability: number, elapsedDays: number): number {
	const memory = {
		state: 2,
		stability,
		difficulty: 5,
		learningStep: 0,
		scheduledDays: 1,
		reps: 1,
		lapses: 0,
		lastShiftedMillis: 0,
		dueDay: 1
	} as const;
	const moment = { atMillis: elapsedDays * dayMillis, utcOffsetMinutes: 0, rolloverHour: 0 };
	return createScheduler(defaultSettings(0.9)).retrievability(memory, moment) ?? NaN;
}

test('by worth: nobody comes before a card that would lose more by waiting a week', () => {
	const losses = (cards: readonly DueCard[]) =>
		new Map(
			cards.map(({ cardId, stability, lastDay }) => {
				const elapsed = Math.max(0, day - lastDay);
				return [cardId, chance(stability, elapsed) - chance(stability, elapsed + 7)];
			})
		);
	fc.assert(
		fc.property(cardsArbitrary, (cards) => {
			const byId = losses(cards);
			const ordered = orderDue(cards, 'worth', day).map((id) => byId.get(id) ?? NaN);
			for (const [place, one] of ordered.slice(1).entries()) {
				// FSRS rounds each chance to eight places.
				expect(one).toBeLessThanOrEqual((ordered[place] ?? NaN) + 4e-8);
			}
		})
	);
});

test('by worth: what is just due comes before what is long forgotten and what is firm for months', () => {
	const card = (name: string, stability: number, elapsedDays: number): DueCard => ({
		cardId: name as CardId,
		fromDay: day,
		stability,
		lastDay: day - elapsedDays
	});
	const cards = [card('firm', 300, 320), card('lost', 0.05, 200), card('just due', 12, 12)];
	expect(orderDue(cards, 'worth', day)[0]).toBe('just due');
	expect(orderDue(cards, 'retrievability', day)[0]).toBe('lost');
	expect(
		orderDue([card('twice', 12, 24), card('long', 12, 300), card('just', 12, 12)], 'worth', day)
	).toEqual(['just', 'twice', 'long']);
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
			fc.constantFrom(...dueOrders),
			fc.constantFrom(...dueOrders),
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
