import { live, type Live } from '#lib/app/live.svelte.ts';
import { firstOfMonth, momentNow, studyDayNow } from '#lib/app/clock.svelte.ts';
import { preferences } from '#lib/app/preferences.svelte.ts';
import { queueRules } from '#lib/app/study-plan.svelte.ts';
import type { Collection, DayCount, DeckId } from '#lib/core/collection.ts';
import type { NoteId } from '#lib/core/card/note.ts';
import {
	buildQueue,
	countQueue,
	countTomorrow,
	rowsNeeded,
	type QueueCounts
} from '#lib/core/review/queue.ts';
import type { StudyDay } from '#lib/core/review/study-day.ts';

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
	const supply = $derived(live(collection.watchQueue(rowsNeeded(rules, today))));
	const days = $derived(live(collection.watchDayCounts(first, today)));
	const tomorrow = $derived(live(collection.watchQueue(rowsNeeded(rulesTomorrow, today + 1))));
	const met = live(collection.watchMet(deckId));
	return {
		get current() {
			// All are read before any is missed, so that they are asked for together.
			const told = [supply.current, days.current, met.current] as const;
			const [queueSupply, dayCounts, metNotes] = told;
			if (!queueSupply || !dayCounts || !metNotes) {
				return undefined;
			}
			const moment = momentNow(preferences.current.rolloverHour);
			const counts = countQueue(buildQueue(queueSupply, rules, moment), moment.atMillis);
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
				month: { first, today, days: dayCounts }
			};
		}
	};
}
