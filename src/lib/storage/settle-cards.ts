import type { CollectedCard, NoteCards } from '#lib/core/collection.ts';
import { newMemory } from '#lib/core/review/memory.ts';
import type { CardId } from '#lib/core/card/note.ts';
import type { ReadRegister } from '#lib/core/register.ts';
import { standingKeys, standingOf } from '#lib/storage/card-standing.ts';
import type { Database } from '#lib/storage/database.ts';
import { moveDueCards } from '#lib/storage/due-cards.ts';
import { moveDueCounts } from '#lib/storage/move-counts.ts';
import { cardRow, type CardRow } from '#lib/storage/rows.ts';
import { sameValue } from '#lib/storage/same-value.ts';

/** A card as it is to be stored, and the row that it has, if any. */
export interface UnsettledCard {
	readonly before?: CardRow;
	readonly card: CollectedCard;
	readonly offered: boolean;
}

/** A row whose registers may have changed. */
export function unsettled(row: CardRow): UnsettledCard {
	return { before: row, card: row.card, offered: row.offered };
}

/**
 * A note's cards, as it has them now, joined with the rows that it left before: new cards begin with a
 * new memory, old ones keep theirs, and those that the note has no longer are not offered.
 */
export function joinNote(note: NoteCards, rows: readonly CardRow[]): readonly UnsettledCard[] {
	const byId = new Map<CardId, CardRow>(rows.map((row) => [row.card.cardId, row]));
	const present = note.cards.map(({ cardId, newOrder }): UnsettledCard => {
		const { noteId, deckId } = note;
		const before = byId.get(cardId);
		byId.delete(cardId);
		const memory = before?.card.memory ?? newMemory(cardId);
		const card = { cardId, noteId, deckId, newOrder, memory };
		return { ...(before ? { before } : {}), card, offered: true };
	});
	const gone = [...byId.values()].map((before): UnsettledCard => ({
		before,
		card: before.card,
		offered: false
	}));
	return [...present, ...gone];
}

/**
 * Within a transaction, stores these cards as the registers now say that they stand, and moves the
 * counts of due cards with them. Rows that stay as they were are not written.
 */
export async function settleCards(
	database: Database,
	cards: readonly UnsettledCard[]
): Promise<void> {
	const keys = cards.flatMap(({ card }) => standingKeys(card));
	const registers = await database.registers.bulkGet(keys);
	const values = new Map(
		registers.flatMap((register) =>
			register ? [[JSON.stringify([register.subject, register.field]), register.value]] : []
		)
	);
	const read: ReadRegister = (subject, field) => values.get(JSON.stringify([subject, field]));
	const changed = cards
		.map(({ before, card, offered }) => ({
			before,
			after: cardRow(card, offered, standingOf(card, offered, read))
		}))
		.filter(({ before, after }) => !sameValue(before, after));
	await storeCards(database, changed);
}

/** Within a transaction, stores rows, and moves what is kept of due cards with them. */
export async function storeCards(
	database: Database,
	changes: readonly { readonly before: CardRow | undefined; readonly after: CardRow }[]
): Promise<void> {
	const after = changes.map((change) => change.after);
	const before = changes.flatMap((change) => (change.before ? [change.before] : []));
	await Promise.all([
		database.cards.bulkPut(after),
		moveDueCounts(database, before, after),
		moveDueCards(database, changes)
	]);
}
