import { Dexie, type Table } from 'dexie';
import type { CardId } from '#lib/core/card/note.ts';
import type { ApplyFact, DayCount } from '#lib/core/collection.ts';
import type { MemoryFact } from '#lib/core/review/fact.ts';
import { newMemory, type CardMemory } from '#lib/core/review/memory.ts';
import { addDayCounts, dueCountsOf } from '#lib/core/review/counts.ts';
import type { ReadRegister } from '#lib/core/register.ts';
import { standingOf } from '#lib/storage/card-standing.ts';
import type { Database } from '#lib/storage/database.ts';
import { dueCardKey, dueCardOf } from '#lib/storage/due-cards.ts';
import { activeCards, dayCountsOfRows, dayKey, dueKey } from '#lib/storage/move-counts.ts';
import {
	cardRow,
	isMemoryFactRow,
	waitingCards,
	withWaiting,
	type CardRow,
	type FactRow
} from '#lib/storage/rows.ts';
import { sameValue } from '#lib/core/same-value.ts';
import { factRowsOf, replayRows } from '#lib/storage/write-facts.ts';

/** Facts read at a time, so that a long history need not stand in memory at once. */
const factsAtOnce = 2000;

/** Engines differ in the last digits of powers and logarithms: less than this is no damage. */
const tolerance = 1e-6;

/**
 * Within a transaction over all tables, computes every cache from facts and registers, stores what is
 * not as computed, and answers how many rows were damaged.
 */
export async function rebuildCaches(
	database: Database,
	apply: ApplyFact
): Promise<{ readonly repaired: number }> {
	const read = await readAllRegisters(database);
	const rows = await database.cards.toArray();
	const decks = new Map(rows.map(({ card }) => [card.cardId, card.deckId]));
	const memories = new Map<CardId, CardMemory>();
	const days = new Map<string, DayCount>();

	let repaired = 0;
	await eachCard(database, async (cardId, before) => {
		const judged = before.map((row) => ({
			...row,
			effective: read(row.fact.id, 'retracted') !== true
		}));
		const { rows: after, memory } = replayRows(cardId, judged, apply);
		memories.set(cardId, memory);
		repaired += await putDifferent(database.facts, before, after);
		const deckId = decks.get(cardId);
		for (const count of deckId === undefined ? [] : dayCountsOfRows(after, deckId)) {
			const key = JSON.stringify(dayKey(count));
			const former = days.get(key);
			days.set(key, former ? addDayCounts(former, count) : count);
		}
	});

	const waiting = waitingCards(rows);
	const placed = rows.map(({ card, offered }) => {
		const memory = memories.get(card.cardId) ?? newMemory(card.cardId);
		memories.set(card.cardId, memory);
		return withWaiting({ card: { ...card, memory }, offered }, waiting);
	});
	const cards = placed.map((one) =>
		cardRow(
			one,
			standingOf(one.card, one.offered, read, (cardId) => memories.get(cardId))
		)
	);
	repaired += await putDifferent(database.cards, rows, cards);
	repaired += await replaceRows(database.dueCounts, dueCountsOf(activeCards(cards)), dueKey);
	repaired += await replaceRows(database.dayCounts, [...days.values()], dayKey);
	repaired += await replaceDueCards(database, cards);
	return { repaired };
}

async function readAllRegisters(database: Database): Promise<ReadRegister> {
	const values = new Map(
		(await database.registers.toArray()).map(({ subject, field, value }) => [
			JSON.stringify([subject, field]),
			value
		])
	);
	return (subject, field) => values.get(JSON.stringify([subject, field]));
}

/** Visits each card that has facts, with all of them in order. */
async function eachCard(
	database: Database,
	visit: (cardId: CardId, rows: readonly FactRow<MemoryFact>[]) => Promise<void>
): Promise<void> {
	let visited: CardId | '' = '';
	for (;;) {
		const rest = database.facts
			.where('[fact.cardId+fact.atMillis]')
			.above([visited, Dexie.maxKey])
			.limit(factsAtOnce);
		const rows: readonly FactRow<MemoryFact>[] = (await rest.toArray()).filter(isMemoryFactRow);
		const last = rows.at(-1)?.fact.cardId;
		if (last === undefined) return;
		const groups = new Map<CardId, FactRow<MemoryFact>[]>();
		for (const row of rows) {
			const group = groups.get(row.fact.cardId);
			if (group) group.push(row);
			else groups.set(row.fact.cardId, [row]);
		}
		// The last card's facts may go on beyond what was read.
		groups.set(last, [...(await factRowsOf(database, last))]);
		for (const [cardId, group] of groups) await visit(cardId, group);
		visited = last;
	}
}

/** Stores the rows that are not as they were, which stand in the same order; answers how many were damaged. */
async function putDifferent<Row>(
	table: Table<Row>,
	before: readonly Row[],
	after: readonly Row[]
): Promise<number> {
	await table.bulkPut(after.filter((row, place) => !sameValue(row, before[place])));
	return after.filter((row, place) => !sameValue(row, before[place], tolerance)).length;
}

/** Gives due cards the rows that these cards have there; answers how many cards' rows were damaged. */
async function replaceDueCards(database: Database, cards: readonly CardRow[]): Promise<number> {
	const right = cards.flatMap((row) => dueCardOf(row) ?? []);
	const stored = new Map((await database.dueCards.toArray()).map((due) => [due.cardId, due]));
	// A stability stands in the key, where the last digits make another row without being a damage.
	const wrong = right.filter((due) => !sameValue(due, stored.get(due.cardId), tolerance));
	const known = new Set(right.map(({ cardId }) => cardId));
	const extra = [...stored.keys()].filter((cardId) => !known.has(cardId));
	await replaceRows(database.dueCards, right, dueCardKey);
	return wrong.length + extra.length;
}

/** Makes a table hold these rows and no others; answers how many were damaged. */
async function replaceRows<Row, Key>(
	table: Table<Row, Key>,
	rows: readonly Row[],
	keyOf: (row: Row) => Key
): Promise<number> {
	const nameOf = (row: Row) => JSON.stringify(keyOf(row));
	const stored = new Map((await table.toArray()).map((row) => [nameOf(row), row]));
	const wrong = rows.filter((row) => !sameValue(row, stored.get(nameOf(row))));
	const right = new Set(rows.map(nameOf));
	const extra = [...stored.values()].filter((row) => !right.has(nameOf(row)));
	await table.bulkPut(wrong);
	await table.bulkDelete(extra.map(keyOf));
	return wrong.length + extra.length;
}
