import { NoteComparison, type KnownNote, type NotePlace } from '#lib/app/note-comparison.ts';
import {
	problemsShown,
	type GroupPlace,
	type PlacedProblem,
	type PlanChoices,
	type ReadGroup,
	type ReadPages,
	type ShownPair,
	type SourceText,
	type UnreadText,
	type UnderstoodEpisode
} from '#lib/app/understood-episode.ts';
import { unpackFiles } from '#lib/app/unpack-files.ts';
import type { Note, NoteId } from '#lib/core/card/note.ts';
import { segmenterFor } from '#lib/core/card/segment.ts';
import { parsePage, type ParsedPage } from '#lib/core/episode/parse-page.ts';
import { underEpisodeId } from '#lib/core/episode/with-item-ids.ts';
import { readHighlights, type HighlightList } from '#lib/core/highlights/read-highlights.ts';
import { groupPages, type PageGroup } from '#lib/core/import/group-pages.ts';
import type { ItemPair } from '#lib/core/import/item-pair.ts';
import type { NearDuplicate } from '#lib/core/import/near-duplicates.ts';
import { planImport, type ExistingDeck, type ImportPlan } from '#lib/core/import/plan-import.ts';
import { proposeFirst, type ProposedNote } from '#lib/core/import/proposal.ts';
import { likenessOf } from '#lib/core/import/same-episode.ts';
import { splitPages } from '#lib/core/import/split-pages.ts';
import { sectionCounts } from '#lib/core/import/section-counts.ts';
import type { EpisodeSketches } from '#lib/core/import/sketch.ts';
import { languages } from '#lib/core/language.ts';
import { libraryEntryOf } from '#lib/core/library/library-entry-of.ts';
import {
	packEpisode,
	unpackEpisode,
	type PackedEpisode
} from '#lib/core/library/packed-episode.ts';

/** Told how many of the texts have been read. */
export type ReadProgress = (done: number) => Promise<void>;

/** A page, and in which of the texts it stands; a list of highlights has several. */
type ReadPage = ParsedPage & { readonly source: number };

/** Reads files and pages, in a worker: it keeps what it has read, and gives it away piece by piece. */
export class PageReader {
	#pages: readonly ReadPage[] = [];
	#groups: readonly PageGroup[] = [];
	readonly #plans = new Map<number, ImportPlan>();
	readonly #comparison = new NoteComparison();

	/** Reads files as texts. */
	unpack(files: readonly File[]): ReturnType<typeof unpackFiles> {
		return unpackFiles(files);
	}

	/** The texts page by page: several may stand in one. */
	separate(texts: readonly SourceText[]): readonly SourceText[] {
		return texts.flatMap(({ name, text }) =>
			splitPages(text).map((page) => ({ name, text: page }))
		);
	}

	/**
	 * Reads these texts, instead of those before, and finds out which belong to one episode. One that is
	 * no episode page but a list of highlights is read as such where that is wanted, else named.
	 */
	async read(
		texts: readonly SourceText[],
		asHighlights: boolean,
		onprogress: ReadProgress
	): Promise<ReadPages> {
		const pages: ReadPage[] = [];
		const unread: UnreadText[] = [];
		for (const [source, { text }] of texts.entries()) {
			const page = parsePage(text);
			const list = page.episode ? undefined : readHighlights(text);
			if (page.episode) pages.push({ ...page, source });
			else if (list && asHighlights) for (const one of pagesOfList(list, source)) pages.push(one);
			else unread.push({ source, highlights: list ? highlightsIn(list) : 0 });
			await onprogress(source + 1);
		}
		const { groups } = groupPages(pages);
		this.#pages = pages;
		this.#groups = groups;
		this.#plans.clear();
		return { groups: groups.map((group) => this.#marksOf(group)), unread };
	}

	/** Whether a group's pages are of this episode, which the library has. */
	isOfEpisode(group: number, packed: PackedEpisode): boolean {
		const episode = unpackEpisode(packed);
		if (!episode) return false;
		const likeness = this.#pagesOf(this.#groups[group]).flatMap((page) =>
			page.episode ? [likenessOf(page.episode, episode)] : []
		);
		return (
			!likeness.includes('different') &&
			likeness.some((one) => one === 'certain' || one === 'likely')
		);
	}

	/**
	 * What an import of a group would make, beside what the library has; kept for the questions below.
	 * Undefined where its pages have nothing to remember.
	 */
	plan(
		group: number,
		{ existing, ids }: GroupPlace,
		choices: PlanChoices
	): UnderstoodEpisode | undefined {
		const pages = this.#pagesOf(this.#groups[group]);
		const plan = planImport({
			pages: Object.fromEntries(
				pages.flatMap(({ language, episode }) =>
					episode ? [[language, underEpisodeId(episode, ids.get(episode.id) ?? episode.id)]] : []
				)
			),
			...(existing ? { existing } : {}),
			...choices
		});
		this.#plans.set(group, plan);
		if (plan.deck.notes.length === 0) return undefined;
		this.#comparison.add(group, plan);
		return this.#understood(group, plan, existing);
	}

	/** Some notes of a group's plan, by priority. */
	notes(group: number, from: number, count: number): readonly Note[] {
		return this.#planOf(group).deck.notes.slice(from, from + count);
	}

	/** The notes of a group's plan that are worth meeting first, and why, without those that are known. */
	worthFirst(group: number, known: ReadonlySet<NoteId>): readonly ProposedNote[] {
		const { episode, notes } = this.#planOf(group).deck;
		return proposeFirst(episode, notes, segmenterFor(episode), { without: known });
	}

	/** What the library has, before anything is planned: the three questions below are about it. */
	compareWith(library: readonly EpisodeSketches[]): void {
		this.#comparison.begin(library);
	}

	/**
	 * Where in the library a note may say nearly the same as one of a group's plan. All plans that there are
	 * by then are looked for together.
	 */
	likely(group: number): readonly NotePlace[] {
		return this.#comparison.likely(group);
	}

	/**
	 * The notes of a group's plan that say nearly the same as one of the library or of an earlier group;
	 * `known` are those that `likely` has named.
	 */
	near(group: number, known: readonly KnownNote[]): readonly NearDuplicate[] {
		return this.#comparison.near(group, known);
	}

	/** The sketches of the notes of a group's plan, by priority. */
	sketches(group: number): Uint32Array {
		return this.#comparison.sketches(group);
	}

	#planOf(group: number): ImportPlan {
		const plan = this.#plans.get(group);
		if (!plan) throw new Error(`Inconsistent: no plan for the group ${group}`);
		return plan;
	}

	/** The pages of a group that are read, the Chinese one first. */
	#pagesOf(group: PageGroup | undefined): readonly ReadPage[] {
		return languages.flatMap((language) => {
			const place = group?.pages[language];
			return place === undefined ? [] : (this.#pages[place] ?? []);
		});
	}

	#marksOf(group: PageGroup): ReadGroup {
		const pages = this.#pagesOf(group);
		const episodes = pages.flatMap(({ episode }) => episode ?? []);
		const number = episodes.find((episode) => episode.number !== undefined)?.number;
		return {
			episodeIds: episodes.map(({ id }) => id),
			...(number === undefined ? {} : { number }),
			sources: pages.map(({ source }) => source)
		};
	}

	#understood(
		group: number,
		plan: ImportPlan,
		existing: ExistingDeck | undefined
	): UnderstoodEpisode {
		const { deck, status, changes, aliases, episodeAliases } = plan;
		const { episode, notes } = deck;
		const pages = this.#pagesOf(this.#groups[group]);
		const problems = pages.flatMap((page) =>
			page.problems.map((problem): PlacedProblem => ({ ...problem, source: page.source }))
		);
		const has = new Set([...(existing?.languages ?? []), ...pages.map(({ language }) => language)]);
		const [first] = pages;
		return {
			status,
			entry: libraryEntryOf(deck),
			version: deck.version,
			languages: languages.filter((language) => has.has(language)),
			counts: first ? sectionCounts(first) : [],
			problems: problems.slice(0, problemsShown),
			problemCount: problems.length,
			noteCount: notes.length,
			pairs: shownPairs(plan),
			changes,
			aliases,
			formerIds: episodeAliases.map(({ alias }) => alias),
			sources: pages.map(({ source }) => source),
			text: packEpisode(episode)
		};
	}
}

function highlightsIn({ sources }: HighlightList): number {
	return sources.reduce((sum, { episode }) => sum + episode.quotes.length, 0);
}

/** The problems of a list stand with the first of its sources. */
function pagesOfList({ sources, problems }: HighlightList, source: number): readonly ReadPage[] {
	return sources.map((page, place) => ({ ...page, problems: place === 0 ? problems : [], source }));
}

/** The pairs whose item is remembered, with what the note says. */
function shownPairs({ pairs, deck }: ImportPlan): readonly ShownPair[] {
	const texts = new Map(
		deck.notes.flatMap(({ itemIds, text }) => itemIds.map((id) => [id, text] as const))
	);
	return pairs.flatMap((pair: ItemPair) => {
		const text = texts.get(pair.canonical);
		return text ? [{ ...pair, text }] : [];
	});
}
