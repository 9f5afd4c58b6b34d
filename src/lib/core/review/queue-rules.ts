import type { DeckOptions } from '#lib/core/review/deck-options.ts';
import type { DeckId } from '#lib/core/collection/collected-card.ts';
import { planOn } from '#lib/core/review/backlog-plan.ts';
import type { DueOrder } from '#lib/core/review/review-order.ts';
import { optionsOfDeck, type StudyPlan } from '#lib/core/review/study-plan.ts';
import type { StudyDay } from '#lib/core/review/study-day.ts';

/** How much a learner wants to do in one study day. */
export interface DailyLimits {
	readonly newPerDay: number;
	readonly reviewsPerDay: number;
}

/** Where new cards stand in a day's queue: evenly between the reviews, before or after them. */
export const newPlaces = ['mixed', 'first', 'last'] as const;
export type NewPlace = (typeof newPlaces)[number];

/** By what a day's queue is made. */
export interface QueueRules extends DailyLimits {
	/** The most that single decks take of it, where they have limits of their own. */
	readonly ofDecks?: Readonly<Record<DeckId, Partial<DailyLimits>>>;
	/** Evenly between the reviews where it is absent. */
	readonly newPlace?: NewPlace;
	/** By the day on which they were due where it is absent. */
	readonly reviewOrder?: DueOrder;
	/** The decks whose reviews come in another order than that. */
	readonly reviewOrderOfDecks?: Readonly<Record<DeckId, DueOrder>>;
}

/** What a learner has who has chosen nothing. */
export const defaultLimits: DailyLimits = { newPerDay: 10, reviewsPerDay: 200 };

/**
 * The rules of a study day. `usual` are the options of decks without a preset, whose limits are those
 * of the day; limits of today alone hold on their day and are nothing on any other. On the days of a
 * plan through a backlog its number holds in place of the usual limits, with no new cards and one order
 * for all decks, whose own limits stay.
 */
export function rulesOn(
	day: StudyDay,
	plan: StudyPlan,
	usual: DeckOptions & DailyLimits,
	newPlace: NewPlace
): QueueRules {
	const backlog = planOn(plan.backlog, day);
	const ofPlan = backlog && { newPerDay: 0, reviewsPerDay: backlog.perDay };
	const ofToday = plan.limitsToday?.day === day ? plan.limitsToday : undefined;
	const { newPerDay, reviewsPerDay } = ofToday ?? ofPlan ?? usual;
	const options = (Object.keys(plan.presetOfDeck) as DeckId[]).map(
		(deckId) => [deckId, optionsOfDeck(plan, deckId, usual)] as const
	);
	const limited = options.flatMap(([deckId, one]) => {
		const limits = {
			...(one.newPerDay === undefined ? {} : { newPerDay: one.newPerDay }),
			...(one.reviewsPerDay === undefined ? {} : { reviewsPerDay: one.reviewsPerDay })
		};
		return Object.keys(limits).length > 0 ? [[deckId, limits] as const] : [];
	});
	const ordered = backlog
		? []
		: options.filter(([, { reviewOrder }]) => reviewOrder !== usual.reviewOrder);
	return {
		newPerDay,
		reviewsPerDay,
		newPlace,
		reviewOrder: backlog ? 'worth' : usual.reviewOrder,
		...(limited.length > 0 ? { ofDecks: Object.fromEntries(limited) } : {}),
		...(ordered.length > 0
			? {
					reviewOrderOfDecks: Object.fromEntries(
						ordered.map(([deckId, { reviewOrder }]) => [deckId, reviewOrder])
					)
				}
			: {})
	};
}
