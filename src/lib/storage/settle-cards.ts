import type { NoteCards } from '#lib/core/collection.ts';
import { newMemory, type CardMemory } from '#lib/core/review/memory.ts';
import { isRecognised, isUnderWay } from '#lib/core/review/unlocking.ts';
import type { CardId } from '#lib/core/card/note.ts';
import type { ReadRegister } from '#lib/core/register.ts';
import { standingKeys, standingOf, type ReadMemory } from '#lib/storage/card-standing.ts';
import type { Database } from '#lib/storage/database.ts';
import { moveDueCounts } from '#lib/storage/move-counts.ts';
import { moveDueCards } from '#lib/storage/move-due-cards.ts';
import {
	cardRow,
	waitingCards,
	withWaiting,
	type CardRow,
	type PlacedCard
} from '#lib/storage/rows.ts';
import { sameValue } from '#lib/core/same-value.ts';

/** A card as it is to be stored, and the row that it has, if any. */
export interface UnsettledCard extends PlacedCard {
	readonly before?: CardRow;
}

/** A row whose registers, or what it waits for, may have changed. */
export function unsettled(row: CardRow): UnsettledCard {
	const { card, offered, awaitedBy } = row;
	return { before: row, card, offered, ...(awaitedBy ? { awaitedBy } : {}) };
}

/**
 * A note's cards, as it has them now, joined with the rows that it left before: new cards begin with a
 * new memory, old ones keep theirs, and those that the note has no longer are not offered.
 */
export function joinNote(note: NoteCards, rows: readonly CardRow[]): readonly UnsettledCard[] {
	const byId = new Map<CardId, CardRow>(rows.map((row) => [row.card.cardId, row]));
	const present = note.cards.map(({ cardId, newOrder, waitsFor }): UnsettledCard => {
		const { noteId, deckId } = note;
		const before = byId.get(cardId);
		byId.delete(cardId);
		const memory = before?.card.memory ?? newMemory(cardId);
		const order = { newOrder, ...(waitsFor ? { waitsFor } : {}) };
		const card = { cardId, noteId, deckId, ...order, memory };
		return { ...(before ? { before } : {}), card, offered: true };
	});
	const gone = [...byId.values()].map((before): UnsettledCard => ({
		before,
		card: before.card,
		offered: false
	}));
	const waiting = waitingCards(present);
	return [...present, ...gone].map((card) => withWaiting(card, waiting));
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
	const memoryOf = await readAwaited(database, cards);
	const changed = cards
		.map(({ before, ...placed }) => ({
			before,
			after: cardRow(placed, standingOf(placed.card, placed.offered, read, memoryOf))
		}))
		.filter(({ before, after }) => !sameValue(before, after));
	await storeCards(database, changed);
}

/** The memories that these cards' standing hangs on: as they are about to be stored, or as they are. */
async function readAwaited(
	database: Database,
	cards: readonly UnsettledCard[]
): Promise<ReadMemory> {
	const memories = new Map(cards.map(({ card }) => [card.cardId, card.memory]));
	const others = cards.flatMap(({ card: { waitsFor } }) =>
		waitsFor && !memories.has(waitsFor) ? [waitsFor] : []
	);
	const rows = others.length > 0 ? await database.cards.bulkGet(others) : [];
	for (const row of rows) if (row) memories.set(row.card.cardId, row.card.memory);
	return (cardId) => memories.get(cardId);
}

/**
 * Within a transaction, stores a card's memory. Where it unlocks or locks something, which few answers
 * do, the cards concerned are settled with it; any other answer costs nothing more.
 */
export async function storeMemory(
	database: Database,
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
	await settleCards(database, [
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

/** Within a transaction, stores rows, and moves what is kept of due cards with them. */
async function storeCards(
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
