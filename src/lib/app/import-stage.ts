import type { ProposedEpisode } from '#lib/app/proposed-episode.svelte.ts';
import type { TakenImport } from '#lib/app/take-episodes.ts';
import type { SourceText, UnreadText } from '#lib/app/understood-episode.ts';
import type { FileProblem } from '#lib/app/unpack-files.ts';

/** What an import is at. */
export type ImportStage =
	/** Something is to be brought. */
	| { readonly kind: 'empty' }
	| {
			readonly kind: 'reading';
			readonly doing: 'opening' | 'reading' | 'choosing';
			readonly done: number;
			readonly all: number;
	  }
	/** What was understood is shown; nothing of it is stored. */
	| { readonly kind: 'proposal'; readonly episodes: readonly ProposedEpisode[] }
	| { readonly kind: 'saving'; readonly done: number; readonly all: number }
	| { readonly kind: 'taken'; readonly taken: TakenImport };

/** What was wrong with what was brought, beside the problems of an episode's own page. */
export type SourceProblem =
	| FileProblem
	| { readonly code: 'damaged' | 'not-a-page' | 'nothing-to-remember'; readonly name: string };

/** A text that is no episode page, but could be read as a list of so many highlights. */
export interface HighlightList {
	readonly name: string;
	readonly highlights: number;
}

/** So many characters of a text are read, as of a file. */
const longestText = 16 * 2 ** 20;

/**
 * The texts that are not too long to be read, and the problems of those that are. Files were measured
 * before they were opened; what is pasted, or shared as words, was not.
 */
export function withinLength(texts: readonly SourceText[]): {
	readonly texts: readonly SourceText[];
	readonly problems: readonly SourceProblem[];
} {
	const problems = texts
		.filter(({ text }) => text.length > longestText)
		.map(({ name }): SourceProblem => ({ code: 'too-big', name }));
	return { texts: texts.filter(({ text }) => text.length <= longestText), problems };
}

/**
 * What is said of the texts that gave no episode: those that were not read as pages, and those, by their
 * place, whose pages have nothing to remember.
 */
export function withoutEpisode(
	sources: readonly SourceText[],
	unread: readonly UnreadText[],
	empty: readonly number[]
): { readonly problems: readonly SourceProblem[]; readonly lists: readonly HighlightList[] } {
	const nameOf = (source: number): string => sources[source]?.name ?? '';
	const isList = ({ highlights }: UnreadText): boolean => highlights > 0;
	return {
		problems: [
			...unread
				.filter((text) => !isList(text))
				.map(({ source }) => ({ code: 'not-a-page', name: nameOf(source) }) as const),
			...empty.map((source) => ({ code: 'nothing-to-remember', name: nameOf(source) }) as const)
		],
		lists: unread
			.filter(isList)
			.map(({ source, highlights }) => ({ name: nameOf(source), highlights }))
	};
}
