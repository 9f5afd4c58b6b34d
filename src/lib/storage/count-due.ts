import type { StudyDay } from '#lib/core/review/study-day.ts';
import type { Connection } from '#lib/storage/connection.ts';

/**
 * Counts the cards that are due, and no longer buried, by a day, up to `atMost`: an index counts by
 * going through all that it counts, so that no more of its keys are read than matter.
 */
export async function countDueBy(
	connection: Connection,
	day: StudyDay,
	atMost: number
): Promise<number> {
	const { dueCards } = connection.database;
	const keys = await connection.read([dueCards], () =>
		dueCards.where(':id').belowOrEqual([day, []]).limit(atMost).primaryKeys()
	);
	return keys.length;
}
