import { live, type Live } from '#lib/app/live.svelte.ts';
import { firstOfMonth, momentNow, studyDayNow } from '#lib/app/clock.svelte.ts';
import { preferences } from '#lib/app/preferences.svelte.ts';
import { queueRules, studyPlan } from '#lib/app/study-plan.svelte.ts';
import type { Collection } from '#lib/core/collection.ts';
import type { DeckId } from '#lib/core/collection/collected-card.ts';
import type { DayCount } from '#lib/core/collection/counts.ts';
import type { NoteId } from '#lib/core/card/note.ts';
import {
	firstDayForBreak,
	hasGathered,
	leastGathered,
	leftLyingDays
} from '#lib/core/review/backlog.ts';
import { planOn, type BacklogPlan } from '#lib/core/review/backlog-plan.ts';
import {
	buildQueue,
	countQueue,
	countTomorrow,
	rowsToCount,
	type QueueCounts
} from '#lib/core/review/queue.ts';
import type { StudyDay } from '#lib/core/review/study-day.ts';

/** What Today knows of cards that were left lying. */
export interface TodayBacklog {
	readonly today: StudyDay;
	/** Whether so many have gathered in a break that a plan through them is worth it. */
	readonly gathered: boolean;
	/** Whether none has been left lying for days. */
	readonly nothingLeft: boolean;
	/** The plan through them, on its days. */
	readonly plan?: BacklogPlan;
	/** Whether the day takes no new cards on account of the plan. */
	readonly nothingNew: boolean;
	readonly millisPerCard: number;
	/** How many reviews were done today. */
	readonly reviewed: number;
}

/** What Today shows of the collection; undefined until the collection has told it. */
export interface TodayView {
	readonly counts: QueueCounts;
	/** Whether anything was answered on this study day. */
	readonly begun: boolean;
	/** Whether any new card of a kept note waits to be asked, today or on another day. */
	readonly newWaiting: boolean;
	/** Notes of the deck that were met: true kept, false skipped. */
	readonly met: ReadonlyMap<NoteId, boolean>;
	/** How many cards tomorrow asks, if nothing more is done today; 0 while today still asks some. */
	readonly tomorrow: number;
	readonly backlog: TodayBacklog;
	readonly month: {
		readonly first: StudyDay;
		readonly today: StudyDay;
		readonly days: readonly DayCount[];
	};
}

/** Follows what Today shows; each part is asked for again when the study day or a limit changes. */
export function followToday(collection: Collection, deckId: DeckId): Live<TodayView> {
	const today = $derived(studyDayNow(preferences.current.rolloverHour));
	const rules = $derived(queueRules(today));
	const rulesTomorrow = $derived(queueRules(today + 1));
	const first = $derived(firstOfMonth(today));
	const supply = $derived(live(collection.watchQueue(rowsToCount(rules, today))));
	const days = $derived(
		live(collection.watchDayCounts(Math.min(first, firstDayForBreak(today)), today))
	);
	const leftLying = $derived(live(collection.watchDueBy(today - leftLyingDays, leastGathered)));
	const plan = $derived(planOn(studyPlan.current.backlog, today));
	const tomorrow = $derived(live(collection.watchQueue(rowsToCount(rulesTomorrow, today + 1))));
	const met = live(collection.watchMet(deckId));
	const read = (): TodayView | undefined => {
		// All are read before any is missed, so that they are asked for together.
		const told = [supply.current, days.current, met.current, leftLying.current] as const;
		const [queueSupply, dayCounts, metNotes, lying] = told;
		if (!queueSupply || !dayCounts || !metNotes || lying === undefined) {
			return undefined;
		}
		const moment = momentNow(preferences.current.rolloverHour);
		const queue = buildQueue(queueSupply, rules, moment);
		const counts = countQueue(queue, moment.atMillis);
		// Another queue, which nobody asks about while there is something to do today.
		const supplyTomorrow = counts.total > 0 ? undefined : tomorrow.current;
		if (counts.total === 0 && !supplyTomorrow) {
			return undefined;
		}
		return {
			counts,
			begun: queueSupply.answered.some(({ scheduled }) => scheduled),
			newWaiting: queueSupply.fresh.length > 0,
			met: metNotes,
			tomorrow: supplyTomorrow ? countTomorrow(supplyTomorrow, rulesTomorrow, moment).total : 0,
			backlog: {
				today,
				gathered: hasGathered(
					lying,
					dayCounts.filter(({ answers }) => answers > 0).map(({ studyDay }) => studyDay),
					today
				),
				nothingLeft: lying === 0,
				...(plan ? { plan } : {}),
				nothingNew: plan !== undefined && rules.newPerDay === 0,
				millisPerCard: queue.millisPerCard,
				reviewed: queueSupply.answered.filter(({ review }) => review).length
			},
			month: { first, today, days: dayCounts.filter(({ studyDay }) => studyDay >= first) }
		};
	};
	// What is asked for anew, because a limit or the day has changed, takes the place of what is shown.
	let shown: TodayView | undefined;
	return {
		get current() {
			shown = read() ?? shown;
			return shown;
		}
	};
}
