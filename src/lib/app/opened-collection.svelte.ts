import type { Collection } from '#lib/core/collection.ts';
import type { RefusalCode, Saved } from '#lib/core/collection/saved.ts';
import type { CollectionHealth } from '#lib/core/collection/watch.ts';

const refusalByHealth = {
	open: undefined,
	superseded: 'newer-version',
	deleted: 'data-deleted',
	blocked: 'storage-blocked',
	closed: 'storage-unavailable'
} as const satisfies Record<CollectionHealth, string | undefined>;

/** Browsers open a database within a second or two, if they do; some never say that they will not. */
const slowMillis = 8000;

/** The collection as the pages see it: opened once, when first asked for. */
export class OpenedCollection {
	#current = $state.raw<Collection>();
	#refusal = $state.raw<Extract<Saved<never>, { ok: false }>>();
	#health = $state.raw<CollectionHealth>('open');
	#isUpgrading = $state(false);
	#isSlow = $state(false);
	#opening: Promise<Collection | undefined> | undefined;
	readonly #open: (onupgrade: () => void) => Promise<Saved<Collection>>;
	readonly #remove: () => Promise<boolean>;

	/**
	 * `open` is asked at most once; it tells when what is stored has to be brought to a new version first.
	 * `remove` does away with all that is stored, and answers whether it is gone.
	 */
	constructor(
		open: (onupgrade: () => void) => Promise<Saved<Collection>>,
		remove: () => Promise<boolean>
	) {
		this.#open = open;
		this.#remove = remove;
	}

	/** The collection; undefined until it is open. */
	get current(): Collection | undefined {
		return this.#current;
	}

	/** Why there is no collection, or why this tab may not write to it any more. */
	get refusal(): RefusalCode | 'storage-blocked' | undefined {
		return this.#refusal?.code ?? refusalByHealth[this.#health];
	}

	/** What the engine says to why there is no collection. */
	get detail(): string {
		return this.#refusal?.detail ?? '';
	}

	/** Whether what is stored is being brought to a new version, which may take a minute. */
	get isUpgrading(): boolean {
		return this.#isUpgrading;
	}

	/** Whether the browser has let this wait for so long that it may never answer. */
	get isSlow(): boolean {
		return this.#isSlow && !this.#isUpgrading;
	}

	/** Whether there is a database that cannot be opened, for which only a new one helps. */
	get isBroken(): boolean {
		const code = this.#refusal?.code;
		return code === 'storage-unavailable' || code === 'storage-failed';
	}

	/** Opens the collection, or answers the one that is open; undefined where the browser gives none. */
	whenOpen(): Promise<Collection | undefined> {
		this.#opening ??= this.#openOnce();
		return this.#opening;
	}

	/** Does away with a broken database; answers whether it is gone. The page has to be loaded again then. */
	async remove(): Promise<boolean> {
		if (!this.isBroken) throw new Error('Inconsistent: a sound database is to be removed');
		return this.#remove();
	}

	async #openOnce(): Promise<Collection | undefined> {
		const timer = setTimeout(() => {
			this.#isSlow = true;
		}, slowMillis);
		const opened = await this.#open(() => {
			this.#isUpgrading = true;
		}).finally(() => {
			clearTimeout(timer);
		});
		this.#isUpgrading = false;
		this.#isSlow = false;
		if (!opened.ok) {
			this.#refusal = opened;
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
