import type { DeckShelf } from '#lib/app/deck-shelf.ts';
import { startingPoint } from '#lib/app/starting-point.svelte.ts';
import { refusalOf, refusalOfError, type ScreenRefusal } from '#lib/app/screen-refusal.ts';
import type { Collection } from '#lib/core/collection.ts';

/** Where stands that it was begun, so that the next start finishes what was cut short. */
const key = 'jinju.bringingBack';

/** Everything being brought back from outside the database: in this page, whichever screen is shown. */
class BringingBack {
	#share = $state<number>();
	#refusal = $state.raw<ScreenRefusal>();
	#tries = $state(0);

	/** Which share is done, from 0 to 1; undefined where nothing is under way. */
	get share(): number | undefined {
		return this.#share;
	}

	/** Why it could not be done. */
	get refusal(): ScreenRefusal | undefined {
		return this.#refusal;
	}

	/** How often it has been tried, in this page, to the end. */
	get tries(): number {
		return this.#tries;
	}

	/** Brings everything back; rejects only where the fault is ours. */
	async begin(collection: Collection, shelf: DeckShelf): Promise<void> {
		if (this.#share !== undefined) return;
		this.#share = 0;
		this.#refusal = undefined;
		try {
			localStorage.setItem(key, '1');
			const { bringBack } = await import('#lib/app/bring-back.ts');
			const brought = await bringBack(collection, shelf, (share) => {
				this.#share = share;
			});
			if (brought.ok) {
				localStorage.removeItem(key);
				startingPoint.begin();
			} else this.#refusal = refusalOf(brought);
		} catch (error) {
			this.#refusal = refusalOfError(error);
			if (!this.#refusal) throw error;
		} finally {
			this.#share = undefined;
			this.#tries += 1;
		}
	}

	/** Goes on with what a former page had begun, if it had. */
	async goOn(collection: Collection, shelf: DeckShelf): Promise<void> {
		if (localStorage.getItem(key) !== null) await this.begin(collection, shelf);
	}
}

/** That of this page. */
export const bringingBack = new BringingBack();
