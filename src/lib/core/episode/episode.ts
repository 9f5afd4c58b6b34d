import type { Bilingual } from '#lib/core/language.ts';

/** Names an episode, the same on every machine; see `identity.ts` for how it is made. */
export type EpisodeId = string & { readonly __episodeId: never };

/** Names an item of an episode, the same in both languages and on every machine. */
export type ItemId = string & { readonly __itemId: never };

/** The sections that hold items. Camera sections (energy, gestures, tells, lost) have no place in a chapter. */
export type Section =
	| 'chapter'
	| 'quote'
	| 'prediction'
	| 'energy'
	| 'gesture'
	| 'tell'
	| 'lost'
	| 'person'
	| 'company'
	| 'work'
	| 'takeaway';

/** A stretch of the talk. `atSeconds` counts from the start of the recording, here and below. */
export interface Chapter {
	readonly id: ItemId;
	readonly atSeconds: number;
	readonly title: Bilingual;
	readonly summary: Bilingual;
}

/** What somebody said, word for word, and what the page says about it. Not every page says when. */
export interface Quote {
	readonly id: ItemId;
	readonly atSeconds?: number;
	readonly speaker?: Bilingual;
	readonly text: Bilingual;
	readonly note: Bilingual;
}

/** What somebody expects, and by when (`horizon`, the page’s own words: 今年, Unspecified …). Not every page says when it was said. */
export interface Prediction {
	readonly id: ItemId;
	readonly atSeconds?: number;
	readonly horizon: Bilingual;
	readonly speaker?: Bilingual;
	readonly text: Bilingual;
}

/** A visible rise or fall of the speaker's energy. Camera times are the page's, and unreliable. */
export interface EnergyShift {
	readonly id: ItemId;
	readonly direction: 'up' | 'down';
	readonly atSeconds: number;
	readonly context: Bilingual;
	readonly observation: Bilingual;
}

/** A gesture under a few words, which the page may cut short. */
export interface Gesture {
	readonly id: ItemId;
	readonly atSeconds: number;
	readonly words: Bilingual;
	readonly gesture: Bilingual;
	readonly meaning: Bilingual;
}

/** A sign of sincerity: what was seen, when, and how the page reads it. */
export interface Tell {
	readonly id: ItemId;
	readonly atSeconds: number;
	readonly sign: Bilingual;
	readonly context: Bilingual;
	readonly reading: Bilingual;
}

/** One thing that a transcript would lose. */
export interface Point {
	readonly id: ItemId;
	readonly text: Bilingual;
}

/** What the camera saw. */
export interface Visual {
	readonly setting: Bilingual;
	readonly production: Bilingual;
	readonly props: readonly Bilingual[];
	readonly energy: readonly EnergyShift[];
	readonly gestures: readonly Gesture[];
	readonly tells: readonly Tell[];
	readonly lost: readonly Point[];
}

/** A name that the page mentions; `bracket` is what stands in brackets after it, if anything. */
export interface Entity {
	readonly id: ItemId;
	readonly name: Bilingual;
	readonly bracket?: Bilingual;
}

/** Everything that one page, or its two language versions together, says about an episode. */
export interface Episode {
	readonly id: EpisodeId;
	readonly number?: number;
	readonly durationMinutes?: number;
	readonly host?: Bilingual;
	readonly guests: readonly Bilingual[];
	readonly title: Bilingual;
	readonly chapters: readonly Chapter[];
	readonly quotes: readonly Quote[];
	readonly predictions: readonly Prediction[];
	readonly visual: Visual;
	readonly entities: {
		readonly people: readonly Entity[];
		readonly companies: readonly Entity[];
		readonly works: readonly Entity[];
	};
	readonly takeaways: readonly Point[];
	/** Text under headings that nobody knows, kept as it stands: heading and lines. */
	readonly unknown: readonly { readonly heading: string; readonly lines: readonly string[] }[];
}
