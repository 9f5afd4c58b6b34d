import type { CardId } from '#lib/core/card/note.ts';
import type { ApplyFact, DeckId, KnownAlias, Retraction } from '#lib/core/collection.ts';
import type { EpisodeId, ItemId } from '#lib/core/episode/episode.ts';
import { compareFacts, type Alias, type MemoryFact } from '#lib/core/review/fact.ts';
import type { CardMemory } from '#lib/core/review/memory.ts';
import type { Database } from '#lib/storage/database.ts';
import { groupBy } from '#lib/storage/group-by.ts';
import { cardsPlaced } from '#lib/storage/join-notes.ts';
import {
	checkAlias,
	linkedIds,
	linkRowsOf,
	linksOf,
	noLinks,
	type Links
} from '#lib/storage/links.ts';
import { moveDayCounts } from '#lib/storage/move-counts.ts';
import { readLinks } from '#lib/storage/read-links.ts';
import { Refusal } from '#lib/storage/refusal.ts';
import {
	aliasRow,
	isAliasRow,
	isMemoryFactRow,
	placementsOf,
	type CardRow,
	type FactRow,
	type PlacedCard
} from '#lib/storage/rows.ts';
import { sameValue } from '#lib/core/same-value.ts';
import { settleCards } from '#lib/storage/settle-cards.ts';
import { replayRows } from '#lib/storage/write-facts.ts';
import { writeRegister } from '#lib/storage/write-registers.ts';

/**
 * Within a transaction, appends aliases, takes some back or puts them back, and moves the cards, their
 * facts' columns and the counts of all items concerned to where the links now have them.
 */
export async function relinkNotes(
	database: Database,
	aliases: readonly Alias[],
	retractions: readonly Retraction[],
	apply: ApplyFact
): Promise<void> {
	const changed = [
		...(aliases.length > 0 ? await appendAliases(database, aliases) : []),
		...(retractions.length > 0 ? await retractAliases(database, retractions) : [])
	];
	if (changed.length === 0) return;
	const touched = [...new Set(changed.flatMap(({ itemIds }) => itemIds))];
	const before = await readLinks(database, touched);
	const itemIds = [...new Set(touched.flatMap((itemId) => before.namesOf(itemId)))];
	const after = await linkItems(database, itemIds);
	await moveCards(database, itemIds, before, after, apply);
}

/** Within a transaction, reads the aliases of an episode's items, by (atMillis, id). */
export async function readAliases(
	database: Database,
	episodeId: EpisodeId
): Promise<readonly KnownAlias[]> {
	const rows = await database.facts
		.where('fact.itemIds')
		.between(`${episodeId}/`, `${episodeId}/\uffff`)
		.distinct()
		.toArray();
	return rows
		.filter(isAliasRow)
		.sort((a, b) => compareFacts(a.fact, b.fact))
		.map(({ fact, effective }) => ({ alias: fact, retracted: !effective }));
}

/** Answers those that were not there yet. */
async function appendAliases(
	database: Database,
	aliases: readonly Alias[]
): Promise<readonly Alias[]> {
	aliases.forEach(checkAlias);
	const rows = await database.facts.bulkGet(aliases.map(({ id }) => id));
	const added = aliases.filter((_, place) => !rows[place]);
	if (added.length > 0) await database.facts.bulkAdd(added.map((alias) => aliasRow(alias, true)));
	return added;
}

/** Answers the aliases that were taken back or put back. */
async function retractAliases(
	database: Database,
	retractions: readonly Retraction[]
): Promise<readonly Alias[]> {
	const rows = await database.facts.bulkGet(retractions.map(({ factId }) => factId));
	const changed: Alias[] = [];
	for (const [place, { factId, retracted, ...write }] of retractions.entries()) {
		const row = rows[place];
		if (!row || !isAliasRow(row)) {
			throw new Refusal('storage-failed', `there is no alias ${factId}`);
		}
		const change = { subject: factId, field: 'retracted', value: retracted, ...write };
		await writeRegister(database, noLinks, change);
		await database.facts.put(aliasRow(row.fact, !retracted));
		changed.push(row.fact);
	}
	return changed;
}

/** Stores how these items are linked by now: all that ever were with any of them. */
async function linkItems(database: Database, itemIds: readonly ItemId[]): Promise<Links> {
	const rows = await Promise.all(
		itemIds.map((itemId) => database.facts.where('fact.itemIds').equals(itemId).toArray())
	);
	const effective = rows
		.flat()
		.filter(isAliasRow)
		.filter((row) => row.effective);
	const groups = linkedIds(effective.map(({ fact }) => fact));
	const linked = new Set(groups.flat());
	await Promise.all([
		database.links.bulkDelete(itemIds.filter((itemId) => !linked.has(itemId))),
		database.links.bulkPut(linkRowsOf(groups))
	]);
	return linksOf(groups);
}

/** Moves the cards of these items with their facts' columns and all counts, from links to links. */
async function moveCards(
	database: Database,
	itemIds: readonly ItemId[],
	before: Links,
	after: Links,
	apply: ApplyFact
): Promise<void> {
	const rows = await readRows(database, itemIds, before);
	const facts = await readFactsOf(database, itemIds);
	const moved: FactRow<MemoryFact>[] = [];
	const memories = new Map<CardId, CardMemory>();
	for (const [cardId, ofCard] of groupBy(facts, ({ fact }) => after.canonicalOf(fact.cardId))) {
		const replayed = replayRows(cardId, ofCard, apply);
		memories.set(cardId, replayed.memory);
		moved.push(...replayed.rows);
	}
	const former = new Map(facts.map((row) => [row.fact.id, row]));
	const cards = cardsPlaced(after, rows.flatMap(placementsOf), rows, memories);
	const present = new Set(cards.map(({ card }) => card.cardId));
	const counted = byDeck(facts, before, rows);
	const counting = byDeck(moved, after, cards);
	const deckIds = [...new Set([...counted.keys(), ...counting.keys()])];
	await Promise.all([
		database.facts.bulkPut(moved.filter((row) => !sameValue(row, former.get(row.fact.id)))),
		settleCards(
			database,
			after,
			cards,
			rows.filter(({ card }) => !present.has(card.cardId))
		),
		...deckIds.map((deckId) =>
			deckId === undefined
				? undefined
				: moveDayCounts(database, deckId, counted.get(deckId) ?? [], counting.get(deckId) ?? [])
		)
	]);
}

async function readRows(
	database: Database,
	itemIds: readonly ItemId[],
	links: Links
): Promise<readonly CardRow[]> {
	const canonicalIds = new Set(itemIds.map((itemId) => links.canonicalOf(itemId)));
	const rows = await Promise.all(
		[...canonicalIds].map((noteId) => database.cards.where('card.noteId').equals(noteId).toArray())
	);
	return rows.flat();
}

async function readFactsOf(
	database: Database,
	itemIds: readonly ItemId[]
): Promise<readonly FactRow<MemoryFact>[]> {
	const rows = await Promise.all(
		itemIds.map((itemId) =>
			database.facts.where('fact.cardId').between(`${itemId}#`, `${itemId}#\uffff`).toArray()
		)
	);
	return rows
		.flat()
		.filter(isMemoryFactRow)
		.sort((a, b) => compareFacts(a.fact, b.fact));
}

/** These facts by the decks that their cards are in, if any. */
function byDeck(
	facts: readonly FactRow<MemoryFact>[],
	links: Links,
	cards: readonly PlacedCard[]
): ReadonlyMap<DeckId | undefined, readonly FactRow<MemoryFact>[]> {
	const decks = new Map(cards.map(({ card }) => [card.cardId, card.deckId]));
	return groupBy(facts, ({ fact }) => decks.get(links.canonicalOf(fact.cardId)));
}
