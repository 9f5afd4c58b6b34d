import type { Episode, Section } from '#lib/core/episode/episode.ts';
import type { PageProblem } from '#lib/core/episode/page-problem.ts';
import type { ParsedPage } from '#lib/core/episode/parse-page.ts';
import { knownItemsOf } from '#lib/core/import/known-items.ts';

/** How many items of a section were read. */
export interface SectionCount {
	readonly section: Section;
	readonly found: number;
	/** How many the page says that it has; present only where that is another number. */
	readonly declared?: number;
}

/**
 * What was read of a page, section by section in the page's order, against the page's own numbers. Sections
 * of which nothing was read stand in it only if the page declares any. Empty for what is no episode page.
 */
export function sectionCounts({
	episode,
	problems
}: Pick<ParsedPage, 'episode' | 'problems'>): readonly SectionCount[] {
	const found = foundIn(episode);
	const missing = new Map<Section, number>();
	for (const problem of problems) {
		if (isCountProblem(problem)) {
			// A section may stand under several headings, each with a number of its own.
			const { section, declared, found: read } = problem;
			missing.set(section, (missing.get(section) ?? 0) + declared - read);
		}
	}
	return [...new Set([...found.keys(), ...missing.keys()])].map((section) => {
		const read = found.get(section) ?? 0;
		const more = missing.get(section) ?? 0;
		return { section, found: read, ...(more === 0 ? {} : { declared: read + more }) };
	});
}

function foundIn(episode: Episode | undefined): ReadonlyMap<Section, number> {
	const found = new Map<Section, number>();
	for (const { section } of episode ? knownItemsOf(episode) : []) {
		found.set(section, (found.get(section) ?? 0) + 1);
	}
	return found;
}

function isCountProblem(
	problem: PageProblem
): problem is Extract<PageProblem, { readonly code: 'count-differs' }> {
	return problem.code === 'count-differs';
}
