import type { ItemId } from '#lib/core/episode/episode.ts';

/** Two items, one of each page, by the ids that their pages give them. */
export interface ItemsOfPages {
	readonly zhItemId: ItemId;
	readonly enItemId: ItemId;
}

/** Two items that were taken for one, and the id of that. */
export interface ItemPair extends ItemsOfPages {
	readonly canonical: ItemId;
}
