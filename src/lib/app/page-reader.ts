import {
	problemsShown,
	type PlacedProblem,
	type PlanChoices,
	type ReadGroup,
	type ReadPages,
	type ShownPair,
	type SourceText,
	type UnderstoodEpisode
} from '#lib/app/understood-episode.ts';
import { unpackFiles } from '#lib/app/unpack-files.ts';
import type { Note, NoteId } from '#lib/core/card/note.ts';
import { segmenterFor } from '#lib/core/card/segment.ts';
import type { Episode } from '#lib/core/episode/episode.ts';
import { parsePage, type ParsedPage } from '#lib/core/episode/parse-page.ts';
import { groupPages, type PageGroup } from '#lib/core/import/group-pages.ts';
import type { ItemPair } from '#lib/core/import/join-pages.ts';
import { planImport, type ExistingDeck, type ImportPlan } from '#lib/core/import/plan-import.ts';
import { proposeFirst, type ProposedNote } from '#lib/core/import/proposal.ts';
import { likenessOf } from '#lib/core/import/same-episode.ts';
import { sectionCounts } from '#lib/core/import/section-counts.ts';
import {
	findNear,
	sketchNotes,
	type EpisodeSketches,
	type NearCandidate
} from '#lib/core/import/sketch.ts';
import { languages, type Language } from '#lib/core/language.ts';
import { libraryEntryOf } from '#lib/core/library/library-entry-of.ts';

/** Told how many of the texts have been read. */
export type ReadProgress = (done: number) => void;

/** Reads files and pages, in a worker: it keeps what it has read, and gives it away piece by piece. */
export class PageReader {
	#pages: readonly ParsedPage[] = [];
	#groups: readonly PageGroup[] = [];
	readonly #plans = new Map<number, ImportPlan>();

	/** Reads files as texts. */
	unpack(files: readonly File[]): ReturnType<typeof unpackFiles> {
		return unpackFiles(files);
	}

	/** Reads these texts, instead of those before, and finds out which belong to one episode. */
	async read(texts: readonly SourceText[], onprogress: ReadProgress): Promise<ReadPages> {
		const pages: ParsedPage[] = [];
		for (const [place, { text }] of texts.entries()) {
			pages.push(parsePage(text));
			await onprogress(place + 1);
		}
		const { groups, unread } = groupPages(pages);
		this.#pages = pages;
		this.#groups = groups;
		this.#plans.clear();
		return { groups: groups.map((group) => this.#marksOf(group)), unread };
	}

	/** Whether a group's pages are of this episode, which the library has. */
	isOfEpisode(group: number, episode: Episode): boolean {
		const likeness = this.#episodesOf(group).map((page) => likenessOf(page, episode));
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
		existing: ExistingDeck | undefined,
		choices: PlanChoices
	): UnderstoodEpisode | undefined {
		const pages = this.#pagesOf(group);
		const plan = planImport({
			pages: Object.fromEntries(
				languages.flatMap((language) => {
					const episode = pages[language]?.page.episode;
					return episode ? [[language, episode]] : [];
				})
			),
			...(existing ? { existing } : {}),
			...choices
		});
		this.#plans.set(group, plan);
		if (plan.deck.notes.length === 0) return undefined;
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

	/** The sketches of the notes of a group's plan, by priority. */
	sketches(group: number): Uint32Array {
		return sketchNotes(this.#planOf(group).deck.notes);
	}

	/** For each note of a group's plan what in the library is likely to say nearly the same. */
	near(group: number, library: readonly EpisodeSketches[]): readonly (readonly NearCandidate[])[] {
		return findNear(this.sketches(group), library);
	}

	#planOf(group: number): ImportPlan {
		const plan = this.#plans.get(group);
		if (!plan) throw new Error(`Inconsistent: no plan for the group ${group}`);
		return plan;
	}

	/** The pages of a group that are read, and the places of their texts. */
	#pagesOf(group: number): Partial<Record<Language, { page: ParsedPage; source: number }>> {
		const places = this.#groups[group]?.pages ?? {};
		return Object.fromEntries(
			languages.flatMap((language) => {
				const source = places[language];
				const page = source === undefined ? undefined : this.#pages[source];
				return page ? [[language, { page, source }]] : [];
			})
		);
	}

	#episodesOf(group: number): readonly Episode[] {
		return Object.values(this.#pagesOf(group)).flatMap(({ page: { episode } }) => episode ?? []);
	}

	#marksOf(group: PageGroup): ReadGroup {
		const episodes = Object.values(group.pages).flatMap(
			(place) => this.#pages[place]?.episode ?? []
		);
		const number = episodes.find((episode) => episode.number !== undefined)?.number;
		return {
			episodeIds: episodes.map(({ id }) => id),
			...(number === undefined ? {} : { number }),
			sources: Object.values(group.pages)
		};
	}

	#understood(
		group: number,
		plan: ImportPlan,
		existing: ExistingDeck | undefined
	): UnderstoodEpisode {
		const { deck, status, changes, aliases, episodeAliases } = plan;
		const { episode, notes } = deck;
		const pages = Object.values(this.#pagesOf(group));
		const problems = pages.flatMap(({ page, source }) =>
			page.problems.map((problem): PlacedProblem => ({ ...problem, source }))
		);
		const has = new Set([
			...(existing?.languages ?? []),
			...pages.map(({ page }) => page.language)
		]);
		const [first] = pages;
		return {
			status,
			entry: libraryEntryOf(deck),
			version: deck.version,
			languages: languages.filter((language) => has.has(language)),
			counts: first ? sectionCounts(first.page) : [],
			problems: problems.slice(0, problemsShown),
			problemCount: problems.length,
			noteCount: notes.length,
			pairs: shownPairs(plan),
			changes,
			aliases,
			formerIds: episodeAliases.map(({ alias }) => alias),
			sources: pages.map(({ source }) => source),
			text: episode
		};
	}
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
