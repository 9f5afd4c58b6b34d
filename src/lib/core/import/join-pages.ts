import type { Episode, EpisodeId, ItemId } from '#lib/core/episode/episode.ts';
import {
	aliasLink,
	canonicalItemId,
	localName,
	type AliasLink
} from '#lib/core/episode/identity.ts';
import { mergeLanguages, type MergedEpisode } from '#lib/core/episode/merge-languages.ts';
import type { MergeProblem } from '#lib/core/episode/merge-problem.ts';
import { withItemIds } from '#lib/core/episode/with-item-ids.ts';
import type { ItemPair, ItemsOfPages } from '#lib/core/import/item-pair.ts';
import { knownItemsOf, type KnownItem } from '#lib/core/import/known-items.ts';
import { inOneLanguage } from '#lib/core/import/one-language.ts';
import {
	idsOf,
	keptApart,
	withoutIdsOfGone,
	type Side,
	type Sides
} from '#lib/core/import/page-side.ts';
import { recogniseItems } from '#lib/core/import/recognise-items.ts';
import { languages, type Language } from '#lib/core/language.ts';

/** What the library says of the episode already. */
export interface KnownEpisode {
	readonly episode: Episode;
	/** The languages whose pages it was made of. */
	readonly languages: readonly Language[];
	/** Items that its pages do not have any more. */
	readonly gone: readonly KnownItem[];
	/** Ids of its items that are not used any more. */
	readonly aliases: readonly AliasLink[];
}

/** Pages, and what was known of their episode, as one. */
export interface JoinedPages {
	readonly episode: Episode;
	readonly problems: readonly MergeProblem[];
	readonly pairs: readonly ItemPair[];
	/** Ids that name one item, those of what was known included. */
	readonly aliases: readonly AliasLink[];
	readonly episodeAliases: readonly AliasLink<EpisodeId>[];
}

/**
 * Joins a page in each language, or one, with what is known of their episode: a page in a language that is
 * known replaces what was known in it, its items being recognised; one in the other language joins it.
 * Items of pages that are to stay `apart` get no partner, and none that was known gets another than it had.
 * Without any page it is what is known, joined again.
 */
export function joinPages(
	pages: Readonly<Partial<Record<Language, Episode>>>,
	known?: KnownEpisode,
	apart: readonly ItemsOfPages[] = []
): JoinedPages {
	const given = [pages.zh, pages.en, known?.episode].filter((episode) => episode !== undefined);
	const episodeIds = [...new Set(given.map(({ id }) => id))].sort();
	const episodeId = episodeIds[0];
	if (episodeId === undefined) {
		throw new Error('Inconsistent: neither a page nor an episode to join');
	}
	const inside = (id: ItemId) => `${episodeId}/${localName(id)}` as ItemId;
	const before = known
		? knownItemsOf(known.episode).map(({ id, ...item }) => ({ ...item, id: inside(id) }))
		: [];
	const gone = known?.gone.map((item) => ({ ...item, id: inside(item.id) })) ?? [];
	const copies = languages.filter((language) => known?.languages.includes(language));
	const within = (page: Episode) => withItemIds(page, episodeId, inside);
	const pagesWithin = (isCopy: boolean) =>
		languages.flatMap((language): [Language, Episode][] => {
			const page = copies.includes(language) === isCopy ? pages[language] : undefined;
			return page ? [[language, within(page)]] : [];
		});
	const elsewhere = pagesWithin(false).flatMap(([, page]) => [...idsOf(page)]);
	const { ids, links } = recogniseItems(
		new Map(pagesWithin(true)),
		new Set(elsewhere),
		[...before, ...gone],
		known?.aliases ?? []
	);
	const settled = canonicalItemId(links);

	const others = pages.zh || pages.en ? 'left-out' : 'kept';
	const knownIn = (language: Language) =>
		known && known.languages.length > 1
			? inOneLanguage(known.episode, language, others)
			: known?.episode;
	const sideOf = (language: Language): Side | undefined => {
		const source = pages[language] ?? (copies.includes(language) ? knownIn(language) : undefined);
		const own = ids.get(language);
		const finalOf = (id: ItemId) => settled(own?.get(inside(id)) ?? inside(id));
		return source && { source, episode: withItemIds(source, episodeId, finalOf), finalOf };
	};

	const [zh, en] = [sideOf('zh'), sideOf('en')];
	const goneIds = new Set([...before, ...gone].map(({ id }) => settled(id)));
	const isNew = (language: Language) => known !== undefined && !copies.includes(language);
	const sides = keptApart(
		isNew('zh') ? withoutIdsOfGone(zh, en, goneIds) : zh,
		isNew('en') ? withoutIdsOfGone(en, zh, goneIds) : en,
		apart
	);
	// What was known of both languages has its partners already.
	const settledBefore = copies.length > 1 ? before.map(({ id }) => settled(id)) : [];
	const merged = mergeSides(sides, settledBefore, apart);
	const canonical = canonicalItemId([...links, ...merged.aliases]);
	const movedIn = [
		...Object.values(sides as Readonly<Record<string, Side | undefined>>),
		known && { source: known.episode, finalOf: (id: ItemId) => settled(inside(id)) }
	].flatMap((side) => (side ? movedInto(inside, side, canonical) : []));
	return {
		episode: merged.episode,
		problems: merged.problems,
		pairs: pairsOf(sides, canonical),
		aliases: [...movedIn, ...links, ...merged.aliases],
		episodeAliases: episodeIds.slice(1).map((alias) => ({ canonical: episodeId, alias }))
	};
}

function mergeSides(
	{ zh, en }: Sides,
	known: readonly ItemId[],
	apart: readonly ItemsOfPages[]
): Pick<MergedEpisode, 'episode' | 'problems' | 'aliases'> {
	if (!zh || !en) {
		const only = zh ?? en;
		if (!only) {
			throw new Error('Inconsistent: an episode that is known in no language');
		}
		return { episode: only.episode, problems: [], aliases: [] };
	}
	const [zhIds, enIds] = [idsOf(zh.episode), idsOf(en.episode)];
	const alone = {
		zh: new Set(known.filter((id) => !enIds.has(id))),
		en: new Set(known.filter((id) => !zhIds.has(id)))
	};
	for (const { zhItemId, enItemId } of apart) {
		alone.zh.add(zh.finalOf(zhItemId));
		alone.en.add(en.finalOf(enItemId));
	}
	return mergeLanguages(zh.episode, en.episode, alone);
}

/** The ids that changed by the episode's getting another id. */
function movedInto(
	inside: (id: ItemId) => ItemId,
	{ source, finalOf }: Pick<Side, 'source' | 'finalOf'>,
	canonical: (id: ItemId) => ItemId
): readonly AliasLink[] {
	return knownItemsOf(source).flatMap(({ id }) => {
		const isSame = canonical(inside(id)) === canonical(finalOf(id));
		return (isSame ? aliasLink(id, inside(id)) : undefined) ?? [];
	});
}

/** What both sides have of what can be remembered. */
function pairsOf({ zh, en }: Sides, canonical: (id: ItemId) => ItemId): readonly ItemPair[] {
	const itemsOf = (side: Side | undefined) =>
		side ? [side.source.quotes, side.source.predictions, side.source.takeaways].flat() : [];
	const zhItems = new Map(itemsOf(zh).map(({ id }) => [canonical(zh?.finalOf(id) ?? id), id]));
	return itemsOf(en).flatMap(({ id: enItemId }) => {
		const shared = canonical(en?.finalOf(enItemId) ?? enItemId);
		const zhItemId = zhItems.get(shared);
		return zhItemId === undefined ? [] : [{ zhItemId, enItemId, canonical: shared }];
	});
}
