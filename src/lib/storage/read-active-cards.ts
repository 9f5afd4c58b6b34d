import type { CardId } from '#lib/core/card/note.ts';
import type { CollectedCard } from '#lib/core/collection.ts';
import type { StudyDay } from '#lib/core/review/study-day.ts';
import type { Database } from '#lib/storage/database.ts';
import { isOut } from '#lib/storage/rows.ts';

/** Cards read at a time. */
const cardsAtOnce = 500;

/** Within a transaction, reads those of the cards that are active and not buried on the day, in order. */
export async function readActiveCards(
	database: Database,
	cardIds: readonly CardId[],
	day: StudyDay
): Promise<readonly CollectedCard[]> {
	const found: CollectedCard[] = [];
	for (let start = 0; start < cardIds.length; start += cardsAtOnce) {
		const rows = await database.cards.bulkGet(cardIds.slice(start, start + cardsAtOnce));
		for (const row of rows) if (row?.active && isOut(row, day)) found.push(row.card);
	}
	return found;
}
