import type { Brought } from '#lib/app/bring-back.ts';
import type { DeckShelf } from '#lib/app/deck-shelf.ts';
import { hasVanished } from '#lib/app/has-vanished.ts';
import { withLock } from '#lib/app/named-lock.ts';
import { startingPoint } from '#lib/app/starting-point.svelte.ts';
import { refusalOf, refusalOfError, type ScreenRefusal } from '#lib/app/screen-refusal.ts';
import type { Collection } from '#lib/core/collection.ts';

/** Everything being brought back that a browser has lost: in this page, whichever screen is shown. */
class BringingBack {
	#share = $state<number>();
	#refusal = $state.raw<ScreenRefusal>();
	#brought = $state<Brought>();
	#underWay: Promise<void> | undefined;

	/** Which share is done, from 0 to 1; undefined where nothing is under way. */
	get share(): number | undefined {
		return this.#share;
	}

	/** Why it could not be done. */
	get refusal(): ScreenRefusal | undefined {
		return this.#refusal;
	}

	/** What has been brought back in this page. */
	get brought(): Brought | undefined {
		return this.#brought;
	}

	/**
	 * Brings everything back, where the browser has lost it; what a former page left unfinished, too. Rejects only
	 * where the fault is ours.
	 */
	begin(collection: Collection, shelf: DeckShelf): Promise<void> {
		// Whoever asks meanwhile waits for the same end.
		this.#underWay ??= this.#bring(collection, shelf).finally(() => {
			this.#underWay = undefined;
			this.#share = undefined;
		});
		return this.#underWay;
	}

	async #bring(collection: Collection, shelf: DeckShelf): Promise<void> {
		this.#refusal = undefined;
		try {
			const { isLost } = await import('#lib/app/is-lost.ts');
			if (!(await isMissed(collection, isLost))) return;
			this.#share = 0;
			await withLock('jinju-bring-back', 'exclusive', async () => {
				// Another tab may have done it by now.
				if (!(await isLost(collection))) return;
				const { bringBack } = await import('#lib/app/bring-back.ts');
				const brought = await bringBack(collection, shelf, (share) => {
					this.#share = share;
				});
				this.#refusal = refusalOf(brought);
				if (!brought.ok) return;
				this.#brought = brought.value;
				startingPoint.begin();
			});
		} catch (error) {
			this.#refusal = refusalOfError(error) ?? refusalOfFiles(error);
			if (!this.#refusal) throw error;
		}
	}
}

/** Whether a collection is lost. Where that cannot be read, only one of which nothing is there is missed. */
async function isMissed(
	collection: Collection,
	isLost: (collection: Collection) => Promise<boolean>
): Promise<boolean> {
	try {
		return await isLost(collection);
	} catch (error) {
		const isRefused = (refusalOfError(error) ?? refusalOfFiles(error)) !== undefined;
		if (!isRefused || (await hasVanished(collection))) throw error;
		// A later start can read it.
		return false;
	}
}

/** Why files could not be read. */
function refusalOfFiles(error: unknown): ScreenRefusal | undefined {
	return error instanceof DOMException
		? { code: 'read-failed', detail: `${error.name}: ${error.message}` }
		: undefined;
}

/** That of this page. */
export const bringingBack = new BringingBack();
