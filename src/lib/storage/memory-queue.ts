import { noteIdOf } from '#lib/core/card/note.ts';
import {
	learningRows,
	type CollectedCard,
	type QueueRequest,
	type QueueSupply
} from '#lib/core/collection.ts';
import type { CardId } from '#lib/core/card/note.ts';
import { isLearning, isNew, isReview } from '#lib/core/review/memory.ts';
import { studyDayOf } from '#lib/core/review/study-day.ts';
import {
	activeCards,
	compareText,
	effectiveFacts,
	type MemoryStore
} from '#lib/storage/memory-store.ts';

/** What a queue is built from, found by looking at everything. */
export function gatherFromMemory(store: MemoryStore, request: QueueRequest): QueueSupply {
	const { day, reviewRows, newRows } = request;
	const active = activeCards(store)
		.map(({ card, standing }) => {
			const { buriedUntilDay } = standing;
			const { dueDay } = card.memory;
			const from = Math.max(dueDay ?? -Infinity, buriedUntilDay ?? -Infinity);
			return { card, memory: card.memory, from };
		})
		.filter(({ from }) => from <= day)
		.sort((a, b) => compareText(a.card.cardId, b.card.cardId));
	const cards = (rows: typeof active): readonly CollectedCard[] => rows.map(({ card }) => card);
	return {
		due: cards(
			active
				.filter(({ memory }) => isReview(memory))
				.sort((a, b) => a.from - b.from)
				.slice(0, reviewRows)
		),
		learning: cards(
			active
				.filter(({ memory }) => isLearning(memory))
				.sort((a, b) => (a.memory.dueAtMillis ?? 0) - (b.memory.dueAtMillis ?? 0))
				.slice(0, learningRows)
		),
		fresh: cards(
			active
				.filter(({ memory }) => isNew(memory))
				.sort((a, b) => a.card.newOrder - b.card.newOrder)
				.slice(0, newRows)
		),
		answered: answeredOn(store, day)
	};
}

function answeredOn(store: MemoryStore, day: number): QueueSupply['answered'] {
	const introduced = new Set<CardId>();
	return effectiveFacts(store).flatMap((fact) => {
		if (fact.kind !== 'answer') return [];
		const { cardId, tookMillis, scheduled } = fact;
		const first = scheduled && !introduced.has(cardId);
		if (first) introduced.add(cardId);
		if (studyDayOf(fact) !== day) return [];
		const before = store.before.get(fact.id);
		const review = scheduled && before !== undefined && isReview(before);
		return [{ cardId, noteId: noteIdOf(cardId), first, review, tookMillis }];
	});
}
