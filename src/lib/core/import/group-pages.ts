import type { Episode } from '#lib/core/episode/episode.ts';
import type { ParsedPage } from '#lib/core/episode/parse-page.ts';
import {
	likenessOf,
	tellingTextsOf,
	tellingTimesOf,
	timeTolerance,
	type Likeness
} from '#lib/core/import/same-episode.ts';
import { languages, type Language } from '#lib/core/language.ts';

/** The pages of one import that belong to one episode, by their places in the list that was given. */
export interface PageGroup {
	/** The page to read in each language: of several copies the last. */
	readonly pages: Readonly<Partial<Record<Language, number>>>;
	/** Earlier copies, which those replace. */
	readonly replaced: readonly number[];
}

/** Which pages of one import belong together. */
export interface GroupedPages {
	/** In the order of their first pages. */
	readonly groups: readonly PageGroup[];
	/** Pages that are no episode page. */
	readonly unread: readonly number[];
}

interface Member {
	readonly place: number;
	readonly language: Language;
	readonly episode: Episode;
}

/** So many times or texts in common, or the id, or the number, make another page worth comparing. */
const fewestMarks = 3;

/** Longer than twice the tolerance, so that two times that may be the same are in one or in neighbours. */
const stretchSeconds = 5;

/**
 * Puts together the pages of each episode: a page in each language, of several in one language the
 * last. A page joins a group if it is certainly, or else likely, of one episode with a page of it, and
 * contradicts none of them; where two groups would do equally, neither. Only pages that have
 * something in common are compared, so that a thousand take no longer than reading them.
 */
export function groupPages(
	pages: readonly Pick<ParsedPage, 'episode' | 'language'>[]
): GroupedPages {
	const groups: Member[][] = [];
	const unread: number[] = [];
	const index = createIndex();
	for (const [place, { episode, language }] of pages.entries()) {
		if (!episode) {
			unread.push(place);
			continue;
		}
		const rated = index.candidates(episode).map((group) => ({
			group,
			likeness: likenessToAll(groups[group] ?? [], episode)
		}));
		const certain = rated.filter(({ likeness }) => likeness === 'certain');
		const likely = rated.filter(({ likeness }) => likeness === 'likely');
		const fitting = certain.length > 0 ? certain : likely;
		const [only] = fitting.length === 1 ? fitting : [];
		const group = only?.group ?? groups.length;
		groups[group] = [...(groups[group] ?? []), { place, language, episode }];
		index.enter(episode, group);
	}
	return { groups: groups.map(groupOf), unread };
}

function groupOf(members: readonly Member[]): PageGroup {
	const pages: Partial<Record<Language, number>> = {};
	for (const { place, language } of members) {
		pages[language] = place;
	}
	const read = new Set(languages.map((language) => pages[language]));
	const places = members.map(({ place }) => place);
	return { pages, replaced: places.filter((place) => !read.has(place)) };
}

/** The greatest likeness to any of the pages; `different` if one of them is. */
function likenessToAll(members: readonly Member[], episode: Episode): Likeness {
	const all = new Set(members.map((member) => likenessOf(member.episode, episode)));
	const order: readonly Likeness[] = ['different', 'certain', 'likely'];
	return order.find((likeness) => all.has(likeness)) ?? 'unknown';
}

/** Tells which groups have enough in common with an episode to be compared with it. */
function createIndex() {
	const groupsWith = new Map<string, Set<number>>();
	return {
		enter(episode: Episode, group: number): void {
			for (const mark of marksOf(episode, 0)) {
				const known = groupsWith.get(mark);
				if (known) {
					known.add(group);
				} else {
					groupsWith.set(mark, new Set([group]));
				}
			}
		},
		candidates(episode: Episode): readonly number[] {
			const shared = new Map<number, number>();
			for (const mark of marksOf(episode, timeTolerance)) {
				const weight = /^(?:id|number)/.test(mark) ? fewestMarks : 1;
				for (const group of groupsWith.get(mark) ?? []) {
					shared.set(group, (shared.get(group) ?? 0) + weight);
				}
			}
			return [...shared].flatMap(([group, count]) => (count >= fewestMarks ? [group] : []));
		}
	};
}

/** What an episode could have in common with another; each time as its stretch, and any within reach. */
function marksOf(episode: Episode, reach: number): ReadonlySet<string> {
	const { id, number } = episode;
	const stretches = tellingTimesOf(episode).flatMap((times, section) =>
		times.flatMap((time) =>
			[time - reach, time + reach].map((at) => `${section} ${Math.floor(at / stretchSeconds)}`)
		)
	);
	const texts = [...tellingTextsOf(episode)].map((text) => `text ${text}`);
	const named = number === undefined ? [] : [`number ${number}`];
	return new Set([`id ${id}`, ...named, ...stretches, ...texts]);
}
