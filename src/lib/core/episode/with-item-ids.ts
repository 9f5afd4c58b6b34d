import type { Episode, EpisodeId, ItemId } from '#lib/core/episode/episode.ts';
import { localName } from '#lib/core/episode/identity.ts';

/** The episode under another id, its items under what they are called within it. */
export function underEpisodeId(episode: Episode, id: EpisodeId): Episode {
	return withItemIds(episode, id, (itemId) => `${id}/${localName(itemId)}` as ItemId);
}

/** The episode under another id, and each of its items under the id that `idOf` answers for its own. */
export function withItemIds(
	episode: Episode,
	id: EpisodeId,
	idOf: (id: ItemId) => ItemId
): Episode {
	function named<Item extends { readonly id: ItemId }>(items: readonly Item[]): readonly Item[] {
		return items.map((item) => ({ ...item, id: idOf(item.id) }));
	}
	const { chapters, quotes, predictions, visual, entities, takeaways } = episode;
	return {
		...episode,
		id,
		chapters: named(chapters),
		quotes: named(quotes),
		predictions: named(predictions),
		visual: {
			...visual,
			energy: named(visual.energy),
			gestures: named(visual.gestures),
			tells: named(visual.tells),
			lost: named(visual.lost)
		},
		entities: {
			people: named(entities.people),
			companies: named(entities.companies),
			works: named(entities.works)
		},
		takeaways: named(takeaways)
	};
}
