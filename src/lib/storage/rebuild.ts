import { Dexie, type Table } from 'dexie';
import type { CardId } from '#lib/core/card/note.ts';
import type { ApplyFact, DayCount } from '#lib/core/collection.ts';
import type { MemoryFact } from '#lib/core/review/fact.ts';
import { newMemory, type CardMemory } from '#lib/core/review/memory.ts';
import { addDayCounts, dueCountsOf } from '#lib/core/review/counts.ts';
import type { ReadRegister } from '#lib/core/register.ts';
import { standingOf } from '#lib/storage/card-standing.ts';
import type { Database } from '#lib/storage/database.ts';
import { activeCards, dayCountsOfRows, dayKey, dueKey } from '#lib/storage/move-counts.ts';
import { cardRow, isMemoryFactRow, type FactRow } from '#lib/storage/rows.ts';
import { sameValue } from '#lib/storage/same-value.ts';
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

	const cards = rows.map(({ card, offered }) => {
		const memory = memories.get(card.cardId) ?? newMemory(card.cardId);
		return cardRow({ ...card, memory }, offered, standingOf(card, offered, read));
	});
	repaired += await putDifferent(database.cards, rows, cards);
	repaired += await replaceCounts(database.dueCounts, dueCountsOf(activeCards(cards)), dueKey);
	repaired += await replaceCounts(database.dayCounts, [...days.values()], dayKey);
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

/** Makes a table hold these counts and no others; answers how many were damaged. */
async function replaceCounts<Count, Key>(
	table: Table<Count, Key>,
	counts: readonly Count[],
	keyOf: (count: Count) => Key
): Promise<number> {
	const nameOf = (count: Count) => JSON.stringify(keyOf(count));
	const stored = new Map((await table.toArray()).map((count) => [nameOf(count), count]));
	const wrong = counts.filter((count) => !sameValue(count, stored.get(nameOf(count))));
	const right = new Set(counts.map(nameOf));
	const extra = [...stored.values()].filter((count) => !right.has(nameOf(count)));
	await table.bulkPut(wrong);
	await table.bulkDelete(extra.map(keyOf));
	return wrong.length + extra.length;
}
