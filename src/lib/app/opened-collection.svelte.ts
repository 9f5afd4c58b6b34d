import type { Collection, CollectionHealth, RefusalCode, Saved } from '#lib/core/collection.ts';

const refusalByHealth = {
	open: undefined,
	superseded: 'newer-version',
	blocked: 'storage-blocked',
	closed: 'storage-unavailable'
} as const satisfies Record<CollectionHealth, string | undefined>;

/** The collection as the pages see it: opened once, when first asked for. */
export class OpenedCollection {
	#current = $state.raw<Collection>();
	#refusal = $state.raw<RefusalCode>();
	#health = $state.raw<CollectionHealth>('open');
	#opening: Promise<Collection | undefined> | undefined;
	readonly #open: () => Promise<Saved<Collection>>;

	/** `open` is asked at most once. */
	constructor(open: () => Promise<Saved<Collection>>) {
		this.#open = open;
	}

	/** The collection; undefined until it is open. */
	get current(): Collection | undefined {
		return this.#current;
	}

	/** Why there is no collection, or why this tab may not write to it any more. */
	get refusal(): RefusalCode | 'storage-blocked' | undefined {
		return this.#refusal ?? refusalByHealth[this.#health];
	}

	/** Opens the collection, or answers the one that is open; undefined where the browser gives none. */
	whenOpen(): Promise<Collection | undefined> {
		this.#opening ??= this.#openOnce();
		return this.#opening;
	}

	async #openOnce(): Promise<Collection | undefined> {
		const opened = await this.#open();
		if (!opened.ok) {
			this.#refusal = opened.code;
			return undefined;
		}
		// Followed for as long as the page lives, which is as long as the collection does.
		opened.value.watchHealth()(
			(health) => {
				this.#health = health;
			},
			() => {
				this.#health = 'closed';
			}
		);
		this.#current = opened.value;
		return opened.value;
	}
}
