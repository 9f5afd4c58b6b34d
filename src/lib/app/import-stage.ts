import type { ProposedEpisode } from '#lib/app/proposed-episode.svelte.ts';
import type { TakenImport } from '#lib/app/show-episodes.ts';
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
