import type { CardId } from '#lib/core/card/note.ts';
import type { CollectedCard } from '#lib/core/collection/collected-card.ts';
import type { StudyDay } from '#lib/core/review/study-day.ts';
import type { Database } from '#lib/storage/database.ts';
import { readCards } from '#lib/storage/read-cards.ts';
import { isOut } from '#lib/storage/rows.ts';
import { isSoundCard } from '#lib/storage/sound-card.ts';

/** Cards read at a time. */
const cardsAtOnce = 500;

/** Within a transaction, reads those of the cards that are active and not buried on the day, in order. */
export async function readActiveCards(
	database: Database,
	cardIds: readonly CardId[],
	day: StudyDay
): Promise<readonly CollectedCard[]> {
	const found = new Map<CardId, CollectedCard>();
	for (let start = 0; start < cardIds.length; start += cardsAtOnce) {
		for (const row of await readCards(database, cardIds.slice(start, start + cardsAtOnce))) {
			if (row.active && isSoundCard(row) && isOut(row, day)) found.set(row.card.cardId, row.card);
		}
	}
	return [...found.values()];
}
