import type { Note, NoteId } from '#lib/core/card/note.ts';
import type { EpisodeId } from '#lib/core/episode/episode.ts';
import type { Language } from '#lib/core/language.ts';
import type { LibraryEntry } from '#lib/core/library/library-entry.ts';
import type { PackedEpisode } from '#lib/core/library/packed-episode.ts';

/** Names one import, which may bring several episodes; made once, passed in, never reused. */
export type ImportId = string & { readonly __importId: never };

/**
 * The register of an episode that names the import whose edition of it is read; null, or nothing, where
 * none is. This one small write makes an import visible, and its former value takes it back.
 */
export const editionField = 'edition';

/**
 * What one import says of an episode, as lists show it. An edition never changes: a corrected page, or
 * one in the other language, makes a new one.
 */
export interface Edition {
	readonly importId: ImportId;
	readonly episodeId: EpisodeId;
	readonly importedAtMillis: number;
	readonly entry: LibraryEntry;
	/** As `Deck.version`. */
	readonly version: string;
	/** The languages whose pages it was made of. */
	readonly languages: readonly Language[];
}

/** What an edition reads, beside its notes. */
export interface EditionText {
	readonly importId: ImportId;
	readonly episodeId: EpisodeId;
	readonly episode: PackedEpisode;
	/** The pages it was made of, as they came, in the order in which they were joined. */
	readonly pages: readonly string[];
}

/**
 * Something of an import on its way into the collection, unseen until the register `edition` names it.
 * An edition names all its notes, in the order of their priority; `sketches` are theirs, in the same
 * order and equally many words each (see `sketch.ts`).
 */
export type ImportPart =
	| { readonly kind: 'notes'; readonly importId: ImportId; readonly notes: readonly Note[] }
	| {
			readonly kind: 'edition';
			readonly edition: Edition;
			readonly text: EditionText;
			readonly noteIds: readonly NoteId[];
			readonly sketches: Uint32Array;
	  };
