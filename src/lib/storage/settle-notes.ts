import type { ApplyFact } from '#lib/core/collection/apply-fact.ts';
import type { ItemId } from '#lib/core/episode/episode.ts';
import { sameValue } from '#lib/core/same-value.ts';
import {
	cardRange,
	computeNotes,
	readNotes,
	type ComputedNotes,
	type StoredNotes
} from '#lib/storage/compute-notes.ts';
import type { Tables } from '#lib/storage/database.ts';
import { isAsStored, judgeLinks, storeLinks } from '#lib/storage/judge-links.ts';
import { moveDayCounts } from '#lib/storage/move-counts.ts';
import { isMemoryFactRow } from '#lib/storage/rows.ts';
import { storeCards } from '#lib/storage/settle-cards.ts';

/** Between the first and the last of some notes so many facts are read at once, whichever notes they are of. */
const factsAtOnce = 600;

/**
 * Within a transaction, computes anew all that is kept of these items, and of what they are linked with:
 * links, the columns of facts, cards, and what is counted. Answers how many facts there were.
 */
export async function settleNotes(
	database: Tables,
	itemIds: readonly ItemId[],
	apply: ApplyFact
): Promise<number> {
	const judged = await judgeLinks(database, itemIds);
	if (!isAsStored(judged)) await storeLinks(database, judged);
	const stored =
		(await readTogether(database, judged.itemIds)) ?? (await readNotes(database, judged.itemIds));
	if (stored.facts.length + stored.rows.length === 0) return 0;
	const computed = await computeNotes(database, judged, stored, apply);
	await storeComputed(database, computed);
	return computed.facts.length;
}

/** Reads notes that stand close together with two requests; undefined where too much stands between them. */
async function readTogether(
	database: Tables,
	itemIds: readonly ItemId[]
): Promise<StoredNotes | undefined> {
	const inOrder = [...itemIds].sort();
	const [from, to] = [`${inOrder[0] ?? ''}#`, cardRange(inOrder.at(-1) ?? '')[1]];
	const [facts, rows] = await Promise.all([
		database.facts.where('fact.cardId').between(from, to).limit(factsAtOnce).toArray(),
		database.cards.where(':id').between(from, to).limit(factsAtOnce).toArray()
	]);
	if (facts.length === factsAtOnce || rows.length === factsAtOnce) return undefined;
	const wanted = new Set<string>(itemIds);
	const isWanted = (cardId: string): boolean =>
		wanted.has(cardId.slice(0, cardId.lastIndexOf('#')));
	return {
		facts: facts.filter(isMemoryFactRow).filter(({ fact }) => isWanted(fact.cardId)),
		rows: rows.filter(({ card }) => isWanted(card.cardId))
	};
}

async function storeComputed(
	database: Tables,
	{ facts, cards, counted, counting }: ComputedNotes
): Promise<void> {
	const changed = facts.filter(({ before, after }) => !sameValue(before, after));
	const moved = cards.filter(({ before, after }) => !sameValue(before, after));
	// Dexie may lose its transaction in awaiting what asks for nothing.
	if (changed.length > 0) await database.facts.bulkPut(changed.map(({ after }) => after));
	if (moved.length > 0) await storeCards(database, moved);
	if (counted.length + counting.length > 0) await moveDayCounts(database, counted, counting);
}
