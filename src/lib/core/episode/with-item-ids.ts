import type { Episode, EpisodeId, ItemId } from '#lib/core/episode/episode.ts';

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
