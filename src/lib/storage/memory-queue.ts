import { noteIdOf, type CardId } from '#lib/core/card/note.ts';
import type { CollectedCard } from '#lib/core/collection/collected-card.ts';
import {
	learningRows,
	type OrderProgress,
	type QueueRequest,
	type QueueSupply
} from '#lib/core/collection/queue-supply.ts';
import { orderDue, type DueCard } from '#lib/core/review/due-order.ts';
import { isLearning, isNew, isReview } from '#lib/core/review/memory.ts';
import { studyDayOf, type StudyDay } from '#lib/core/review/study-day.ts';
import { isOrderedByDay } from '#lib/storage/order-due-cards.ts';
import { dueCardOf } from '#lib/storage/due-cards.ts';
import { compareText } from '#lib/storage/compare-text.ts';
import { activeCards, effectiveFacts, type MemoryStore } from '#lib/storage/memory-store.ts';
import { firstPages, furtherPages } from '#lib/storage/queue-pages.ts';
import { cardRow } from '#lib/storage/rows.ts';

/** What a queue is built from, found by looking at everything. */
export function gatherFromMemory(
	store: MemoryStore,
	request: QueueRequest,
	onprogress?: OrderProgress
): QueueSupply {
	const { day, reviewOrder = 'due', reviewOrderOfDecks } = request;
	const cards = askableBy(store, day)
		.map(({ card }) => card)
		.sort((a, b) => compareText(a.cardId, b.cardId));
	const byId = new Map(cards.map((card) => [card.cardId, card]));
	const dueCards = dueCardsBy(store, day);
	if (!isOrderedByDay(request) && dueCards.length > 0) {
		onprogress?.(dueCards.length, dueCards.length);
	}
	const ordered = orderDue(dueCards, reviewOrder, day, reviewOrderOfDecks);
	const due = take(ordered.flatMap((id) => byId.get(id) ?? []));
	const fresh = take(
		cards.filter(({ memory }) => isNew(memory)).sort((a, b) => a.newOrder - b.newOrder)
	);
	const learning = cards
		.filter(({ memory }) => isLearning(memory))
		.sort((a, b) => (a.memory.dueAtMillis ?? 0) - (b.memory.dueAtMillis ?? 0))
		.slice(0, learningRows);
	const first = firstPages(request);
	const pages = furtherPages(request, {
		due: due(first.due),
		fresh: fresh(first.fresh),
		learning,
		answered: answeredOn(store, day)
	});
	let step = pages.next();
	while (!step.done) {
		step = pages.next({ due: due(step.value.due), fresh: fresh(step.value.fresh) });
	}
	return step.value;
}

/** The Review cards that are due, and no longer buried, by a day. */
export function dueCardsBy(store: MemoryStore, day: StudyDay): readonly DueCard[] {
	return askableBy(store, day).flatMap(
		({ card, standing }) => dueCardOf(cardRow({ card, offered: true }, standing)) ?? []
	);
}

/** The active cards that nothing puts off beyond a day. */
function askableBy(store: MemoryStore, day: StudyDay): ReturnType<typeof activeCards> {
	return activeCards(store).filter(
		({ card, standing }) =>
			Math.max(card.memory.dueDay ?? -Infinity, standing.buriedUntilDay ?? -Infinity) <= day
	);
}

/** Takes the next cards of a list; fewer where there are no more. */
function take(cards: readonly CollectedCard[]): (count: number) => readonly CollectedCard[] {
	let taken = 0;
	return (count) => {
		const next = cards.slice(taken, taken + count);
		taken += next.length;
		return next;
	};
}

function answeredOn(store: MemoryStore, day: number): QueueSupply['answered'] {
	const introduced = new Set<CardId>();
	return effectiveFacts(store).flatMap((fact) => {
		if (fact.kind !== 'answer') return [];
		const { cardId, grade, tookMillis, scheduled } = fact;
		const first = scheduled && !introduced.has(cardId);
		if (first) introduced.add(cardId);
		if (studyDayOf(fact) !== day) return [];
		const before = store.before.get(fact.id);
		const review = scheduled && before !== undefined && isReview(before);
		return [{ cardId, noteId: noteIdOf(cardId), first, review, scheduled, grade, tookMillis }];
	});
}
