import { Dexie, type Table } from 'dexie';
import { episodeIdOfNote, noteIdOf, type CardId } from '#lib/core/card/note.ts';
import type { ApplyFact, DayCount } from '#lib/core/collection.ts';
import type { ItemId } from '#lib/core/episode/episode.ts';
import type { MemoryFact } from '#lib/core/review/fact.ts';
import type { CardMemory } from '#lib/core/review/memory.ts';
import { addDayCounts, dueCountsOf } from '#lib/core/review/counts.ts';
import type { ReadRegister, Register } from '#lib/core/register.ts';
import { standingOf } from '#lib/storage/card-standing.ts';
import type { Database } from '#lib/storage/database.ts';
import { dueCardKey, dueCardOf } from '#lib/storage/due-cards.ts';
import { foldCards } from '#lib/storage/fold-cards.ts';
import { memoryTolerance } from '#lib/storage/follows-on.ts';
import { groupBy } from '#lib/storage/group-by.ts';
import { cardsPlaced } from '#lib/storage/join-notes.ts';
import { linkedIds, linkRowsOf, linksOf, mergeRegisters, type Links } from '#lib/storage/links.ts';
import { activeCards, dayCountsOfRows, dayKey, dueKey } from '#lib/storage/move-counts.ts';
import {
	aliasRow,
	cardRow,
	isAliasRow,
	isMemoryFactRow,
	placementsOf,
	type CardRow,
	type FactRow
} from '#lib/storage/rows.ts';
import { sameValue } from '#lib/core/same-value.ts';
import { factRowsOf, replayRows } from '#lib/storage/write-facts.ts';

/** Facts read at a time, so that a long history need not stand in memory at once. */
const factsAtOnce = 2000;

/**
 * Within a transaction over all tables, computes every cache from facts and registers, stores what is
 * not as computed, and answers how many rows were damaged.
 */
export async function rebuildCaches(
	database: Database,
	apply: ApplyFact
): Promise<{ readonly repaired: number }> {
	const written = await database.registers.toArray();
	const groups = await rebuildAliases(database, readerOf(written));
	const links = linksOf(groups.linked);
	const read = readerOf(mergeRegisters(written, links));
	const rows = await database.cards.toArray();
	const placements = rows.flatMap(placementsOf);
	const decks = new Map(
		foldCards(placements, links, []).map(({ cardId, deckId }) => [cardId, deckId])
	);
	const memories = new Map<CardId, CardMemory>();
	const days = new Map<string, DayCount>();

	let repaired = groups.repaired;
	await eachCard(database, links, async (cardId, before) => {
		const judged = before.map((row) => ({
			...row,
			effective: read(row.fact.id, 'retracted') !== true
		}));
		const { rows: after, memory } = replayRows(cardId, judged, apply);
		memories.set(cardId, memory);
		repaired += await putDifferent(database.facts, before, after);
		const deckId = decks.get(cardId) ?? episodeIdOfNote(noteIdOf(cardId));
		for (const count of dayCountsOfRows(after, deckId)) {
			const key = JSON.stringify(dayKey(count));
			const former = days.get(key);
			days.set(key, former ? addDayCounts(former, count) : count);
		}
	});

	const cards = cardsPlaced(links, placements, rows, memories).map(({ before: _, ...placed }) =>
		cardRow(
			placed,
			standingOf(placed.card, placed.offered, read, (cardId) => memories.get(cardId))
		)
	);
	repaired += await replaceRows(database.cards, cards, ({ card }) => card.cardId, memoryTolerance);
	repaired += await replaceRows(database.dueCounts, dueCountsOf(activeCards(cards)), dueKey);
	repaired += await replaceRows(database.dayCounts, [...days.values()], dayKey);
	repaired += await replaceDueCards(database, cards);
	return { repaired };
}

function readerOf(registers: readonly Register[]): ReadRegister {
	const values = new Map(
		registers.map(({ subject, field, value }) => [JSON.stringify([subject, field]), value])
	);
	return (subject, field) => values.get(JSON.stringify([subject, field]));
}

/** Judges all aliases again, and stores what they link. */
async function rebuildAliases(
	database: Database,
	read: ReadRegister
): Promise<{ readonly linked: readonly (readonly ItemId[])[]; readonly repaired: number }> {
	const rows = await database.facts.where('fact.itemIds').above('').distinct().toArray();
	const before = rows.filter(isAliasRow);
	const after = before.map(({ fact }) => aliasRow(fact, read(fact.id, 'retracted') !== true));
	const linked = linkedIds(after.filter(({ effective }) => effective).map(({ fact }) => fact));
	const repaired =
		(await putDifferent(database.facts, before, after)) +
		(await replaceRows(database.links, linkRowsOf(linked), ({ itemId }) => itemId));
	return { linked, repaired };
}

/** Visits each card that has facts, with all of them in order, under whichever of its ids they are. */
async function eachCard(
	database: Database,
	links: Links,
	visit: (cardId: CardId, rows: readonly FactRow<MemoryFact>[]) => Promise<void>
): Promise<void> {
	const linked = new Set<CardId>();
	let visited: CardId | '' = '';
	for (;;) {
		const rest = database.facts
			.where('[fact.cardId+fact.atMillis]')
			.above([visited, Dexie.maxKey])
			.limit(factsAtOnce);
		const rows: readonly FactRow<MemoryFact>[] = (await rest.toArray()).filter(isMemoryFactRow);
		const last = rows.at(-1)?.fact.cardId;
		if (last === undefined) break;
		for (const [cardId, group] of groupBy(rows, ({ fact }) => fact.cardId)) {
			const names = links.namesOf(cardId);
			if (names.length > 1) linked.add(links.canonicalOf(cardId));
			// The last card's facts may go on beyond what was read.
			else await visit(cardId, cardId === last ? await factRowsOf(database, names) : group);
		}
		visited = last;
	}
	for (const cardId of linked) {
		await visit(cardId, await factRowsOf(database, links.namesOf(cardId)));
	}
}

/** Stores the rows that are not as they were, which stand in the same order; answers how many were damaged. */
async function putDifferent<Row>(
	table: Table<Row>,
	before: readonly Row[],
	after: readonly Row[]
): Promise<number> {
	await table.bulkPut(after.filter((row, place) => !sameValue(row, before[place])));
	return after.filter((row, place) => !sameValue(row, before[place], memoryTolerance)).length;
}

/** Gives due cards the rows that these cards have there; answers how many cards' rows were damaged. */
async function replaceDueCards(database: Database, cards: readonly CardRow[]): Promise<number> {
	const right = cards.flatMap((row) => dueCardOf(row) ?? []);
	const stored = new Map((await database.dueCards.toArray()).map((due) => [due.cardId, due]));
	// A stability stands in the key, where the last digits make another row without being a damage.
	const wrong = right.filter((due) => !sameValue(due, stored.get(due.cardId), memoryTolerance));
	const known = new Set(right.map(({ cardId }) => cardId));
	const extra = [...stored.keys()].filter((cardId) => !known.has(cardId));
	await replaceRows(database.dueCards, right, dueCardKey);
	return wrong.length + extra.length;
}

/** Makes a table hold these rows and no others; answers how many were damaged, by more than `within`. */
async function replaceRows<Row, Key>(
	table: Table<Row, Key>,
	rows: readonly Row[],
	keyOf: (row: Row) => Key,
	within = 0
): Promise<number> {
	const nameOf = (row: Row) => JSON.stringify(keyOf(row));
	const stored = new Map((await table.toArray()).map((row) => [nameOf(row), row]));
	const wrong = rows.filter((row) => !sameValue(row, stored.get(nameOf(row))));
	const damaged = wrong.filter((row) => !sameValue(row, stored.get(nameOf(row)), within));
	const right = new Set(rows.map(nameOf));
	const extra = [...stored.values()].filter((row) => !right.has(nameOf(row)));
	await table.bulkPut(wrong);
	await table.bulkDelete(extra.map(keyOf));
	return damaged.length + extra.length;
}
