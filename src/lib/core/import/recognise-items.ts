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

/** Gives the items of later copies the ids that they are known by. */
export interface Recogniser {
	/** The id of each item of a page by the id that the page gives it; both in the episode that is known. */
	readonly recognise: (page: Episode, language: Language) => ReadonlyMap<ItemId, ItemId>;
	/** What was found: ids that name one item. */
	readonly links: readonly AliasLink[];
}

/**
 * A recogniser for copies of the pages that gave `earlier` items. An item that is new keeps its id, unless
 * that id names another item already: then it is numbered. Two items that are known never become one.
 */
export function createRecogniser(
	earlier: readonly KnownItem[],
	aliases: readonly AliasLink[]
): Recogniser {
	const canonical = canonicalItemId(aliases);
	const known = new Set(earlier.map(({ id }) => id));
	const links: AliasLink[] = [];
	const linked = new Map<ItemId, ItemId>();

	/** Whether an id of a page may stand for a known item from now on: it stands for no other. */
	function isFree(id: ItemId, match: ItemId): boolean {
		return !known.has(id) && canonical(id) === id && (linked.get(id) ?? match) === match;
	}

	function recognise(page: Episode, language: Language): ReadonlyMap<ItemId, ItemId> {
		const items = knownItemsOf(page);
		const matches = matchCopies(items, earlier, language, canonical);
		const taken = new Set([...known, ...items.map(({ id }) => id)]);
		return new Map(
			items.map(({ id }) => {
				const match = matches.get(id);
				if (match === undefined) {
					const isOthers = known.has(id) || canonical(id) !== id;
					const own = isOthers ? freeItemId(id, taken) : id;
					taken.add(own);
					return [id, own];
				}
				const link = isFree(id, match) ? aliasLink(id, match) : undefined;
				if (link) {
					links.push(link);
					linked.set(id, match);
				}
				return [id, match];
			})
		);
	}

	return { recognise, links };
}
