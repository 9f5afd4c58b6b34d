import type { CardId } from '#lib/core/card/note.ts';
import type { TextEdit } from '#lib/core/card/text-edit.ts';
import type { EpisodeId } from '#lib/core/episode/episode.ts';
import type { AliasLink } from '#lib/core/episode/identity.ts';
import type { PageProblem } from '#lib/core/episode/page-problem.ts';
import type { ImportChanges } from '#lib/core/import/import-changes.ts';
import type { ItemPair, ItemsOfPages } from '#lib/core/import/item-pair.ts';
import type { ExistingDeck, ImportPlan } from '#lib/core/import/plan-import.ts';
import type { SectionCount } from '#lib/core/import/section-counts.ts';
import type { Bilingual, Language } from '#lib/core/language.ts';
import type { LibraryEntry } from '#lib/core/library/library-entry.ts';
import type { PackedEpisode } from '#lib/core/library/packed-episode.ts';

/** A text that came in, by whatever way. */
export interface SourceText {
	/** The file's name; empty for what was pasted. */
	readonly name: string;
	readonly text: string;
}

/** A problem of a page, and in which of the texts it is, by its place in the list that was read. */
export type PlacedProblem = PageProblem & { readonly source: number };

/** Pages that belong to one episode, before it is known whether the library has it. */
export interface ReadGroup {
	/** By which the library may know it. */
	readonly episodeIds: readonly EpisodeId[];
	readonly number?: number;
	/** The texts that they are, by their place. */
	readonly sources: readonly number[];
}

/** Where the pages of a group belong. */
export interface GroupPlace {
	/** The episode in the library that they are of. */
	readonly existing: ExistingDeck | undefined;
	/** What the ids that the pages give are in the library; an id that is not in it is itself. */
	readonly ids: ReadonlyMap<EpisodeId, EpisodeId>;
}

/** What the pages turned out to be. */
export interface ReadPages {
	readonly groups: readonly ReadGroup[];
	readonly unread: readonly UnreadText[];
}

/** A text that is no episode page. */
export interface UnreadText {
	/** Its place in the list that was read. */
	readonly source: number;
	/** How many quotes it has, read as a list of highlights; 0 where it is none. */
	readonly highlights: number;
}

/** What the learner has decided about a plan so far. */
export interface PlanChoices {
	readonly apart: readonly ItemsOfPages[];
	readonly renewed: readonly CardId[];
	/** The learner's words in force. */
	readonly edits: readonly TextEdit[];
}

/** A pair of items that were taken for one, as far as they say what they are. */
export interface ShownPair extends ItemPair {
	readonly text: Bilingual;
}

/** One episode as the importer understood it: all that is shown and stored of it, without its notes. */
export interface UnderstoodEpisode {
	readonly status: ImportPlan['status'];
	readonly entry: LibraryEntry;
	readonly version: string;
	readonly languages: readonly Language[];
	/** What was read of the first page, against its own numbers. */
	readonly counts: readonly SectionCount[];
	/** The first of them. */
	readonly problems: readonly PlacedProblem[];
	readonly problemCount: number;
	readonly noteCount: number;
	readonly pairs: readonly ShownPair[];
	readonly changes: ImportChanges;
	readonly aliases: readonly AliasLink[];
	/** Ids under which the library has the episode, and will not any more. */
	readonly formerIds: readonly EpisodeId[];
	/** The texts that it was read from. */
	readonly sources: readonly number[];
	/** All that it reads. */
	readonly text: PackedEpisode;
}

/** So many problems of an episode are shown one by one; more are of the same kinds. */
export const problemsShown = 100;
