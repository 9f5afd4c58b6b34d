import type { Note, NoteId } from '#lib/core/card/note.ts';
import type { Saved } from '#lib/core/collection/saved.ts';
import type { Watch } from '#lib/core/collection/watch.ts';
import type { EpisodeId } from '#lib/core/episode/episode.ts';
import type { Deck } from '#lib/core/library/deck.ts';
import type { Edition, EditionText, ImportId, ImportPart } from '#lib/core/library/edition.ts';

/** Told the sketches of one edition, and which notes they are of, in the same order. */
export type VisitSketches = (
	episodeId: EpisodeId,
	importId: ImportId,
	sketches: Uint32Array,
	noteIds: readonly NoteId[]
) => void;

/**
 * The episodes that were imported. What an import brings is staged, part by part and unseen; then one
 * `writeRegisters` call sets the register `edition` of each episode to the import, and it is read. The
 * call is refused, `storage-failed`, where not all of such an edition is there (any more).
 */
export interface ImportedEditions {
	/** Stores parts in one transaction, in whatever order they come; again makes no difference. */
	stage(...parts: readonly ImportPart[]): Promise<Saved<void>>;
	/**
	 * Removes whatever was staged, complete or not, and is not read now, in transactions of a few hundred
	 * rows; answers how many editions went. `underWay` are the imports that are being staged, in any tab.
	 */
	sweepImports(underWay: readonly ImportId[]): Promise<Saved<number>>;
	/** The editions that are read, the last to become so first: how many, and the first of them. */
	watchEditions(
		atMost: number
	): Watch<{ readonly all: number; readonly editions: readonly Edition[] }>;
	/** The edition that was imported last of those that are read, if there are any. */
	watchNewestEdition(): Watch<{ readonly newest: Edition | undefined }>;
	/** The editions of these episodes that are read, in the order given, without those that are not imported. */
	editionsOf(episodeIds: readonly EpisodeId[]): Promise<readonly Edition[]>;
	/** All of an episode's edition; undefined where the episode is not imported. */
	deck(episodeId: EpisodeId): Promise<Deck | undefined>;
	/** What it reads, without its notes. */
	textOf(episodeId: EpisodeId): Promise<EditionText | undefined>;
	/** Those of these notes that are in editions that are read, in the order given, without their decks. */
	notesOf(noteIds: readonly NoteId[]): Promise<readonly Note[]>;
	/** The sketches of all editions that are read, a chunk at a time. */
	eachSketch(visit: VisitSketches): Promise<void>;
}
