import { momentNow } from '#lib/app/clock.svelte.ts';
import { preferences } from '#lib/app/preferences.svelte.ts';
import { queueRules, studyPlan } from '#lib/app/study-plan.svelte.ts';
import type { Collection } from '#lib/core/collection.ts';
import type { RefusalCode } from '#lib/core/collection/saved.ts';
import type { BacklogPlan } from '#lib/core/review/backlog-plan.ts';
import {
	availableByDay,
	longestWay,
	waysThrough,
	type BacklogWay
} from '#lib/core/review/backlog-ways.ts';
import { studyField } from '#lib/core/review/study-plan.ts';
import type { StudyDay } from '#lib/core/review/study-day.ts';

/** How many cards are due in all, and the ways through them. */
export interface BacklogOutlook {
	readonly due: number;
	readonly ways: readonly BacklogWay[];
}

/** What of the day the ways hang on. */
interface DaySoFar {
	readonly today: StudyDay;
	readonly millisPerCard: number;
	/** How many reviews were done today: they count against what the day takes. */
	readonly reviewed: number;
}

/**
 * Looks through what is due and what becomes due on the days to come. What is reviewed on the way and
 * comes back within it is not known yet, so that a day's number is about right, and no more.
 */
export async function lookThroughBacklog(
	collection: Collection,
	{ today, millisPerCard, reviewed }: DaySoFar
): Promise<BacklogOutlook> {
	const counts = await collection.dueCounts(-Infinity, today + longestWay - 1);
	const { ofDecks } = queueRules(today);
	const [first = 0, ...later] = availableByDay(
		counts,
		today,
		(deckId) => ofDecks?.[deckId]?.reviewsPerDay
	);
	return {
		due: counts.filter(({ dueDay }) => dueDay <= today).reduce((sum, { cards }) => sum + cards, 0),
		ways: first === 0 ? [] : waysThrough([first + reviewed, ...later], millisPerCard)
	};
}

/** Makes, changes or, without one, gives up the plan; answers why, where that was refused. */
export function writeBacklogPlan(plan: BacklogPlan | undefined): Promise<RefusalCode | undefined> {
	const { atMillis } = momentNow(preferences.current.rolloverHour);
	return studyPlan.write({ [studyField.backlog]: plan ? { ...plan } : null }, atMillis);
}
