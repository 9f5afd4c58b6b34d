import type { CardId } from '#lib/core/card/note.ts';
import type { CardMemory } from '#lib/core/review/memory.ts';
import { isRecognised, isUnderWay } from '#lib/core/review/unlocking.ts';
import { standingKeys, standingOf, type ReadMemory } from '#lib/storage/card-standing.ts';
import type { Tables } from '#lib/storage/database.ts';
import type { Links } from '#lib/storage/links.ts';
import { moveDueCounts } from '#lib/storage/move-counts.ts';
import { moveDueCards } from '#lib/storage/move-due-cards.ts';
import { readValues } from '#lib/storage/read-values.ts';
import { cardRow, type CardRow, type PlacedCard } from '#lib/storage/rows.ts';
import { sameValue } from '#lib/core/same-value.ts';

/** A card as it is to be stored, and the row that it has, if any. */
export interface UnsettledCard extends PlacedCard {
	readonly before?: CardRow;
}

/** A row whose registers, or what it waits for, may have changed. */
export function unsettled(row: CardRow): UnsettledCard {
	const { card, offered, placements, awaitedBy } = row;
	return {
		before: row,
		card,
		offered,
		...(placements ? { placements } : {}),
		...(awaitedBy ? { awaitedBy } : {})
	};
}

/**
 * Within a transaction, stores these cards as the registers now say that they stand, and moves the
 * counts of due cards with them. Rows that stay as they were are not written; those of `gone` go. The
 * links are those of the cards' notes.
 */
export async function settleCards(
	database: Tables,
	links: Links,
	cards: readonly UnsettledCard[],
	gone: readonly CardRow[] = []
): Promise<void> {
	const keys = cards.flatMap(({ card }) => standingKeys(card));
	const read = await readValues(database, links, keys);
	// The memories that their standing hangs on: as they are about to be stored, or as they are.
	const memories = new Map(cards.map(({ card }) => [card.cardId, card.memory]));
	const others = cards.flatMap(({ card: { waitsFor } }) =>
		waitsFor && !memories.has(waitsFor) ? [waitsFor] : []
	);
	const rows = others.length > 0 ? await database.cards.bulkGet(others) : [];
	for (const row of rows) if (row) memories.set(row.card.cardId, row.card.memory);
	const memoryOf: ReadMemory = (cardId) => memories.get(cardId);
	const changed = cards
		.map(({ before, ...placed }) => ({
			before,
			after: cardRow(placed, standingOf(placed.card, placed.offered, read, memoryOf))
		}))
		.filter(({ before, after }) => !sameValue(before, after));
	await storeCards(database, [...changed, ...gone.map((before) => ({ before }))]);
}

/**
 * Within a transaction, stores a card's memory. Where it unlocks or locks something, which few answers
 * do, the cards concerned are settled with it; any other answer costs nothing more.
 */
export async function storeMemory(
	database: Tables,
	links: Links,
	row: CardRow,
	memory: CardMemory
): Promise<void> {
	const { awaitedBy = [] } = row;
	const card = { ...row.card, memory };
	if (!settles(row, memory)) {
		const after = cardRow({ ...row, card }, row);
		await storeCards(database, [{ before: row, after }]);
		return;
	}
	const others = settlesOthers(row, memory) ? await database.cards.bulkGet([...awaitedBy]) : [];
	await settleCards(database, links, [
		{ ...unsettled(row), card },
		...others.flatMap((other) => (other ? [unsettled(other)] : []))
	]);
}

/** Whether a card's new memory unlocks or locks a card: others, or itself. */
export function settles(row: CardRow, memory: CardMemory): boolean {
	const { memory: before, waitsFor } = row.card;
	const settlesItself = waitsFor !== undefined && isUnderWay(before) !== isUnderWay(memory);
	return settlesItself || settlesOthers(row, memory);
}

function settlesOthers({ awaitedBy = [], card }: CardRow, memory: CardMemory): boolean {
	return awaitedBy.length > 0 && isRecognised(card.memory) !== isRecognised(memory);
}

/** How a card's row was and is, where it was or is there. */
export interface CardChange {
	readonly before?: CardRow | undefined;
	readonly after?: CardRow | undefined;
}

/** Within a transaction, stores rows, or takes them away, and moves what is kept of due cards with them. */
export async function storeCards(database: Tables, changes: readonly CardChange[]): Promise<void> {
	const after = changes.flatMap((change) => change.after ?? []);
	const before = changes.flatMap((change) => change.before ?? []);
	const gone: readonly CardId[] = changes.flatMap((change) =>
		change.before && !change.after ? [change.before.card.cardId] : []
	);
	await Promise.all([
		database.cards.bulkPut(after),
		gone.length > 0 ? database.cards.bulkDelete([...gone]) : undefined,
		moveDueCounts(database, before, after),
		moveDueCards(database, changes)
	]);
}
