import type { CardId } from '#lib/core/card/note.ts';
import type { Database } from '#lib/storage/database.ts';
import { readLinks } from '#lib/storage/read-links.ts';
import type { CardRow } from '#lib/storage/rows.ts';

/**
 * Within a transaction, reads those of these cards that there are, each once, in the order given. Rows
 * have canonical ids: links are looked for only where there is no row.
 */
export async function readCards(
	database: Database,
	cardIds: readonly CardId[]
): Promise<readonly CardRow[]> {
	const rows = await database.cards.bulkGet([...cardIds]);
	const missing = cardIds.filter((_, place) => !rows[place]);
	if (missing.length === 0) return rows.filter((row) => row !== undefined);
	const links = await readLinks(database, missing);
	const canonicalIds = missing.map((cardId) => links.canonicalOf(cardId));
	const others = links.itemIds.length > 0 ? await database.cards.bulkGet(canonicalIds) : [];
	const found = new Map<CardId, CardRow>();
	const byName = new Map(missing.map((cardId, place) => [cardId, others[place]]));
	for (const [place, cardId] of cardIds.entries()) {
		const row = rows[place] ?? byName.get(cardId);
		if (row) found.set(row.card.cardId, row);
	}
	return [...found.values()];
}
