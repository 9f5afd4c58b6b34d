import type { DayCount } from '#lib/core/collection/counts.ts';
import type { StudyDay } from '#lib/core/review/study-day.ts';
import type { Tables } from '#lib/storage/database.ts';
import { dayKey } from '#lib/storage/move-counts.ts';

/** Counts read at a time: a day has as many as decks were answered from. */
const countsAtOnce = 500;

/** Within a transaction, visits the counts of the days from `first` to `last`, by (studyDay, deckId), in pages. */
export async function visitDays(
	{ dayCounts }: Tables,
	first: StudyDay,
	last: StudyDay,
	visit: (counts: readonly DayCount[]) => void
): Promise<void> {
	let from: readonly unknown[] = [first];
	for (;;) {
		const page = await dayCounts
			.where(':id')
			.between(from, [last, []], false, true)
			.limit(countsAtOnce)
			.toArray();
		visit(page);
		const end = page.at(-1);
		if (!end || page.length < countsAtOnce) return;
		from = dayKey(end);
	}
}
