import type { ApplyFact } from '#lib/core/collection.ts';
import type { CardId } from '#lib/core/card/note.ts';
import type { WriteId } from '#lib/core/register.ts';
import { compareFacts, type FactId, type MemoryFact } from '#lib/core/review/fact.ts';
import { follows, newMemory, type CardMemory } from '#lib/core/review/memory.ts';
import type { Database } from '#lib/storage/database.ts';
import { moveDayCounts } from '#lib/storage/move-counts.ts';
import { Refusal } from '#lib/storage/refusal.ts';
import { effectiveRow, isMemoryFactRow, retractedRow, type FactRow } from '#lib/storage/rows.ts';
import { sameValue } from '#lib/core/same-value.ts';
import { storeMemory } from '#lib/storage/settle-cards.ts';
import { writeRegister } from '#lib/storage/write-registers.ts';

/** Throws where a memory is not one after the fact. */
export function checkMemoryAfter(fact: MemoryFact, after: CardMemory): void {
	if (after.cardId !== fact.cardId || after.lastFactId !== fact.id) {
		throw new Error(`Inconsistent: this is not the memory of ${fact.cardId} after ${fact.id}`);
	}
}

/**
 * Within a transaction, appends a fact and stores the memory after it, with all counts. `again` says
 * that the transaction may have been kept before and that its end was not heard.
 */
export async function recordFact(
	database: Database,
	fact: MemoryFact,
	after: CardMemory,
	again: boolean
): Promise<CardMemory> {
	checkMemoryAfter(fact, after);
	const [row, recorded] = await Promise.all([
		database.cards.get(fact.cardId),
		database.facts.get(fact.id)
	]);
	if (!row) throw new Refusal('storage-failed', `there is no card ${fact.cardId}`);
	const before = row.card.memory;
	if (recorded && again) return before;
	if (recorded || !follows(fact, before)) {
		throw new Refusal('answered-elsewhere', `${fact.cardId} has been answered since`);
	}
	if (isReplayedBefore(fact, before)) {
		throw new Error(`Inconsistent: ${fact.id} would be replayed before the fact that it follows`);
	}
	const factRow = effectiveRow(fact, before, after);
	await Promise.all([
		database.facts.add(factRow),
		storeMemory(database, row, after),
		moveDayCounts(database, row.card.deckId, [], [factRow])
	]);
	return after;
}

/** Whether a fact comes before the last one of its card in the order of replay. */
export function isReplayedBefore(
	fact: MemoryFact,
	{ lastAtMillis, lastFactId }: CardMemory
): boolean {
	if (lastAtMillis === undefined || lastFactId === undefined) return false;
	return fact.atMillis === lastAtMillis ? fact.id < lastFactId : fact.atMillis < lastAtMillis;
}

/** Within a transaction, takes a fact back or puts it back, and replays its card. */
export async function retractFact(
	database: Database,
	change: {
		readonly factId: FactId;
		readonly retracted: boolean;
		readonly nowMillis: number;
		readonly writeId: WriteId;
	},
	apply: ApplyFact
): Promise<CardMemory> {
	const { factId, retracted, nowMillis, writeId } = change;
	const changed = await database.facts.get(factId);
	if (!changed || !isMemoryFactRow(changed)) {
		throw new Refusal('storage-failed', `no card has a fact ${factId}`);
	}
	await writeRegister(database, {
		subject: factId,
		field: 'retracted',
		value: retracted,
		nowMillis,
		writeId
	});
	const { cardId } = changed.fact;
	const before = await factRowsOf(database, cardId);
	const { rows: after, memory } = replayRows(
		cardId,
		before.map((row) => (row.fact.id === factId ? { ...row, effective: !retracted } : row)),
		apply
	);
	await database.facts.bulkPut(after.filter((next, place) => !sameValue(next, before[place])));
	const row = await database.cards.get(cardId);
	if (!row) return memory;
	await storeMemory(database, row, memory);
	await moveDayCounts(database, row.card.deckId, before, after);
	return memory;
}

/** A card's facts, effective or not, by (atMillis, id). */
export async function factRowsOf(
	database: Database,
	cardId: CardId
): Promise<readonly FactRow<MemoryFact>[]> {
	const rows = await database.facts.where('fact.cardId').equals(cardId).toArray();
	return rows.filter(isMemoryFactRow).sort((a, b) => compareFacts(a.fact, b.fact));
}

/** A card's facts with their caches computed again, given and answered in order, and its memory. */
export function replayRows(
	cardId: CardId,
	rows: readonly FactRow<MemoryFact>[],
	apply: ApplyFact
): { readonly rows: readonly FactRow<MemoryFact>[]; readonly memory: CardMemory } {
	let memory = newMemory(cardId);
	const replayed = rows.map(({ fact, effective }) => {
		if (!effective) return retractedRow(fact);
		const before = memory;
		memory = apply(before, fact);
		return effectiveRow(fact, before, memory);
	});
	return { rows: replayed, memory };
}
