import type { RefusalCode, Saved } from '#lib/core/collection.ts';

/** Why a write was not kept. */
export interface Refusal {
	readonly code: RefusalCode;
	readonly detail: string;
}

/** A write that takes longer is shown to be under way; drawing it for others would only hold them up. */
const longMillis = 150;

/** One write at a time: the screen moves on when it has completed, and stays where it was refused. */
export class SittingWrite {
	#underWay = false;
	#long = $state(false);
	#refusal = $state.raw<Refusal>();

	/** Whether a write is under way; nothing can be done until it is settled. */
	get underWay(): boolean {
		return this.#underWay;
	}

	/** Whether a write has been under way for so long that the screen should say so. */
	get long(): boolean {
		return this.#long;
	}

	/** Why the last write was refused. */
	get refusal(): Refusal | undefined {
		return this.#refusal;
	}

	/** The learner has read why. */
	dismissRefusal(): void {
		this.#refusal = undefined;
	}

	/**
	 * Writes, then moves on; does neither while another write is under way. A `quick` write is shown to be
	 * under way only once it takes long; any other at once.
	 */
	async run(
		write: () => Promise<Saved<unknown>>,
		moveOn: () => void,
		quick = false
	): Promise<void> {
		if (this.#underWay) return;
		this.#underWay = true;
		this.#refusal = undefined;
		this.#long = !quick;
		const timer = setTimeout(() => {
			this.#long = true;
		}, longMillis);
		try {
			const saved = await write();
			if (saved.ok) {
				moveOn();
			} else {
				this.#refusal = { code: saved.code, detail: saved.detail ?? '' };
			}
		} finally {
			clearTimeout(timer);
			this.#underWay = false;
			this.#long = false;
		}
	}
}
