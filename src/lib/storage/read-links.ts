import type { DeckId } from '#lib/core/collection/collected-card.ts';
import type { Register } from '#lib/core/register.ts';
import type { Tables } from '#lib/storage/database.ts';
import { groupBy } from '#lib/storage/group-by.ts';
import {
	isSoundLink,
	itemIn,
	linksOf,
	mergeRegisters,
	type LinkRow,
	type Links
} from '#lib/storage/links.ts';

/** From so many decks on, all that stands between the first and the last is read. */
const manyDecks = 20;

/**
 * Within a transaction, reads what any of these subjects is linked with: a request a deck, which finds
 * nothing in nearly all collections.
 */
export function readLinks(database: Tables, subjects: readonly string[]): Promise<Links> {
	// Ids of items begin with their episode's and a slash: nothing else can be linked.
	const itemIds = new Set(subjects.map(itemIn).filter((itemId) => itemId.includes('/')));
	const inOrder = [...itemIds].sort();
	const decks = groupBy(inOrder, (itemId) => itemId.slice(0, itemId.indexOf('/')));
	const lists = decks.size > manyDecks ? [inOrder] : [...decks.values()];
	return readRanges(
		database,
		lists.map((ids) => [ids[0] ?? '', ids.at(-1) ?? '']),
		({ itemId }) => itemIds.has(itemId)
	);
}

/** Within a transaction, reads what the items of a deck are linked with. */
export function readLinksOfDeck(database: Tables, deckId: DeckId): Promise<Links> {
	return readRanges(database, [[`${deckId}/`, `${deckId}/\uffff`]], () => true);
}

/** The links of those items between these ids that are wanted, with whatever else they are linked with. */
async function readRanges(
	database: Tables,
	ranges: readonly (readonly [from: string, to: string])[],
	isWanted: (row: LinkRow) => boolean
): Promise<Links> {
	const rows = await Promise.all(
		ranges.map(([from, to]) => database.links.where(':id').between(from, to, true, true).toArray())
	);
	const known = new Map(
		rows
			.flat()
			.filter(isSoundLink)
			.map((row) => [row.itemId, row])
	);
	const wanted = [...known.values()].filter(isWanted);
	const canonicalIds = [...new Set(wanted.map(({ canonicalId }) => canonicalId))];
	const unread = canonicalIds.filter((itemId) => !known.has(itemId));
	// Dexie may lose its transaction in awaiting what asks for nothing.
	if (unread.length > 0) {
		for (const row of await database.links.bulkGet(unread)) {
			if (row && isSoundLink(row)) known.set(row.itemId, row);
		}
	}
	return linksOf(canonicalIds.map((itemId) => known.get(itemId)?.names ?? []));
}

/**
 * Within a transaction, reads the registers of these subjects as they read with all links. `read` reads
 * those of subjects as they were written; where any is linked, it is asked for its other names, too.
 */
export async function readMerged(
	database: Tables,
	subjects: readonly string[],
	read: (subjects: readonly string[]) => Promise<readonly Register[]>
): Promise<readonly Register[]> {
	const [links, registers] = await Promise.all([readLinks(database, subjects), read(subjects)]);
	if (links.itemIds.length === 0) return registers;
	const known = new Set(subjects);
	const names = new Set(subjects.flatMap((subject) => links.namesOf(subject)));
	const others = [...names].filter((name) => !known.has(name));
	return mergeRegisters([...registers, ...(await read(others))], links);
}
