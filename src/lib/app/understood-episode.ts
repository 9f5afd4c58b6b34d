import type { NoteId } from '#lib/core/card/note.ts';
import type { Section } from '#lib/core/episode/episode.ts';
import type { PageProblem } from '#lib/core/episode/page-problem.ts';
import type { Language } from '#lib/core/language.ts';
import type { LibraryEntry } from '#lib/core/library/library-entry.ts';

/** A text that came in, by whatever way. */
export interface SourceText {
	/** The file's name; empty for what was pasted. */
	readonly name: string;
	readonly text: string;
}

/** A problem of a page, and in which of the texts it is, by its place in the list that was read. */
export type PlacedProblem = PageProblem & { readonly source: number };

/** One episode as the importer understood it: all that is shown of it, without its notes. */
export interface UnderstoodEpisode {
	readonly entry: LibraryEntry;
	readonly version: string;
	readonly languages: readonly Language[];
	/** How many items there are in the sections that have any. */
	readonly facts: readonly {
		readonly section: Extract<Section, 'chapter' | 'quote' | 'prediction' | 'takeaway'>;
		readonly count: number;
	}[];
	/** The first of them. */
	readonly problems: readonly PlacedProblem[];
	readonly problemCount: number;
	readonly noteCount: number;
	/** The notes that are worth meeting first. */
	readonly chosen: readonly NoteId[];
	/** The texts that it was read from. */
	readonly sources: readonly number[];
}

/** What the importer made of some texts. */
export interface Understanding {
	readonly episodes: readonly UnderstoodEpisode[];
	/** Texts of which nothing could be made, by their place. */
	readonly unread: readonly number[];
	/** Texts that have chapters and names, but nothing to remember. */
	readonly empty: readonly number[];
}

/** So many problems of an episode are shown one by one; more are of the same kinds. */
export const problemsShown = 100;
