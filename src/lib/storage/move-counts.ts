import type { Table } from 'dexie';
import type { CollectedCard, DeckId } from '#lib/core/collection/collected-card.ts';
import type { DayCount, DueCount } from '#lib/core/collection/counts.ts';
import { sameValue } from '#lib/core/same-value.ts';
import { addDayCounts, dayCountOf, dueCountsOf } from '#lib/core/review/counts.ts';
import type { StudyDay } from '#lib/core/review/study-day.ts';
import type { Tables } from '#lib/storage/database.ts';
import type { CardRow, FactRow } from '#lib/storage/rows.ts';

/** Within a transaction, moves the counts of due cards from how these rows were to how they are. */
export async function moveDueCounts(
	database: Tables,
	before: readonly CardRow[],
	after: readonly CardRow[]
): Promise<void> {
	const gone = dueCountsOf(activeCards(before)).map((count) => ({ ...count, cards: -count.cards }));
	await addUp(
		database.dueCounts,
		[...gone, ...dueCountsOf(activeCards(after))],
		dueKey,
		(a, b) => ({ ...a, cards: a.cards + b.cards }),
		({ cards }) => cards === 0
	);
}

/** Within a transaction, takes counts of days off what is counted there, and adds others. */
export async function moveDayCounts(
	database: Tables,
	before: readonly DayCount[],
	after: readonly DayCount[]
): Promise<void> {
	await addUp(
		database.dayCounts,
		[...before.map(negative), ...after],
		dayKey,
		addDayCounts,
		({ answers }) => answers === 0
	);
}

/** What each effective answer among these facts of one deck counts for. */
export function dayCountsOfRows(rows: readonly FactRow[], deckId: DeckId): readonly DayCount[] {
	return rows.flatMap(({ fact, effective, first }) =>
		effective && fact.kind === 'answer' ? [dayCountOf(fact, deckId, first)] : []
	);
}

/** The cards among these rows that are counted when they are due. */
export function activeCards(rows: readonly CardRow[]): readonly CollectedCard[] {
	return rows.filter(({ active }) => active).map(({ card }) => card);
}

/** The primary key of a count of due cards. */
export function dueKey({ deckId, dueDay }: DueCount): [DeckId, StudyDay] {
	return [deckId, dueDay];
}

/** The primary key of a day's count. */
export function dayKey({ studyDay, deckId }: DayCount): [StudyDay, DeckId] {
	return [studyDay, deckId];
}

function negative(count: DayCount): DayCount {
	return {
		...count,
		answers: -count.answers,
		introduced: -count.introduced,
		again: -count.again,
		tookMillis: -count.tookMillis
	};
}

/** Adds changes to the counts that a table holds; a count that comes to nothing leaves it. */
async function addUp<Count, Key>(
	table: Table<Count, Key>,
	changes: readonly Count[],
	keyOf: (count: Count) => Key,
	add: (a: Count, b: Count) => Count,
	isNothing: (count: Count) => boolean
): Promise<void> {
	const sums = new Map<string, { readonly key: Key; readonly change: Count }>();
	for (const count of changes) {
		const key = keyOf(count);
		const name = JSON.stringify(key);
		const former = sums.get(name);
		sums.set(name, { key, change: former ? add(former.change, count) : count });
	}
	const moved = [...sums.values()];
	// Dexie may lose its transaction in awaiting what asks for nothing.
	if (moved.length === 0) return;
	const stored = await table.bulkGet(moved.map(({ key }) => key));
	const added = moved.map(({ key, change }, place) => {
		const before = stored[place];
		return { key, before, after: before ? add(before, change) : change };
	});
	const gone = added.filter(({ before, after }) => before && isNothing(after));
	const there = added.filter(({ before, after }) => !isNothing(after) && !sameValue(before, after));
	if (there.length > 0) await table.bulkPut(there.map(({ after }) => after));
	if (gone.length > 0) await table.bulkDelete(gone.map(({ key }) => key));
}
