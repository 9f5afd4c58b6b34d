import type { Episode, ItemId } from '#lib/core/episode/episode.ts';
import {
	aliasLink,
	canonicalItemId,
	freeItemId,
	type AliasLink
} from '#lib/core/episode/identity.ts';
import { knownItemsOf, type KnownItem } from '#lib/core/import/known-items.ts';
import { matchCopies } from '#lib/core/import/match-copies.ts';
import type { Language } from '#lib/core/language.ts';

/** The ids by which the items of later copies are known. */
export interface RecognisedItems {
	/** By language, for each id that the page gives. */
	readonly ids: ReadonlyMap<Language, ReadonlyMap<ItemId, ItemId>>;
	/** Ids that name one item. */
	readonly links: readonly AliasLink[];
}

/**
 * Finds the items of later copies of pages among those that were known. What is new keeps its id, unless
 * that id names another item already: then it is numbered. An id of a page may stand for the known item from
 * now on, if it stands for no other one on any page: two items that are known never become one. All ids are
 * within one episode; `elsewhere` are those of a page that is no copy.
 */
export function recogniseItems(
	copies: ReadonlyMap<Language, Episode>,
	elsewhere: ReadonlySet<ItemId>,
	earlier: readonly KnownItem[],
	aliases: readonly AliasLink[]
): RecognisedItems {
	const canonical = canonicalItemId(aliases);
	const known = new Set(earlier.map(({ id }) => id));
	const read = [...copies].map(([language, page]) => {
		const items = knownItemsOf(page);
		return { language, items, matches: matchCopies(items, earlier, language, canonical) };
	});
	const taken = new Set([...known, ...elsewhere]);
	/** What each id stands for on the pages; undefined among it where it is a new item. */
	const meanings = new Map<ItemId, Set<ItemId | undefined>>();
	for (const { items, matches } of read) {
		for (const { id } of items) {
			taken.add(id);
			const meant = meanings.get(id) ?? new Set();
			meanings.set(id, meant.add(matches.get(id)));
		}
	}
	const isOthers = (id: ItemId) => known.has(id) || canonical(id) !== id;
	const isClear = (id: ItemId) =>
		!isOthers(id) && !elsewhere.has(id) && meanings.get(id)?.size === 1;

	const links: AliasLink[] = [];
	const renamed = new Map<ItemId, ItemId>();
	function ownId(id: ItemId): ItemId {
		if (!isOthers(id) && meanings.get(id)?.size === 1) {
			return id;
		}
		const own = renamed.get(id) ?? freeItemId(id, taken);
		renamed.set(id, own);
		taken.add(own);
		return own;
	}
	const ids = read.map(({ language, items, matches }) => {
		const byId = items.map(({ id }): [ItemId, ItemId] => {
			const match = matches.get(id);
			const link = match !== undefined && isClear(id) ? aliasLink(id, match) : undefined;
			links.push(...(link ? [link] : []));
			return [id, match ?? ownId(id)];
		});
		return [language, new Map(byId)] as const;
	});
	return { ids: new Map(ids), links };
}
