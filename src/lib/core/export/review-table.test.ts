import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ItemId } from '#lib/core/episode/episode.ts';
import { reviewRows } from '#lib/core/export/review-table.ts';
import type { CardId } from '#lib/core/card/note.ts';
import type { Answer, Fact, FactId } from '#lib/core/review/fact.ts';
import type { Moment } from '#lib/core/review/study-day.ts';
import {
	byId,
	cardIdFor,
	factIdFor,
	gradeArbitrary,
	usualSettings
} from '#tests/support/review-builders.ts';

const settingsById = byId([usualSettings]);
const start = Date.UTC(2026, 2, 1, 8);
const at = (minutes: number): Moment => ({
	atMillis: start + minutes * 60_000,
	utcOffsetMinutes: 480,
	rolloverHour: 4
});
const day = 24 * 60;

function answer(index: number, minutes: number, fields: Partial<Answer> = {}): Answer {
	return {
		...at(minutes),
		id: factIdFor(index),
		cardId: cardIdFor(1),
		settingsId: usualSettings.id,
		kind: 'answer',
		grade: 3,
		tookMillis: 4000,
		languageAsked: 'zh',
		languageGraded: 'zh',
		scheduled: true,
		...fields
	};
}

const rowsOf = (facts: readonly Fact[], retracted: readonly FactId[] = []) => [
	...reviewRows(facts, new Set(retracted), settingsById)
];

test('each answer has the state that its card was in before', () => {
	const facts = [
		answer(1, 0),
		answer(2, 10),
		answer(3, 5 * day, { grade: 1, tookMillis: 61.6 }),
		answer(4, 5 * day + 10)
	];
	expect(rowsOf(facts.toReversed())).toEqual([
		[cardIdFor(1), start, 3, 0, 4000],
		[cardIdFor(1), start + 600_000, 3, 1, 4000],
		[cardIdFor(1), start + 5 * day * 60_000, 1, 2, 62],
		[cardIdFor(1), start + (5 * day + 10) * 60_000, 3, 3, 4000]
	]);
});

test('practice and what was taken back are left out, and a card that began again is new', () => {
	const reset: Fact = {
		...at(3 * day),
		...{ id: factIdFor(4), cardId: cardIdFor(1), settingsId: usualSettings.id, kind: 'reset' }
	};
	const facts: readonly Fact[] = [
		answer(1, 0),
		answer(2, 5, { grade: 1 }),
		answer(3, 8, { scheduled: false }),
		reset,
		answer(5, 4 * day)
	];
	const rows = rowsOf(facts, [factIdFor(2)]);
	expect(rows.map(([, , , state]) => state)).toEqual([0, 0]);
});

test('answers to linked cards are those of the canonical one, unless the link was taken back', () => {
	const other = cardIdFor(2);
	const item = (cardId: CardId) => cardId.slice(0, cardId.lastIndexOf('#')) as ItemId;
	const alias: Fact = {
		...at(1),
		id: factIdFor(9),
		kind: 'alias',
		itemIds: [item(other), item(cardIdFor(1))]
	};
	const facts = [answer(1, 0), answer(2, 10, { cardId: other }), alias];
	expect(rowsOf(facts).map(([cardId, , , state]) => [cardId, state])).toEqual([
		[cardIdFor(1), 0],
		[cardIdFor(1), 1]
	]);
	expect(rowsOf(facts, [alias.id]).map(([cardId, , , state]) => [cardId, state])).toEqual([
		[cardIdFor(1), 0],
		[other, 0]
	]);
});

test('in whatever order the facts come, the rows are the same', () => {
	const history = fc.array(
		fc.record({
			minutes: fc.integer({ min: 0, max: 400 * day }),
			card: fc.integer({ min: 1, max: 3 }),
			grade: gradeArbitrary,
			scheduled: fc.boolean()
		}),
		{ maxLength: 30 }
	);
	const orderOf = (made: readonly unknown[]) =>
		fc.shuffledSubarray([...made.keys()], { minLength: made.length });
	fc.assert(
		fc.property(
			history.chain((made) => fc.tuple(fc.constant(made), orderOf(made))),
			([made, order]) => {
				const facts = made.map(({ minutes, card, grade, scheduled }, index) =>
					answer(index, minutes, { cardId: cardIdFor(card), grade, scheduled })
				);
				const shuffled = order.flatMap((place) => facts[place] ?? []);
				const byCard = (rows: ReturnType<typeof rowsOf>) =>
					rows.toSorted((a, b) =>
						String(a[0]) < String(b[0]) ? -1 : String(a[0]) > String(b[0]) ? 1 : 0
					);
				expect(byCard(rowsOf(shuffled))).toEqual(byCard(rowsOf(facts)));
				expect(rowsOf(facts)).toHaveLength(facts.filter(({ scheduled }) => scheduled).length);
			}
		)
	);
});
