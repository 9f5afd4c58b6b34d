import type { ApplyFact } from '#lib/core/collection/apply-fact.ts';
import type { Retraction } from '#lib/core/collection/register-writes.ts';
import { episodeIdOfNote, noteIdOf, type CardId } from '#lib/core/card/note.ts';
import { compareFacts, type MemoryFact } from '#lib/core/review/fact.ts';
import { newMemory, type CardMemory } from '#lib/core/review/memory.ts';
import type { Database } from '#lib/storage/database.ts';
import { checkMemoryAfter, followsOn, isReplayedBefore } from '#lib/storage/follows-on.ts';
import { noLinks } from '#lib/storage/links.ts';
import { dayCountsOfRows, moveDayCounts } from '#lib/storage/move-counts.ts';
import { readLinks } from '#lib/storage/read-links.ts';
import { Refusal } from '#lib/storage/refusal.ts';
import { effectiveRow, isMemoryFactRow, retractedRow, type FactRow } from '#lib/storage/rows.ts';
import { sameValue } from '#lib/core/same-value.ts';
import { storeMemory } from '#lib/storage/settle-cards.ts';
import { writeRegister } from '#lib/storage/write-registers.ts';

/**
 * Within a transaction, appends a fact and stores the memory after it, with all counts. `said` is the
 * memory that the fact was made of, where that is known. `again` says that the transaction may have been
 * kept before and that its end was not heard.
 */
export async function recordFact(
	database: Database,
	fact: MemoryFact,
	after: CardMemory,
	said: CardMemory | undefined,
	again: boolean
): Promise<CardMemory> {
	const links = await readLinks(database, [fact.cardId]);
	const cardId = links.canonicalOf(fact.cardId);
	checkMemoryAfter(fact, after, cardId);
	const [row, recorded] = await Promise.all([
		database.cards.get(cardId),
		database.facts.get(fact.id)
	]);
	if (!row) throw new Refusal('storage-failed', `there is no card ${fact.cardId}`);
	const before = row.card.memory;
	if (recorded && again) return before;
	if (recorded || !followsOn(fact, after, said, before)) {
		throw new Refusal('answered-elsewhere', `${fact.cardId} has been answered since`);
	}
	if (isReplayedBefore(fact, before)) {
		throw new Error(`Inconsistent: ${fact.id} would be replayed before the fact that it follows`);
	}
	const memory = { ...after, cardId };
	const factRow = effectiveRow(fact, before, memory);
	await Promise.all([
		database.facts.add(factRow),
		storeMemory(database, links, row, memory),
		moveDayCounts(database, [], dayCountsOfRows([factRow], row.card.deckId))
	]);
	return memory;
}

/** Within a transaction, takes a fact back or puts it back, and replays its card. */
export async function retractFact(
	database: Database,
	change: Retraction,
	apply: ApplyFact
): Promise<CardMemory> {
	const { factId, retracted, nowMillis, writeId } = change;
	const changed = await database.facts.get(factId);
	if (!changed || !isMemoryFactRow(changed)) {
		throw new Refusal('storage-failed', `no card has a fact ${factId}`);
	}
	await writeRegister(database, noLinks, {
		subject: factId,
		field: 'retracted',
		value: retracted,
		nowMillis,
		writeId
	});
	const links = await readLinks(database, [changed.fact.cardId]);
	const cardId = links.canonicalOf(changed.fact.cardId);
	const before = await factRowsOf(database, links.namesOf(cardId));
	const { rows: after, memory } = replayRows(
		cardId,
		before.map((row) => (row.fact.id === factId ? { ...row, effective: !retracted } : row)),
		apply
	);
	await database.facts.bulkPut(after.filter((next, place) => !sameValue(next, before[place])));
	const row = await database.cards.get(cardId);
	const deckId = row?.card.deckId ?? episodeIdOfNote(noteIdOf(cardId));
	if (row) await storeMemory(database, links, row, memory);
	await moveDayCounts(database, dayCountsOfRows(before, deckId), dayCountsOfRows(after, deckId));
	return memory;
}

/** The facts of a card under all its ids, effective or not, by (atMillis, id). */
export async function factRowsOf(
	database: Database,
	names: readonly CardId[]
): Promise<readonly FactRow<MemoryFact>[]> {
	const found = await Promise.all(
		names.map((name) => database.facts.where('fact.cardId').equals(name).toArray())
	);
	return found
		.flat()
		.filter(isMemoryFactRow)
		.sort((a, b) => compareFacts(a.fact, b.fact));
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
