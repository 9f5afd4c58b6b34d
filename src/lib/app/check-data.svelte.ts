import { forgetReconciled, reconcileDeck } from '#lib/app/reconcile-decks.ts';
import type { DeckShelf } from '#lib/app/deck-shelf.ts';
import { once } from '#lib/app/once.ts';
import { readOwnRegisters } from '#lib/app/own-registers.ts';
import { replayStep } from '#lib/app/replay-step.ts';
import { refusalOf, refusalOfError, type ScreenRefusal } from '#lib/app/screen-refusal.ts';
import { episodeIdOfNote, type NoteId } from '#lib/core/card/note.ts';
import type { Collection } from '#lib/core/collection.ts';
import type { DeckId } from '#lib/core/collection/collected-card.ts';
import type { Following } from '#lib/core/collection/following.ts';
import type { Repairs, SetAside } from '#lib/core/collection/repairs.ts';
import type { Saved } from '#lib/core/collection/saved.ts';
import { sameValue } from '#lib/core/same-value.ts';

/** What a check has found, as far as it came. */
export interface CheckReport {
	/** Rows of caches that were computed anew; `cards` has those that were made anew of their text, too. */
	readonly repairs: Repairs;
	/** How many records were set aside this time. */
	readonly setAside: number;
	/** Whether it was left off before the end. */
	readonly leftOff: boolean;
}

/** What the screen is at. */
export type CheckStage =
	| { readonly kind: 'idle' }
	| { readonly kind: 'checking'; readonly share: number }
	| { readonly kind: 'checked'; readonly report: CheckReport };

/** Up to where each part of the work takes it. */
const ends = { read: 0.3, computed: 0.85 } as const;

/** One visit to the screen that checks the learner's data. */
export class DataCheck {
	#stage = $state.raw<CheckStage>({ kind: 'idle' });
	#refusal = $state.raw<ScreenRefusal>();
	#failure = $state.raw<{ readonly error: unknown }>();
	#aside = $state.raw<readonly SetAside[]>([]);
	#leaving = new AbortController();
	readonly #whenOpen: () => Promise<Collection | undefined>;
	readonly #shelf: DeckShelf;

	constructor(whenOpen: () => Promise<Collection | undefined>, shelf: DeckShelf) {
		this.#whenOpen = whenOpen;
		this.#shelf = shelf;
		void this.#readAside();
	}

	get stage(): CheckStage {
		return this.#stage;
	}

	/** Why something that was found could not be stored. */
	get refusal(): ScreenRefusal | undefined {
		return this.#refusal;
	}

	/** What went wrong on our side, to be thrown where it is drawn. */
	get failure(): { readonly error: unknown } | undefined {
		return this.#failure;
	}

	/** All that was ever set aside, to be saved as a file. */
	get aside(): readonly SetAside[] {
		return this.#aside;
	}

	/** Reads everything, and repairs what can be computed. */
	async start(): Promise<void> {
		this.#leaving = new AbortController();
		this.#refusal = undefined;
		this.#stage = { kind: 'checking', share: 0 };
		try {
			const collection = await this.#whenOpen();
			if (!collection) {
				this.#stage = { kind: 'idle' };
				return;
			}
			const checked = await this.#check(collection);
			if (checked.ok) this.#stage = { kind: 'checked', report: checked.value };
			else {
				this.#refusal = refusalOf(checked);
				this.#stage = { kind: 'idle' };
			}
			await this.#readAside();
		} catch (error) {
			this.#refusal = refusalOfError(error);
			if (this.#refusal) this.#stage = { kind: 'idle' };
			else this.#failure = { error };
		}
	}

	/** Leaves off after the step that is under way; what was repaired stays so. */
	leaveOff(): void {
		this.#leaving.abort();
	}

	async #check(collection: Collection): Promise<Saved<CheckReport>> {
		const { signal } = this.#leaving;
		const from = (start: number, end: number): Following => ({
			signal,
			onprogress: (share) => {
				this.#stage = { kind: 'checking', share: start + (end - start) * share };
			}
		});
		const aside = await collection.setAsideDamaged(from(0, ends.read));
		if (!aside.ok) return aside;
		const rebuilt = await collection.rebuild(
			await replayStep(collection),
			from(ends.read, ends.computed)
		);
		if (!rebuilt.ok) return rebuilt;
		const made = await this.#reconcile(collection, from(ends.computed, 1));
		const { value: repairs } = rebuilt;
		return {
			ok: true,
			value: {
				repairs: { ...repairs, cards: repairs.cards + made },
				setAside: aside.value.length,
				leftOff: signal.aborted
			}
		};
	}

	/** Gives all kept notes their cards anew; answers how many cards are not as they were. */
	async #reconcile(collection: Collection, { signal, onprogress }: Following): Promise<number> {
		if (signal?.aborted) return 0;
		const [kept, own] = await Promise.all([
			collection.registersOfField('kept'),
			readOwnRegisters(collection)
		]);
		const decks = [...new Set(kept.map(({ subject }) => episodeIdOfNote(subject as NoteId)))];
		let made = 0;
		for (const [place, deckId] of decks.entries()) {
			if (signal?.aborted) break;
			const before = await cardsOf(collection, deckId);
			const saved = await reconcileDeck(collection, this.#shelf, deckId, own);
			// What could not be stored now is given to them at the next start.
			if (saved && !saved.ok) forgetReconciled([deckId]);
			const after = await cardsOf(collection, deckId);
			made += [...after].filter(([cardId, card]) => !sameValue(before.get(cardId), card)).length;
			onprogress?.((place + 1) / decks.length);
		}
		return made;
	}

	async #readAside(): Promise<void> {
		this.#aside = (await (await this.#whenOpen())?.allSetAside()) ?? [];
	}
}

async function cardsOf(
	collection: Collection,
	deckId: DeckId
): Promise<ReadonlyMap<string, unknown>> {
	const { cards } = await once(collection.watchDeck(deckId));
	return new Map(cards.map((card) => [card.cardId, card]));
}
