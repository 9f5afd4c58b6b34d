import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDayCounts, dayCountOf, dayCountsOf, dueCountsOf } from '#lib/core/review/counts.ts';
import { studyDayOf } from '#lib/core/review/study-day.ts';
import {
	cardIdFor,
	collectedCard,
	factIdFor,
	learningCard,
	localMoment,
	reviewCard,
	usualSettings
} from '#tests/support/review-builders.ts';
import type { CardId } from '#lib/core/card/note.ts';
import type { DeckId } from '#lib/core/collection/collected-card.ts';
import type { Answer, MemoryFact } from '#lib/core/review/fact.ts';
import type { Moment } from '#lib/core/review/study-day.ts';

const deckA = 'deck-a' as DeckId;
const deckB = 'deck-b' as DeckId;
const deckOf = (cardId: CardId) =>
	cardId === cardIdFor(9) ? undefined : cardId === cardIdFor(2) ? deckB : deckA;

const evening = localMoment('Asia/Shanghai', '2026-05-02T23:00');
const night = localMoment('Asia/Shanghai', '2026-05-03T03:00');
const morning = localMoment('Asia/Shanghai', '2026-05-03T04:00');
const today = studyDayOf(evening);

let facts = 0;
function answer(note: number, moment: Moment, change: Partial<Answer> = {}): Answer {
	return {
		kind: 'answer',
		id: factIdFor(facts++),
		cardId: cardIdFor(note),
		...moment,
		settingsId: usualSettings.id,
		grade: 3,
		tookMillis: 1000,
		languageAsked: 'zh',
		languageGraded: 'zh',
		scheduled: true,
		...change
	};
}

test('answers are counted by study day and deck, a card as introduced on its first day alone', () => {
	const log: readonly MemoryFact[] = [
		answer(1, evening, { grade: 1, tookMillis: 500 }),
		answer(2, evening),
		answer(1, night),
		answer(1, morning),
		answer(3, morning, { grade: 4 })
	];
	expect(dayCountsOf(log, deckOf)).toEqual([
		{ studyDay: today, deckId: deckA, answers: 2, introduced: 1, again: 1, tookMillis: 1500 },
		{ studyDay: today, deckId: deckB, answers: 1, introduced: 1, again: 0, tookMillis: 1000 },
		{ studyDay: today + 1, deckId: deckA, answers: 2, introduced: 1, again: 0, tookMillis: 2000 }
	]);
});

test('practice is an answer and introduces nothing; other facts and cards of no deck do not count', () => {
	const base = answer(1, evening);
	const log: readonly MemoryFact[] = [
		answer(1, evening, { scheduled: false }),
		{ ...base, kind: 'reset', id: factIdFor(900) },
		answer(9, evening),
		answer(1, morning)
	];
	expect(dayCountsOf(log, deckOf)).toEqual([
		{ studyDay: today, deckId: deckA, answers: 1, introduced: 0, again: 0, tookMillis: 1000 },
		{ studyDay: today + 1, deckId: deckA, answers: 1, introduced: 1, again: 0, tookMillis: 1000 }
	]);
});

test('counting answers one by one gives the recount', () => {
	const answerArbitrary = fc
		.record({
			note: fc.nat({ max: 4 }),
			moment: fc.constantFrom(evening, night, morning),
			grade: fc.constantFrom(1 as const, 3 as const),
			tookMillis: fc.nat(60_000),
			scheduled: fc.boolean()
		})
		.map(({ note, moment, ...change }) => answer(note, moment, change));
	fc.assert(
		fc.property(fc.array(answerArbitrary, { maxLength: 30 }), (log) => {
			const introduced = new Set<CardId>();
			const counts = new Map<string, ReturnType<typeof dayCountOf>>();
			for (const fact of log) {
				const introduces = fact.scheduled && !introduced.has(fact.cardId);
				if (introduces) introduced.add(fact.cardId);
				const count = dayCountOf(fact, deckOf(fact.cardId) ?? deckA, introduces);
				const key = JSON.stringify([count.studyDay, count.deckId]);
				const former = counts.get(key);
				counts.set(key, former ? addDayCounts(former, count) : count);
			}
			const recount = dayCountsOf(log, (cardId) => deckOf(cardId) ?? deckA);
			expect(new Set(recount)).toEqual(new Set(counts.values()));
			const answers = recount.reduce((sum, count) => sum + count.answers, 0);
			expect(answers).toBe(log.length);
		})
	);
});

test('Review cards are counted by deck and due day, new and learning cards nowhere', () => {
	const cards = [
		reviewCard(1, 20_600),
		{ ...reviewCard(2, 20_600), deckId: deckB },
		reviewCard(3, 20_601),
		reviewCard(4, 20_600),
		collectedCard(5),
		learningCard(6, evening.atMillis)
	];
	expect(dueCountsOf(cards)).toEqual([
		{ deckId: deckB, dueDay: 20_600, cards: 1 },
		{ deckId: 'ep1', dueDay: 20_600, cards: 2 },
		{ deckId: 'ep1', dueDay: 20_601, cards: 1 }
	]);
});
