import { newWriteId } from '#lib/app/identifiers.ts';
import { replayStep } from '#lib/app/replay-step.ts';
import { refusalOf, refusalOfError, type ScreenRefusal } from '#lib/app/screen-refusal.ts';
import type { Collection } from '#lib/core/collection.ts';
import type { MemoryFact } from '#lib/core/review/fact.ts';
import { lastDayAnywhere } from '#lib/core/review/study-day.ts';

/** So many are looked at, and taken back, at a time. */
const factsAtOnce = 500;

/**
 * Answers, and whatever else was recorded about cards, on days that have not come: a card that has one is
 * not asked until then. Taken back, they leave their cards as they were before.
 */
export class FutureDated {
	#lastAtMillis = $state.raw<number>();
	#takenBack = $state.raw<readonly MemoryFact[]>([]);
	#share = $state.raw<number>();
	#refusal = $state.raw<ScreenRefusal>();
	#failure = $state.raw<{ readonly error: unknown }>();
	readonly #whenOpen: () => Promise<Collection | undefined>;

	constructor(whenOpen: () => Promise<Collection | undefined>) {
		this.#whenOpen = whenOpen;
	}

	/** When the last of them is dated; undefined where there are none, and until `look` has told. */
	get lastAtMillis(): number | undefined {
		return this.#lastAtMillis;
	}

	/** How many were taken back on this visit, and can be put back. */
	get takenBack(): number {
		return this.#takenBack.length;
	}

	/** How much of what is under way is done, from 0 to 1. */
	get share(): number | undefined {
		return this.#share;
	}

	/** Why not all could be taken back, or put back. */
	get refusal(): ScreenRefusal | undefined {
		return this.#refusal;
	}

	/** What went wrong on our side, to be thrown where it is drawn. */
	get failure(): { readonly error: unknown } | undefined {
		return this.#failure;
	}

	/** Looks whether there are any. */
	look(): Promise<void> {
		return this.#attempt((collection) => this.#look(collection));
	}

	/** Takes all of them back. */
	takeBack(): Promise<void> {
		return this.#attempt(async (collection) => {
			for (;;) {
				const facts = await readFutureDated(collection);
				if (facts.length === 0) break;
				await this.#change(collection, facts, true);
				if (this.#refusal) break;
			}
			await this.#look(collection);
		});
	}

	/** Puts back what was taken back. */
	putBack(): Promise<void> {
		return this.#attempt(async (collection) => {
			await this.#change(collection, [...this.#takenBack].reverse(), false);
			await this.#look(collection);
		});
	}

	async #change(
		collection: Collection,
		facts: readonly MemoryFact[],
		retracted: boolean
	): Promise<void> {
		const apply = await replayStep(collection);
		for (const [place, fact] of facts.entries()) {
			this.#share = place / facts.length;
			const changed = await collection.retract(
				{ factId: fact.id, retracted, nowMillis: Date.now(), writeId: newWriteId() },
				apply
			);
			if (!changed.ok) {
				this.#refusal = refusalOf(changed);
				return;
			}
			this.#takenBack = retracted
				? [...this.#takenBack, fact]
				: this.#takenBack.filter(({ id }) => id !== fact.id);
		}
	}

	async #look(collection: Collection): Promise<void> {
		const [last] = await readFutureDated(collection);
		this.#lastAtMillis = last?.atMillis;
	}

	async #attempt(work: (collection: Collection) => Promise<void>): Promise<void> {
		this.#refusal = undefined;
		try {
			const collection = await this.#whenOpen();
			if (collection) await work(collection);
		} catch (error) {
			this.#refusal = refusalOfError(error);
			if (!this.#refusal) this.#failure = { error };
		} finally {
			this.#share = undefined;
		}
	}
}

function readFutureDated(collection: Collection): Promise<readonly MemoryFact[]> {
	return collection.factsDatedAfter(lastDayAnywhere(Date.now()), factsAtOnce);
}
