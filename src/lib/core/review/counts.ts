import { again } from '#lib/core/review/grade.ts';
import { studyDayOf } from '#lib/core/review/study-day.ts';
import type { CardId } from '#lib/core/card/note.ts';
import type { CollectedCard, DeckId } from '#lib/core/collection/collected-card.ts';
import type { DayCount, DueCount } from '#lib/core/collection/counts.ts';
import type { Answer, MemoryFact } from '#lib/core/review/fact.ts';

/**
 * What one effective answer adds to the count of its study day and deck; `introduces` says that it is
 * the card's first effective answer that was no practice.
 */
export function dayCountOf(answer: Answer, deckId: DeckId, introduces: boolean): DayCount {
	return {
		studyDay: studyDayOf(answer),
		deckId,
		answers: 1,
		introduced: introduces ? 1 : 0,
		again: answer.grade === again ? 1 : 0,
		tookMillis: answer.tookMillis
	};
}

/** Two counts of the same day and deck as one. */
export function addDayCounts(a: DayCount, b: DayCount): DayCount {
	return {
		studyDay: a.studyDay,
		deckId: a.deckId,
		answers: a.answers + b.answers,
		introduced: a.introduced + b.introduced,
		again: a.again + b.again,
		tookMillis: a.tookMillis + b.tookMillis
	};
}

/**
 * The recount: what happened on each study day in each deck, by (studyDay, deckId), from all effective
 * facts in order of (atMillis, id). Every effective answer counts, practice too; a card is introduced
 * by its first answer that was no practice. Facts of cards that are in no deck are left out.
 */
export function dayCountsOf(
	facts: readonly MemoryFact[],
	deckOf: (cardId: CardId) => DeckId | undefined
): readonly DayCount[] {
	const counts = new Map<string, DayCount>();
	const introduced = new Set<CardId>();
	for (const fact of facts) {
		const deckId = deckOf(fact.cardId);
		if (fact.kind !== 'answer' || deckId === undefined) continue;
		const introduces = fact.scheduled && !introduced.has(fact.cardId);
		if (introduces) introduced.add(fact.cardId);
		const count = dayCountOf(fact, deckId, introduces);
		const key = `${count.studyDay} ${deckId}`;
		const former = counts.get(key);
		counts.set(key, former ? addDayCounts(former, count) : count);
	}
	return [...counts.values()].sort(
		(a, b) => a.studyDay - b.studyDay || compareText(a.deckId, b.deckId)
	);
}

/** The recount: how many of the given active cards are due on each day in each deck, by (deckId, dueDay). */
export function dueCountsOf(
	cards: Iterable<Pick<CollectedCard, 'deckId' | 'memory'>>
): readonly DueCount[] {
	const counts = new Map<string, DueCount>();
	for (const { deckId, memory } of cards) {
		const { dueDay } = memory;
		if (dueDay === undefined) continue;
		const key = `${dueDay} ${deckId}`;
		counts.set(key, { deckId, dueDay, cards: (counts.get(key)?.cards ?? 0) + 1 });
	}
	return [...counts.values()].sort(
		(a, b) => compareText(a.deckId, b.deckId) || a.dueDay - b.dueDay
	);
}

function compareText(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
