import type { NoteId } from '#lib/core/card/note.ts';
import type { EpisodeId } from '#lib/core/episode/episode.ts';
import type { Bilingual, Language } from '#lib/core/language.ts';

/** What the first screen says about an episode before its text is loaded. */
export interface LibraryEntry {
	readonly id: EpisodeId;
	readonly number?: number;
	readonly guest?: Bilingual;
	readonly title: Bilingual;
	readonly durationMinutes?: number;
	readonly counts: {
		readonly quotes: number;
		readonly takeaways: number;
		/** Notes with cards: those that can be met. */
		readonly notes: number;
		readonly cards: number;
	};
	/** The notes to be met first, in this order: those chosen, else the notes of priority 1 to 15. */
	readonly coreNoteIds: readonly NoteId[];
	/** The first note: what a first visit is greeted with. */
	readonly opening: OpeningQuotation;
}

/** A quotation without its cards. */
export interface OpeningQuotation {
	readonly noteId: NoteId;
	readonly line: Bilingual;
	readonly speaker?: Bilingual;
	/** The language of `line` that is our translation of what was said. */
	readonly translated?: Language;
	/** When it is said first, in seconds. */
	readonly atSeconds?: number;
}
