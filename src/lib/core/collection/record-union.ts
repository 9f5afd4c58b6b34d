import type { ApplyFact } from '#lib/core/collection/apply-fact.ts';
import type { DeckId } from '#lib/core/collection/collected-card.ts';
import type { Following } from '#lib/core/collection/following.ts';
import type { Saved } from '#lib/core/collection/saved.ts';
import type { Register } from '#lib/core/register.ts';
import type { Fact, FactId } from '#lib/core/review/fact.ts';
import type { SchedulerSettings } from '#lib/core/review/settings.ts';

/** What two copies of a collection unite: facts by their ids, registers by the greatest write, settings by their ids. */
export interface Records {
	readonly facts: readonly Fact[];
	readonly registers: readonly Register[];
	readonly settings: readonly SchedulerSettings[];
}

/** How many of each: of all that there are, or of those that a collection has not, or not yet so. */
export type RecordCounts = { readonly [Kind in keyof Records]: number };

/** How one copy of a collection takes in another, a chunk of its records at a time (DESIGN, section 2). */
export interface RecordUnion {
	/** How many records there are. */
	countRecords(): Promise<RecordCounts>;
	/** At most so many facts whose ids come after this one, by id; all in turn, if begun with ''. */
	factsAfter(id: FactId | '', atMost: number): Promise<readonly Fact[]>;
	/** At most so many registers after this one, as they were written, by subject and field. */
	registersAfter(last: Register | undefined, atMost: number): Promise<readonly Register[]>;
	/** How many of these records `unite` would bring. */
	countNew(records: Records): Promise<RecordCounts>;
	/**
	 * Takes in the records that are not here, and the registers that were written later than those here;
	 * answers how many. What is computed from them is as before, and the collection outdated, until
	 * `catchUp` and `reconcile` have seen to it.
	 */
	unite(records: Records): Promise<Saved<RecordCounts>>;
	/** Whether records were taken in that the caches know nothing of yet. */
	isOutdated(): Promise<boolean>;
	/**
	 * Computes what hangs on the records that were taken in: in many short transactions, so that whatever is
	 * recorded or written meanwhile, in any tab, waits for none. Refused, left off or interrupted, what is
	 * left is done the next time.
	 */
	catchUp(apply: ApplyFact, following?: Following): Promise<Saved<void>>;
	/** The decks whose kept notes may have other cards by what was taken in. */
	decksBehind(): Promise<readonly DeckBehind[]>;
	/** Says that these have been reconciled, which stands but for those of which more was taken in since. */
	markReconciled(decks: readonly DeckBehind[]): Promise<Saved<void>>;
}

/** A deck that something was taken in for, and the last time that anything was. */
export interface DeckBehind {
	readonly deckId: DeckId;
	readonly union: number;
}
