import type { Note } from '#lib/core/card/note.ts';
import type { Correction } from '#lib/core/episode/correction.ts';
import type { EntityEntries } from '#lib/core/episode/entity-entry.ts';
import type { Episode, ItemId } from '#lib/core/episode/episode.ts';
import type { GlossaryTerm } from '#lib/core/episode/glossary.ts';
import type { PredictionWindow } from '#lib/core/ledger/prediction-window.ts';

/** A time of the page that contradicts its chapters, and where the matter belongs, if that is known. */
export interface DoubtfulTime {
	readonly belongsAtSeconds?: number;
}

/** An episode with its notes and cards, as it is shipped or was imported. */
export interface Deck {
	/** Changes whenever any of its texts does. */
	readonly version: string;
	readonly episode: Episode;
	/** By priority. */
	readonly notes: readonly Note[];
	/** What the page, a machine's transcript, has wrong. */
	readonly corrections: readonly Correction[];
	/** By item: times that cannot be right. */
	readonly doubtfulTimes: Readonly<Record<ItemId, DoubtfulTime>>;
	/** By prediction: when it can be checked. */
	readonly windows: Readonly<Record<ItemId, PredictionWindow>>;
	readonly entities: EntityEntries;
	readonly terms: readonly GlossaryTerm[];
}
