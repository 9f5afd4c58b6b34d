import type { DeckId } from '#lib/core/collection/collected-card.ts';
import type { DeckOptions } from '#lib/core/review/deck-options.ts';
import { createScheduler, settingsFor, type Scheduler } from '#lib/core/review/scheduler.ts';
import type { SchedulerSettings, SettingsId } from '#lib/core/review/settings.ts';

/** By what the cards of a deck are scheduled. */
export interface Scheduling {
	readonly options: DeckOptions;
	readonly settings: SchedulerSettings;
	readonly scheduler: Scheduler;
}

/** A function that answers by what a deck's cards are scheduled; decks with equal settings share one scheduler. */
export function schedulingByDeck(
	optionsOf: (deckId: DeckId) => DeckOptions
): (deckId: DeckId) => Scheduling {
	const schedulers = new Map<SettingsId, Scheduler>();
	const known = new Map<DeckId, Scheduling>();
	const make = (deckId: DeckId): Scheduling => {
		const options = optionsOf(deckId);
		const settings = settingsFor(options);
		const scheduler = schedulers.get(settings.id) ?? createScheduler(settings);
		schedulers.set(settings.id, scheduler);
		return { options, settings, scheduler };
	};
	return (deckId) => {
		const scheduling = known.get(deckId) ?? make(deckId);
		known.set(deckId, scheduling);
		return scheduling;
	};
}
