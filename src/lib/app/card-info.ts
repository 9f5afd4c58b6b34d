import { momentNow } from '#lib/app/clock.svelte.ts';
import { preferences } from '#lib/app/preferences.svelte.ts';
import type { SittingStart } from '#lib/app/sitting-start.ts';
import {
	historyOf,
	whyDue,
	type DueReason,
	type HistoryEntry
} from '#lib/core/review/card-history.ts';
import type { CollectedCard } from '#lib/core/collection/collected-card.ts';
import type { CardMemory } from '#lib/core/review/memory.ts';

/** All that is known of a card's memory. */
export interface CardInformation {
	readonly memory: CardMemory;
	/** The chance of recall now, 0 to 1; undefined for a new card. */
	readonly retrievability: number | undefined;
	readonly reason: DueReason;
	/** Oldest first. */
	readonly history: readonly HistoryEntry[];
}

/** Reads a card's facts and tells its memory and history by them. */
export async function cardInformation(
	start: SittingStart,
	{ cardId, deckId, memory }: CollectedCard
): Promise<CardInformation> {
	const facts = await start.collection.factsOf(cardId);
	return {
		memory,
		retrievability: start
			.schedulingOf(deckId)
			.scheduler.retrievability(memory, momentNow(preferences.current.rolloverHour)),
		reason: whyDue(memory, facts, start.settingsById),
		history: historyOf(cardId, facts, start.settingsById)
	};
}
