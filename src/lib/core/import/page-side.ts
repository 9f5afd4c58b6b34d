import type { Episode, ItemId } from '#lib/core/episode/episode.ts';
import { freeItemId } from '#lib/core/episode/identity.ts';
import { withItemIds } from '#lib/core/episode/with-item-ids.ts';
import type { ItemsOfPages } from '#lib/core/import/item-pair.ts';
import { knownItemsOf } from '#lib/core/import/known-items.ts';

/** A page, or what is known in its language. */
export interface Side {
	/** With the ids that its page gives its items. */
	readonly source: Episode;
	/** With the ids that they have from now on. */
	readonly episode: Episode;
	readonly finalOf: (id: ItemId) => ItemId;
}

/** The sides of an episode that there are. */
export interface Sides {
	readonly zh?: Side | undefined;
	readonly en?: Side | undefined;
}

/** An English item that must not be the Chinese one gets an id of its own where both have the same. */
export function keptApart(
	zh: Side | undefined,
	en: Side | undefined,
	apart: readonly ItemsOfPages[]
): Sides {
	if (!zh || !en || apart.length === 0) {
		return { zh, en };
	}
	const [zhIds, enIds] = [idsOf(zh.episode), idsOf(en.episode)];
	const taken = new Set([...zhIds, ...enIds]);
	const renamed = new Map<ItemId, ItemId>();
	for (const { zhItemId, enItemId } of apart) {
		const id = en.finalOf(enItemId);
		if (id === zh.finalOf(zhItemId) && enIds.has(id)) {
			const free = freeItemId(id, taken);
			renamed.set(id, free);
			taken.add(free);
		}
	}
	return { zh, en: withRenamed(en, renamed) };
}

/**
 * A page in a new language whose items have no ids of known ones that its partner does not have any more:
 * they may be what stands at those times now.
 */
export function withoutIdsOfGone(
	side: Side | undefined,
	partner: Side | undefined,
	known: ReadonlySet<ItemId>
): Side | undefined {
	if (!side || !partner) {
		return side;
	}
	const [ids, partners] = [idsOf(side.episode), idsOf(partner.episode)];
	const taken = new Set([...ids, ...partners, ...known]);
	const gone = [...ids].filter((id) => known.has(id) && !partners.has(id));
	return withRenamed(side, new Map(gone.map((id) => [id, freeItemId(id, taken)])));
}

function withRenamed(side: Side, renamed: ReadonlyMap<ItemId, ItemId>): Side {
	const rename = (id: ItemId) => renamed.get(id) ?? id;
	const { episode } = side;
	return {
		...side,
		episode: withItemIds(episode, episode.id, rename),
		finalOf: (id) => rename(side.finalOf(id))
	};
}

/** The ids of all its items. */
export function idsOf(episode: Episode): ReadonlySet<ItemId> {
	return new Set(knownItemsOf(episode).map(({ id }) => id));
}
