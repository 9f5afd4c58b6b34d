import type { CardId, Note, NoteId } from '#lib/core/card/note.ts';
import type { EpisodeId } from '#lib/core/episode/episode.ts';
import type { Deck } from '#lib/core/library/deck.ts';
import type { Edition, EditionText, ImportId, ImportPart } from '#lib/core/library/edition.ts';
import type { Json, Register, RegisterField, WriteId } from '#lib/core/register.ts';
import type { Alias, Fact, FactId, MemoryFact } from '#lib/core/review/fact.ts';
import type { DueOrder } from '#lib/core/review/review-order.ts';
import type { CardMemory } from '#lib/core/review/memory.ts';
import type { Grade } from '#lib/core/review/scheduler.ts';
import type { SchedulerSettings } from '#lib/core/review/settings.ts';
import type { StudyDay } from '#lib/core/review/study-day.ts';

/** A question that is answered again whenever the answer changes; calling the result stops it. */
export type Watch<T> = (next: (value: T) => void, fail: (error: unknown) => void) => () => void;

/** Why a write was not kept; each has its words in the catalogue under `refusal`. */
export type RefusalCode =
	/** The card's last fact is no longer the one that this answer followed. */
	| 'answered-elsewhere'
	/** A newer version of the app has taken over the database; this tab must be reloaded. */
	| 'newer-version'
	/** The device has no room left. */
	| 'storage-full'
	/** The browser gives no database, or closed it and would not open it again. */
	| 'storage-unavailable'
	/** Anything else; `detail` has the engine's words. */
	| 'storage-failed';

/** A write that happened, or the reason why it did not; never half of one. */
export type Saved<T> =
	| { readonly ok: true; readonly value: T }
	| { readonly ok: false; readonly code: RefusalCode; readonly detail?: string };

/** What is asked of the notes of a deck: this register was written as true, before a time. */
export interface WrittenBefore {
	readonly field: 'kept' | 'favourite';
	readonly beforeMillis: number;
}

/** A deck: each episode is one, named by its episode's id. */
export type DeckId = EpisodeId;

/** A card in the collection: who it is, where it stands among the new, and what is remembered. */
export interface CollectedCard {
	readonly cardId: CardId;
	readonly noteId: NoteId;
	readonly deckId: DeckId;
	/** New cards are asked in ascending order of this, then of card id. */
	readonly newOrder: number;
	/** The card of the same note without whose recognition this one is not asked (`unlocking.ts`). */
	readonly waitsFor?: CardId;
	readonly memory: CardMemory;
}

/** A note's cards as the collection needs them, without their texts. */
export interface NoteCards {
	readonly noteId: NoteId;
	readonly deckId: DeckId;
	readonly cards: readonly Pick<CollectedCard, 'cardId' | 'newOrder' | 'waitsFor'>[];
}

/** What a queue is built from: never more rows than the limits ask for, however large the collection. */
export interface QueueSupply {
	/** Review cards due, and no longer buried, on the day; in the order asked for, then by cardId. */
	readonly due: readonly CollectedCard[];
	/** (Re)learning cards, at most `learningRows`, by (dueAtMillis, cardId). */
	readonly learning: readonly CollectedCard[];
	/** New cards of kept notes, by (newOrder, cardId). */
	readonly fresh: readonly CollectedCard[];
	/** The day's effective answers in the order given, oldest first. */
	readonly answered: readonly AnsweredCard[];
}

/** One effective answer of the day. */
export interface AnsweredCard {
	readonly cardId: CardId;
	readonly noteId: NoteId;
	/** Whether it was the card's first effective answer ever that was no practice. */
	readonly first: boolean;
	/**
	 * Whether the card was in Review state before it, so that it counts against the day's reviews; never
	 * for practice.
	 */
	readonly review: boolean;
	/** False for practice, which no limit and no sibling takes notice of. */
	readonly scheduled: boolean;
	readonly grade: Grade;
	readonly tookMillis: number;
}

/** How many (re)learning cards are read at most; more than anybody has under way at a time. */
export const learningRows = 500;

/** What to gather for a queue. */
export interface QueueRequest {
	readonly day: StudyDay;
	/** How many due rows, and how many new rows, to read at most. */
	readonly reviewRows: number;
	readonly newRows: number;
	/** In which order due cards are read; by the day they could first be asked where it is absent. */
	readonly reviewOrder?: DueOrder;
	/** The decks whose cards come in another order than that. */
	readonly reviewOrderOfDecks?: Readonly<Record<DeckId, DueOrder>>;
	/**
	 * Told after each page what has been read so far, it says what needs no further page. A pure function;
	 * without it, all the rows asked for are read.
	 */
	readonly filled?: (supply: QueueSupply) => Filled;
}

/** Whether there are enough due cards, and enough new ones, for the day's queue. */
export interface Filled {
	readonly due: boolean;
	readonly fresh: boolean;
}

/** How many rows make a page: due ones as many as most limits ask for, and new ones. */
export const pageRows = { due: 250, fresh: 50 } as const;

/** Told how many of the due cards have been looked at to put them in order. */
export type OrderProgress = (done: number, all: number) => void;

/** What happened in one deck on one study day; a cache, equal to a recount of the effective facts. */
export interface DayCount {
	readonly studyDay: StudyDay;
	readonly deckId: DeckId;
	readonly answers: number;
	readonly introduced: number;
	readonly again: number;
	readonly tookMillis: number;
}

/** How many active Review cards of a deck are due on a day; a cache, equal to a recount. */
export interface DueCount {
	readonly deckId: DeckId;
	readonly dueDay: StudyDay;
	readonly cards: number;
}

/** A write of a register, before the collection gives it its time. */
export interface RegisterWrite {
	readonly subject: string;
	readonly field: RegisterField;
	readonly value: Json;
	readonly nowMillis: number;
	readonly writeId: WriteId;
}

/** A fact taken back, `retracted`, or put back. */
export interface Retraction {
	readonly factId: FactId;
	readonly retracted: boolean;
	readonly nowMillis: number;
	readonly writeId: WriteId;
}

/** Links made, taken apart or put back, with what is to be seen from then on; each part may be absent. */
export interface Relinking {
	readonly aliases?: readonly Alias[];
	/** Of alias facts. */
	readonly retractions?: readonly Retraction[];
	/** Written once the links are as they are to be; see `writeRegisters` for both. */
	readonly writes?: readonly RegisterWrite[];
	readonly notes?: readonly NoteCards[];
}

/** An alias fact, and whether it was taken back. */
export interface KnownAlias {
	readonly alias: Alias;
	readonly retracted: boolean;
}

/** The notes that the learner has met: true kept, false skipped. */
export type MetNotes = ReadonlyMap<NoteId, boolean>;

/** A deck as the library shows it. */
export interface DeckState {
	/**
	 * The registers whose subjects are the deck itself (`videoAddress`), its notes (`kept`, …) or their
	 * cards (`suspended`, …), by (subject, field).
	 */
	readonly registers: readonly Register[];
	/** Every card of the deck that was ever kept, active or not, by cardId. */
	readonly cards: readonly CollectedCard[];
}

/**
 * One step of replay: a card's memory after one more of its effective facts, which come in order of
 * (atMillis, id) and start from `newMemory`. It is `applyFact` with the settings at hand.
 */
export type ApplyFact = (memory: CardMemory, fact: MemoryFact) => CardMemory;

/** Whether this tab may still write: `superseded` when a newer version opened the database. */
export type CollectionHealth = 'open' | 'superseded' | 'blocked' | 'closed';

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

/** What two copies of a collection unite: facts by their ids, registers by the greatest write, settings by their ids. */
export interface Records {
	readonly facts: readonly Fact[];
	readonly registers: readonly Register[];
	readonly settings: readonly SchedulerSettings[];
}

/** How many of some records a collection has not, or not yet so. */
export type RecordCounts = { readonly [Kind in keyof Records]: number };

/** How one copy of a collection takes in another, a chunk of its records at a time (DESIGN, section 2). */
export interface RecordUnion {
	/** At most so many facts whose ids come after this one, by id; all in turn, if begun with ''. */
	factsAfter(id: FactId | '', atMost: number): Promise<readonly Fact[]>;
	/** At most so many registers after this one, as they were written, by subject and field. */
	registersAfter(last: Register | undefined, atMost: number): Promise<readonly Register[]>;
	/** How many of these records `unite` would bring. */
	countNew(records: Records): Promise<RecordCounts>;
	/**
	 * Takes in the records that are not here, and the registers that were written later than those here;
	 * answers how many. What is computed from them is as before, and the collection outdated, until
	 * `rebuild` and `reconcile` have seen to it, and somebody says so.
	 */
	unite(records: Records): Promise<Saved<RecordCounts>>;
	/** Whether records were taken in that the caches know nothing of yet. */
	isOutdated(): Promise<boolean>;
	/** Says that they know of all. */
	markCurrent(): Promise<Saved<void>>;
}

/**
 * The port to storage: everything that core needs kept for it. Each method is one transaction, unless
 * it says otherwise; a promise that resolves with `ok` means that the data is on the disk.
 *
 * Wherever an item, a note or a card is named, any of the ids that are linked will do. Facts and
 * registers keep the id that they were written under; answers are about the canonical one, with the
 * memory after the facts, and the greatest of the registers, of all.
 */
export interface Collection extends ImportedEditions, RecordUnion {
	/** `onprogress` is told how far the ordering is, where the order takes one. */
	gatherQueue(request: QueueRequest, onprogress?: OrderProgress): Promise<QueueSupply>;
	watchQueue(request: QueueRequest): Watch<QueueSupply>;

	/**
	 * Appends a fact, stores the memory after it and changes the counters, or refuses all three. Cards
	 * that wait for this one are unlocked, or locked, with it. Whoever says what memory the fact was made
	 * of has it written sooner: all that the write needs is read at once. It is refused where the card
	 * has another one by now; where it is not said, a memory under an id that a link made obsolete is.
	 */
	record(fact: MemoryFact, after: CardMemory, before?: CardMemory): Promise<Saved<CardMemory>>;
	/** Takes a fact about a card back (`retracted: true`) or puts it back, and replays the card. */
	retract(change: Retraction, apply: ApplyFact): Promise<Saved<CardMemory>>;
	/** The card as it stands, with its memory; undefined when it was never kept, nor answered under that id. */
	card(cardId: CardId): Promise<CollectedCard | undefined>;
	/**
	 * The active cards among these that are not buried on the day, in the order given; those that were
	 * never kept are left out.
	 */
	activeCards(cardIds: readonly CardId[], day: StudyDay): Promise<readonly CollectedCard[]>;
	/** The effective facts of a card, as they were recorded, by (atMillis, id). */
	factsOf(cardId: CardId): Promise<readonly MemoryFact[]>;

	/**
	 * Writes the register `kept` of a note: true keeps it (its cards become active, with the memories
	 * that they had), false skips or drops it, null forgets that it was ever met.
	 */
	keep(
		note: NoteCards,
		kept: boolean | null,
		nowMillis: number,
		writeId: WriteId
	): Promise<Saved<Register>>;
	/**
	 * Gives every kept note of a deck the cards that it has now, for a new version of shipped text: new
	 * ones join, those that are gone rest with their memories, and notes that are not given stay as they are.
	 */
	reconcile(deckId: DeckId, notes: readonly NoteCards[]): Promise<Saved<void>>;
	watchDeck(deckId: DeckId): Watch<DeckState>;
	/** The notes of a deck that the learner has met, and whether each was kept: far less than the deck. */
	met(deckId: DeckId): Promise<MetNotes>;
	watchMet(deckId: DeckId): Watch<MetNotes>;

	/**
	 * Writes registers; the answer has the times they were given. Those that decide whether a card is
	 * asked (`deleted`, `suspended`, `buriedUntilDay`, `templateOn`) take effect in the same transaction.
	 * Throws on `kept` and `retracted`, which go through `keep` and `retract`. Those of `notes` that are
	 * kept are given the cards that they have after it, as by `reconcile`.
	 */
	writeRegisters(
		writes: readonly RegisterWrite[],
		notes?: readonly NoteCards[]
	): Promise<Saved<readonly Register[]>>;
	/** The registers of a subject, and of whatever is linked with it. */
	registersOf(subject: string): Promise<readonly Register[]>;
	/** The registers of any of these subjects, for the notes and cards of one sitting. */
	registersAbout(subjects: readonly string[]): Promise<readonly Register[]>;
	/** The registers of one field, whatever they are about, by subject. */
	registersOfField(field: RegisterField): Promise<readonly Register[]>;
	watchRegisters(subject: string): Watch<readonly Register[]>;
	/**
	 * The deck that comes next after another, by id and round again, of those with a note that was kept, or
	 * made a favourite, before a time; the first where none is named. Reads a few rows however many there
	 * are, and answers undefined where those do not tell.
	 */
	nextDeckWith(asked: WrittenBefore, after: DeckId | undefined): Promise<DeckId | undefined>;

	/**
	 * Appends aliases, takes some back or puts them back, and moves what is known of the items concerned:
	 * cards, counts and standing are as if all had been written under the canonical ids. Then registers
	 * are written and notes given their cards, as by `writeRegisters`, all in the same transaction; the
	 * answer has these registers. An alias that is there already is left alone, and what a retraction
	 * names has to be one that is there. Taken back, all is as it would be without the link; what was
	 * recorded and written meanwhile belongs to the ids under which it was.
	 */
	relink(change: Relinking, apply: ApplyFact): Promise<Saved<readonly Register[]>>;
	/** The aliases of an episode's items, effective or not, by (atMillis, id). */
	aliasesOf(episodeId: EpisodeId): Promise<readonly KnownAlias[]>;

	saveSettings(settings: SchedulerSettings): Promise<Saved<void>>;
	allSettings(): Promise<readonly SchedulerSettings[]>;

	/** Days from `first` to `last`, both included, on which anything happened. */
	dayCounts(first: StudyDay, last: StudyDay): Promise<readonly DayCount[]>;
	watchDayCounts(first: StudyDay, last: StudyDay): Watch<readonly DayCount[]>;
	dueCounts(first: StudyDay, last: StudyDay): Promise<readonly DueCount[]>;
	watchDueCounts(first: StudyDay, last: StudyDay): Watch<readonly DueCount[]>;
	/**
	 * How many active Review cards are due, and no longer buried, by a day; `atMost` where there are that
	 * many or more, so that no more need be looked at.
	 */
	watchDueBy(day: StudyDay, atMost: number): Watch<number>;

	/** How many answers count, and how many notes are kept, in the whole collection. */
	holdings(): Promise<{ readonly answers: number; readonly keptNotes: number }>;

	/** All facts, for backups and checks, by (atMillis, id), a chunk at a time. */
	eachFact(visit: (facts: readonly Fact[]) => void): Promise<void>;
	/**
	 * Computes every cache again from facts and registers; answers how many rows differed before.
	 * Stabilities and difficulties less than 1e-6 apart (another engine's arithmetic) are no difference.
	 */
	rebuild(apply: ApplyFact): Promise<Saved<{ readonly repaired: number }>>;

	watchHealth(): Watch<CollectionHealth>;
	close(): void;
}
