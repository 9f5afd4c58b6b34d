import type { ItemId } from '#lib/core/episode/episode.ts';
import type { Alias, FactId } from '#lib/core/review/fact.ts';
import { sameValue } from '#lib/core/same-value.ts';
import type { Tables } from '#lib/storage/database.ts';
import {
	isSoundLink,
	linkedIds,
	linkRowsOf,
	linksOf,
	type LinkRow,
	type Links
} from '#lib/storage/links.ts';
import { aliasRow, isAliasRow, type FactRow } from '#lib/storage/rows.ts';

/** How items are linked by what their aliases and registers say, and which rows say otherwise. */
export interface JudgedLinks {
	readonly links: Links;
	/** The items that were asked about, with all that any alias or row has them linked with. */
	readonly itemIds: readonly ItemId[];
	/** Rows of aliases that are to be stored. */
	readonly aliases: readonly FactRow<Alias>[];
	readonly linked: readonly LinkRow[];
	readonly unlinked: readonly ItemId[];
}

/**
 * Within a transaction, judges anew how these items are linked. In nearly all collections that is two
 * requests which find nothing.
 */
export async function judgeLinks(
	database: Tables,
	itemIds: readonly ItemId[]
): Promise<JudgedLinks> {
	const known = new Set(itemIds);
	const aliases = new Map<FactId, FactRow<Alias>>();
	const stored = new Map<ItemId, LinkRow>();
	let [found, rows] = await readBetween(database, itemIds);
	for (;;) {
		const others = new Set<ItemId>();
		for (const row of found.filter(isAliasRow)) {
			if (!row.fact.itemIds.some((itemId) => known.has(itemId))) continue;
			aliases.set(row.fact.id, row);
			for (const itemId of row.fact.itemIds) others.add(itemId);
		}
		for (const row of rows) {
			if (!known.has(row.itemId)) continue;
			stored.set(row.itemId, row);
			if (!isSoundLink(row)) continue;
			for (const itemId of [row.canonicalId, ...(row.names ?? [])]) others.add(itemId);
		}
		const unread = [...others].filter((itemId) => !known.has(itemId));
		if (unread.length === 0) break;
		for (const itemId of unread) known.add(itemId);
		[found, rows] = await readAt(database, unread);
	}
	// Dexie may lose its transaction in awaiting what asks for nothing.
	const judged = aliases.size > 0 ? await judgeAliases(database, [...aliases.values()]) : [];
	const effective = judged.filter((row) => row.effective).map(({ fact }) => fact);
	const groups = linkedIds(effective);
	const right = linkRowsOf(groups);
	const linked = new Set(right.map(({ itemId }) => itemId));
	return {
		links: linksOf(groups),
		itemIds: [...known],
		aliases: judged.filter((row) => !sameValue(row, aliases.get(row.fact.id))),
		linked: right.filter((row) => !sameValue(row, stored.get(row.itemId))),
		unlinked: [...stored.keys()].filter((itemId) => !linked.has(itemId))
	};
}

/** Within a transaction, reads which items any alias, or any row, has linked with others. */
export async function linkedItems(database: Tables): Promise<readonly ItemId[]> {
	const [ofAliases, ofRows] = await Promise.all([
		database.facts.orderBy('fact.itemIds').uniqueKeys(),
		database.links.orderBy(':id').primaryKeys()
	]);
	return [...new Set([...(ofAliases as unknown as readonly ItemId[]), ...ofRows])].sort();
}

/** Whether nothing has to be stored of what was judged. */
export function isAsStored({ aliases, linked, unlinked }: JudgedLinks): boolean {
	return aliases.length + linked.length + unlinked.length === 0;
}

/** Within a transaction, stores what was judged. */
export async function storeLinks(
	database: Tables,
	{ aliases, linked, unlinked }: JudgedLinks
): Promise<void> {
	if (aliases.length > 0) await database.facts.bulkPut([...aliases]);
	if (linked.length > 0) await database.links.bulkPut([...linked]);
	if (unlinked.length > 0) await database.links.bulkDelete([...unlinked]);
}

type Read = Promise<readonly [found: readonly FactRow[], rows: readonly LinkRow[]]>;

/** All aliases and links of the items from the first of these to the last. */
function readBetween(database: Tables, itemIds: readonly ItemId[]): Read {
	const inOrder = [...itemIds].sort();
	const [from, to] = [inOrder[0] ?? '', inOrder.at(-1) ?? ''];
	return Promise.all([
		database.facts.where('fact.itemIds').between(from, to, true, true).distinct().toArray(),
		database.links.where(':id').between(from, to, true, true).toArray()
	]);
}

function readAt(database: Tables, itemIds: readonly ItemId[]): Read {
	return Promise.all([
		database.facts.where('fact.itemIds').anyOf(itemIds).distinct().toArray(),
		database.links.where(':id').anyOf(itemIds).toArray()
	]);
}

async function judgeAliases(
	database: Tables,
	rows: readonly FactRow<Alias>[]
): Promise<readonly FactRow<Alias>[]> {
	const retracted = await database.registers.bulkGet(
		rows.map(({ fact }): [string, string] => [fact.id, 'retracted'])
	);
	return rows.map(({ fact }, place) => aliasRow(fact, retracted[place]?.value !== true));
}
