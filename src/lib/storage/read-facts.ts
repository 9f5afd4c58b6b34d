import { compareFacts, type Fact, type MemoryFact } from '#lib/core/review/fact.ts';
import { dayMillis, type StudyDay } from '#lib/core/review/study-day.ts';
import type { Database, Tables } from '#lib/storage/database.ts';
import { isMemoryFactRow } from '#lib/storage/rows.ts';

/** So many study days are read at a time. */
const daysAtOnce = 14;

/**
 * Within a transaction, visits all facts by (atMillis, id). They are read by study day, which no index
 * of times is needed for: a study day begins at most 14 hours before it does in UTC, so that whatever
 * was recorded a day before the days still to come is next in time.
 */
export async function readFacts(
	database: Database,
	visit: (facts: readonly Fact[]) => void
): Promise<void> {
	let waiting: readonly Fact[] = [];
	let unread = await database.facts.orderBy('studyDay').first();
	while (unread) {
		const from = unread.studyDay;
		const until = from + daysAtOnce;
		const rows = await database.facts.where('studyDay').between(from, until).toArray();
		const facts = [...waiting, ...rows.map(({ fact }) => fact)].sort(compareFacts);
		const next = facts.filter(({ atMillis }) => atMillis < (until - 1) * dayMillis);
		waiting = facts.slice(next.length);
		if (next.length > 0) visit(next);
		unread = await database.facts.where('studyDay').aboveOrEqual(until).first();
	}
	if (waiting.length > 0) visit(waiting);
}

/** Within a transaction, reads the effective facts about cards of the days after one, the latest first. */
export async function readFactsDatedAfter(
	{ facts }: Tables,
	day: StudyDay,
	atMost: number
): Promise<readonly MemoryFact[]> {
	const rows = await facts
		.where('studyDay')
		.above(day)
		.reverse()
		.filter((row) => row.effective && isMemoryFactRow(row))
		.limit(atMost)
		.toArray();
	return rows
		.filter(isMemoryFactRow)
		.map(({ fact }) => fact)
		.sort((a, b) => compareFacts(b, a));
}
