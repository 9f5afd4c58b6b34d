import type { DayCount } from '#lib/core/collection.ts';
import type { StudyDay } from '#lib/core/review/study-day.ts';
import type { Database } from '#lib/storage/database.ts';
import { dayKey } from '#lib/storage/move-counts.ts';

/** Counts read at a time: a day has as many as decks were answered from. */
const countsAtOnce = 500;

/** Within a transaction, reads the counts of the days from `first` to `last`, by (studyDay, deckId). */
export async function readDays(
	database: Database,
	first: StudyDay,
	last: StudyDay
): Promise<readonly DayCount[]> {
	const counts: DayCount[] = [];
	let from: readonly unknown[] = [first];
	for (;;) {
		const page = await database.dayCounts
			.where(':id')
			.between(from, [last, []], false, true)
			.limit(countsAtOnce)
			.toArray();
		counts.push(...page);
		const end = page.at(-1);
		if (!end || page.length < countsAtOnce) return counts;
		from = dayKey(end);
	}
}
