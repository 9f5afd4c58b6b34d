import { groupNearDuplicates } from '#lib/core/card/duplicates.ts';
import type { Note } from '#lib/core/card/note.ts';
import { segmenterFor } from '#lib/core/card/segment.ts';
import type { Episode, ItemId } from '#lib/core/episode/episode.ts';
import { freeItemId, localName } from '#lib/core/episode/identity.ts';
import { mainText } from '#lib/core/episode/text-language.ts';
import { underEpisodeId, withItemIds } from '#lib/core/episode/with-item-ids.ts';
import { knownItemsOf } from '#lib/core/import/known-items.ts';
import { matchCopies } from '#lib/core/import/match-copies.ts';
import { proposeJoined } from '#lib/core/import/propose-joined.ts';
import { languages, type Bilingual } from '#lib/core/language.ts';
import type { Deck } from '#lib/core/library/deck.ts';

/**
 * A shipped deck with the quotes, predictions and takeaways of a page that it lacks; undefined where it
 * lacks none. It is written by hand, and newer than any page: what it has stays as it is, and what it has
 * in other words, or at the same time, is not added again.
 */
export function addToShipped(
	shipped: Pick<Deck, 'episode' | 'notes'>,
	page: Episode
): Pick<Deck, 'episode' | 'notes'> | undefined {
	const { episode, notes } = shipped;
	const lacking = withDistinctIds(
		lackingIn(episode, notes, underEpisodeId(page, episode.id)),
		episode
	);
	const fresh = proposeJoined(lacking, segmenterFor(lacking), []);
	if (fresh.length === 0) {
		return undefined;
	}
	const { quotes, predictions, takeaways } = lacking;
	const last = Math.max(0, ...notes.map(({ priority }) => priority));
	return {
		episode: {
			...episode,
			quotes: byTime([...episode.quotes, ...quotes]),
			predictions: byTime([...episode.predictions, ...predictions]),
			takeaways: [...episode.takeaways, ...takeaways]
		},
		notes: [...notes, ...fresh.map((note, index) => ({ ...note, priority: last + index + 1 }))]
	};
}

/** What a page has to remember that an episode has not. */
function lackingIn(episode: Episode, notes: readonly Note[], page: Episode): Episode {
	const [items, known] = [knownItemsOf(page), knownItemsOf(episode)];
	const had = new Set(
		languages.flatMap((language) => [...matchCopies(items, known, language, (id) => id).keys()])
	);
	const rest = items.filter(({ id, section }) => !had.has(id) && kinds.has(section));
	const texts = [...notes, ...rest].map(({ text }) => mainText(text));
	const lacking = new Set(
		groupNearDuplicates(texts)
			.filter((group) => group.every((index) => index >= notes.length))
			.flatMap((group) => group.flatMap((index) => rest[index - notes.length]?.id ?? []))
	);
	const only = <Item extends { readonly id: ItemId; readonly text: Bilingual }>(
		list: readonly Item[]
	) => list.filter(({ id }) => lacking.has(id));
	return {
		...page,
		quotes: only(page.quotes),
		predictions: only(page.predictions),
		takeaways: only(page.takeaways)
	};
}

const kinds: ReadonlySet<string> = new Set<Note['kind']>(['quote', 'prediction', 'takeaway']);

/** The time of an item that is new may name another one of the episode. */
function withDistinctIds(page: Episode, episode: Episode): Episode {
	const taken = new Set(knownItemsOf(episode).map(({ id }) => id));
	return withItemIds(page, page.id, (id) => {
		const own = kinds.has(localName(id).split('/')[0] ?? '') ? freeItemId(id, taken) : id;
		taken.add(own);
		return own;
	});
}

function byTime<Item extends { readonly atSeconds?: number }>(
	items: readonly Item[]
): readonly Item[] {
	const at = ({ atSeconds = Infinity }: Item): number => atSeconds;
	return [...items].sort((a, b) => (at(a) === at(b) ? 0 : at(a) - at(b)));
}
