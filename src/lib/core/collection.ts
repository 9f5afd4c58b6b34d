import type { CardId } from '#lib/core/card/note.ts';
import type { ApplyFact } from '#lib/core/collection/apply-fact.ts';
import type { CollectedCard, DeckId, NoteCards } from '#lib/core/collection/collected-card.ts';
import type { DayCount, DueCount } from '#lib/core/collection/counts.ts';
import type { DeckState, MetNotes, WrittenBefore } from '#lib/core/collection/deck-state.ts';
import type { Following } from '#lib/core/collection/following.ts';
import type { ImportedEditions } from '#lib/core/collection/imported-editions.ts';
import type {
	OrderProgress,
	QueueRequest,
	QueueSupply
} from '#lib/core/collection/queue-supply.ts';
import type { RecordUnion } from '#lib/core/collection/record-union.ts';
import type {
	KnownAlias,
	RegisterWrite,
	Relinking,
	Retraction
} from '#lib/core/collection/register-writes.ts';
import type { Repairs, SetAside } from '#lib/core/collection/repairs.ts';
import type { Replacing } from '#lib/core/collection/replacing.ts';
import type { Saved } from '#lib/core/collection/saved.ts';
import type { CollectionHealth, Watch } from '#lib/core/collection/watch.ts';
import type { EpisodeId } from '#lib/core/episode/episode.ts';
import type { Register, RegisterField, WriteId } from '#lib/core/register.ts';
import type { Fact, MemoryFact } from '#lib/core/review/fact.ts';
import type { CardMemory } from '#lib/core/review/memory.ts';
import type { SchedulerSettings } from '#lib/core/review/settings.ts';
import type { StudyDay } from '#lib/core/review/study-day.ts';

/**
 * The port to storage: everything that core needs kept for it. Each method is one transaction, unless
 * it says otherwise; a promise that resolves with `ok` means that the data is on the disk.
 *
 * Wherever an item, a note or a card is named, any of the ids that are linked will do. Facts and
 * registers keep the id that they were written under; answers are about the canonical one, with the
 * memory after the facts, and the greatest of the registers, of all.
 */
export interface Collection extends ImportedEditions, RecordUnion, Replacing {
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
	/** The effective facts about cards of the days after this one, at most so many, the latest first. */
	factsDatedAfter(day: StudyDay, atMost: number): Promise<readonly MemoryFact[]>;

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

	/**
	 * The number that this collection was given when it was first asked for one: the `candidate`, if it never
	 * was. One that was made anew after another was lost has another. Undefined where it cannot be kept.
	 */
	identity(candidate: number): Promise<number | undefined>;

	/** How many answers count, and how many notes are kept, in the whole collection. */
	holdings(): Promise<{ readonly answers: number; readonly keptNotes: number }>;

	/** All facts, for backups and checks, by (atMillis, id), a chunk at a time. */
	eachFact(visit: (facts: readonly Fact[]) => void): Promise<void>;
	/**
	 * Computes every cache again from facts and registers, in many short transactions as `catchUp` does;
	 * answers how many rows differed before, as far as it came. Stabilities and difficulties less than 1e-6
	 * apart (another engine's arithmetic) are no difference.
	 */
	rebuild(apply: ApplyFact, following?: Following): Promise<Saved<Repairs>>;

	/**
	 * Reads every fact, register and settings record, in many short transactions, and sets aside what is
	 * damaged: nothing stumbles over it any more, and nothing of it is lost. Answers what this concerned.
	 */
	setAsideDamaged(following?: Following): Promise<Saved<readonly SetAside[]>>;
	/** All that was ever set aside. */
	allSetAside(): Promise<readonly SetAside[]>;

	watchHealth(): Watch<CollectionHealth>;
	close(): void;
}
