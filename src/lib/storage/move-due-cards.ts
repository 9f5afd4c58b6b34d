import type { Tables } from '#lib/storage/database.ts';
import { dueCardKey, dueCardOf, sameDueCard } from '#lib/storage/due-cards.ts';
import type { CardRow } from '#lib/storage/rows.ts';

/** Within a transaction, moves the compact rows of cards from how these were to how they are. */
export async function moveDueCards(
	database: Tables,
	changes: readonly {
		readonly before?: CardRow | undefined;
		readonly after?: CardRow | undefined;
	}[]
): Promise<void> {
	const moved = changes
		.map(({ before, after }) => ({
			from: before && dueCardOf(before),
			to: after && dueCardOf(after)
		}))
		.filter(({ from, to }) => !sameDueCard(from, to));
	const gone = moved.flatMap(({ from }) => (from ? [dueCardKey(from)] : []));
	const come = moved.flatMap(({ to }) => (to ? [to] : []));
	if (gone.length > 0) await database.dueCards.bulkDelete(gone);
	if (come.length > 0) await database.dueCards.bulkPut(come);
}
