import type { DeckShelf } from '#lib/app/deck-shelf.ts';
import type { Scheduling } from '#lib/app/scheduling.ts';
import type { SittingTexts } from '#lib/app/sitting-texts.svelte.ts';
import type { CardId, Note } from '#lib/core/card/note.ts';
import type { Collection } from '#lib/core/collection.ts';
import type { DeckId } from '#lib/core/collection/collected-card.ts';
import type { GlossaryTerm } from '#lib/core/episode/glossary.ts';
import type { EpisodeId } from '#lib/core/episode/episode.ts';
import type { Register } from '#lib/core/register.ts';
import type { Aim } from '#lib/core/review/aim.ts';
import type { Room } from '#lib/core/review/room.ts';
import type { ReadingCorrections } from '#lib/core/senses/readings.ts';
import type { Session } from '#lib/core/review/session.ts';
import type { SettingsById, SettingsId } from '#lib/core/review/settings.ts';

/** What a sitting is begun with. */
export interface SittingStart {
	readonly collection: Collection;
	readonly shelf: DeckShelf;
	readonly session: Session;
	/** What the sitting is for, where it is not for the queue of the day. */
	readonly aim?: Aim | undefined;
	/** Of the notes and cards of the session, as they were read. */
	readonly registers: readonly Register[];
	/** The notes to meet before anything is asked. */
	readonly toMeet: readonly Note[];
	/** How many new cards may join today without passing a limit; the others wait for another day. */
	readonly roomForNew: Room;
	/** The video's address for an episode; read once, since nothing is watched while cards are graded. */
	readonly addressOf: (episodeId: EpisodeId) => string | undefined;
	/** The number of an episode, where it has one. */
	readonly numberOf: (episodeId: EpisodeId) => number | undefined;
	/** What is shown of notes and cards, and follows the learner's edits. */
	readonly texts: SittingTexts;
	/** The terms of the episode's glossary that stand in the note's words. */
	readonly termsOf: (note: Note) => readonly GlossaryTerm[];
	/** What the learner has corrected in the pinyin, by note. */
	readonly readingCorrections: ReadonlyMap<string, ReadingCorrections>;
	/** By what a deck's cards are scheduled. */
	readonly schedulingOf: (deckId: DeckId) => Scheduling;
	readonly settingsById: SettingsById;
	/** Those that the collection refused, so that an answer has to bring them. */
	readonly unsavedSettings: ReadonlySet<SettingsId>;
	/** Told which card is on screen, so that the next sitting can begin with it. */
	readonly onCard: (cardId: CardId | undefined) => void;
}
