import type { CardId, Note } from '#lib/core/card/note.ts';
import { isOwnNote } from '#lib/core/card/own-note.ts';
import { segmenterFor } from '#lib/core/card/segment.ts';
import type { TextEdit } from '#lib/core/card/text-edit.ts';
import type { Episode, EpisodeId, ItemId } from '#lib/core/episode/episode.ts';
import { canonicalItemId, type AliasLink } from '#lib/core/episode/identity.ts';
import type { MergeProblem } from '#lib/core/episode/merge-problem.ts';
import { addToShipped } from '#lib/core/import/add-to-shipped.ts';
import { describeChanges } from '#lib/core/import/describe-changes.ts';
import type { ImportChanges } from '#lib/core/import/import-changes.ts';
import type { ItemPair, ItemsOfPages } from '#lib/core/import/item-pair.ts';
import { joinPages, type KnownEpisode } from '#lib/core/import/join-pages.ts';
import { knownItemsOf, type KnownItem } from '#lib/core/import/known-items.ts';
import { mergeNotes, underCanonicalIds } from '#lib/core/import/merge-notes.ts';
import { proposeJoined } from '#lib/core/import/propose-joined.ts';
import { languages, type Language } from '#lib/core/language.ts';
import type { Deck } from '#lib/core/library/deck.ts';
import { deckVersion } from '#lib/core/library/deck-version.ts';
import { sameValue } from '#lib/core/same-value.ts';

/** The deck of an episode that is in the library already. */
export interface ExistingDeck {
	readonly deck: Deck;
	/** The languages whose pages it was made of. */
	readonly languages: readonly Language[];
	/** Whether it is shipped with the app, hence written by hand. */
	readonly shipped: boolean;
	/** The alias facts about its items. */
	readonly aliases: readonly AliasLink[];
}

/** What is to be imported of one episode. */
export interface ImportRequest {
	/** A page in each language, or one; none, where only something is to be taken apart. */
	readonly pages: Readonly<Partial<Record<Language, Episode>>>;
	readonly existing?: ExistingDeck;
	/** Pairs of a former plan that are not one item. */
	readonly apart?: readonly ItemsOfPages[];
	/** Cards of a former plan's `lostGaps` that are to ask what the corrected text offers. */
	readonly renewed?: readonly CardId[];
	/** The learner's words in force, which lie over whatever the pages say. */
	readonly edits?: readonly TextEdit[];
}

/** What an import would make of an episode; nothing is stored. */
export interface ImportPlan {
	/** `new`: not in the library; `joined`: a language is added; `corrected`: its pages say something else. */
	readonly status: 'new' | 'joined' | 'corrected' | 'nothing-new';
	readonly deck: Deck;
	/** The items that two pages share, as far as they can be remembered; each can be taken apart. */
	readonly pairs: readonly ItemPair[];
	/** Ids of one thing, to be written down as facts, as far as they are not. */
	readonly aliases: readonly AliasLink[];
	/** Ids of the episode that are not used any more. */
	readonly episodeAliases: readonly AliasLink<EpisodeId>[];
	/** What the two pages disagree about. */
	readonly problems: readonly MergeProblem[];
	readonly changes: ImportChanges;
}

/** What only an editor of ours adds to a deck. */
const nothingAdded = {
	corrections: [],
	doubtfulTimes: {},
	windows: {},
	entities: { people: [], companies: [], works: [] },
	terms: []
};

/**
 * Plans an import: the deck as it would be, and what changes. The same pages give the same notes under the
 * same ids whichever came first; pages that come again change nothing. Takes time in proportion to the
 * texts.
 */
export function planImport(request: ImportRequest): ImportPlan {
	const { pages, existing, apart = [], renewed = [], edits = [] } = request;
	if (existing?.shipped) {
		return planAddition(pages, existing.deck);
	}
	const joined = joinPages(pages, existing && knownOf(existing), apart);
	const { episode } = joined;
	const canonical = canonicalItemId(joined.aliases);
	const former = (existing?.deck.notes ?? []).map((note) => underCanonicalIds(note, canonical));
	const formerItems = existing ? knownItemsOf(existing.deck.episode) : [];
	const segment = segmenterFor(episode);
	const merged = mergeNotes(former, proposeJoined(episode, segment), {
		segment,
		formerTimes: new Map(
			formerItems.flatMap(({ id, atSeconds }) =>
				atSeconds === undefined ? [] : [[canonical(id), atSeconds]]
			)
		),
		parted: new Set(apart.flatMap((pair) => [canonical(pair.zhItemId), canonical(pair.enItemId)])),
		renewed: new Set(renewed)
	});
	const changes = describeChanges(
		merged.notes,
		new Set(formerItems.map(({ id }) => canonical(id))),
		edits,
		segment
	);
	const notes = merged.notes.map(({ note }) => note);
	const status = statusOf(request, episode, notes);
	return {
		status,
		deck:
			existing && status === 'nothing-new' ? existing.deck : deckOf(existing?.deck, episode, notes),
		pairs: joined.pairs,
		aliases: newLinks([...joined.aliases, ...merged.links], existing?.aliases ?? []),
		episodeAliases: joined.episodeAliases,
		problems: joined.problems,
		changes
	};
}

function knownOf({ deck, languages: known, aliases }: ExistingDeck): KnownEpisode {
	const items = new Set(knownItemsOf(deck.episode).map(({ id }) => id));
	const gone = deck.notes
		.filter(({ itemIds }) => !itemIds.some((id) => items.has(id)))
		.flatMap(({ id, kind, atSeconds: [first], text }): readonly KnownItem[] => {
			// What the learner wrote is on no page.
			if (kind === 'own' || isOwnNote(id)) return [];
			const time = first === undefined ? {} : { atSeconds: first };
			return [{ id: id as string as ItemId, section: kind, ...time, text }];
		});
	return { episode: deck.episode, languages: known, gone, aliases };
}

function statusOf(
	{ pages, existing }: ImportRequest,
	episode: Episode,
	notes: readonly Note[]
): ImportPlan['status'] {
	if (!existing) {
		return 'new';
	}
	const { deck } = existing;
	if (sameValue(episode, deck.episode) && sameValue(notes, deck.notes)) {
		return 'nothing-new';
	}
	const added = languages.filter((each) => pages[each] && !existing.languages.includes(each));
	return added.length > 0 ? 'joined' : 'corrected';
}

function deckOf(before: Deck | undefined, episode: Episode, notes: readonly Note[]): Deck {
	const { version: _version, ...rest } = before ?? { version: '', ...nothingAdded };
	const content = { ...rest, episode, notes };
	return { version: deckVersion(content), ...content };
}

/** The links that say anything new, each once. */
function newLinks(links: readonly AliasLink[], known: readonly AliasLink[]): readonly AliasLink[] {
	const before = canonicalItemId(known);
	const told = new Map(
		links
			.filter(({ canonical, alias }) => before(canonical) !== before(alias) && !isName.test(alias))
			.map((link) => [`${link.canonical} ${link.alias}`, link])
	);
	return [...told.values()];
}

/** Names are known by themselves; all else may have no words in common with what another page says of it. */
const isName = /\/(?:person|company|work)\//;

function planAddition(pages: ImportRequest['pages'], deck: Deck): ImportPlan {
	const page = pages.zh || pages.en ? joinPages(pages).episode : undefined;
	const added = page && addToShipped(deck, page);
	const known = new Set(deck.notes.map(({ id }) => id));
	const fresh = (added?.notes ?? []).map(({ id }) => id).filter((id) => !known.has(id));
	return {
		status: added ? 'corrected' : 'nothing-new',
		deck: added ? deckOf(deck, added.episode, added.notes) : deck,
		pairs: [],
		aliases: [],
		episodeAliases: [],
		problems: [],
		changes: {
			added: fresh,
			translated: [],
			reworded: [],
			withdrawn: [],
			differences: [],
			lostGaps: []
		}
	};
}
