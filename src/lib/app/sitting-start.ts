import type { Card, CardId, Note } from '#lib/core/card/note.ts';
import type { Collection } from '#lib/core/collection.ts';
import type { GlossaryTerm } from '#lib/core/episode/glossary.ts';
import type { EpisodeId } from '#lib/core/episode/episode.ts';
import type { Scheduler } from '#lib/core/review/scheduler.ts';
import type { ReadingCorrections } from '#lib/core/senses/readings.ts';
import type { Session } from '#lib/core/review/session.ts';
import type { SchedulerSettings, SettingsById } from '#lib/core/review/settings.ts';

/** A card with the note that it asks about. */
export interface CardText {
	readonly note: Note;
	readonly card: Card;
}

/** What a sitting is begun with. */
export interface SittingStart {
	readonly collection: Collection;
	readonly session: Session;
	/** The notes to meet before anything is asked. */
	readonly toMeet: readonly Note[];
	/** The video's address for an episode; read once, since nothing is watched while cards are graded. */
	readonly addressOf: (episodeId: EpisodeId) => string | undefined;
	/** Undefined for a card whose text is no longer shipped. */
	readonly textOf: (cardId: CardId) => CardText | undefined;
	/** The terms of the episode's glossary that stand in the note's words. */
	readonly termsOf: (note: Note) => readonly GlossaryTerm[];
	/** What the learner has corrected in the pinyin, by note. */
	readonly readingCorrections: ReadonlyMap<string, ReadingCorrections>;
	readonly scheduler: Scheduler;
	readonly settings: SchedulerSettings;
	readonly settingsById: SettingsById;
	/** Told which card is on screen, so that the next sitting can begin with it. */
	readonly onCard: (cardId: CardId | undefined) => void;
}
