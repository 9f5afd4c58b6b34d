import { heldAnswers } from '#lib/app/held-answers.svelte.ts';
import type { UnsavedAnswer } from '#lib/app/kept-answers.ts';
import { readingFirst } from '#lib/app/reading-first.ts';
import { refusalOf, type Refusal } from '#lib/app/screen-refusal.ts';
import { writeUnsaved } from '#lib/app/write-unsaved.ts';
import type { Collection } from '#lib/core/collection.ts';
import type { Saved } from '#lib/core/collection/saved.ts';

/** How an answer is written, and what follows. */
interface AnswerWrite {
	readonly collection: Collection;
	readonly write: () => Promise<Saved<unknown>>;
	/** It is saved. */
	readonly moveOn: () => void;
	/** Its card was answered elsewhere. */
	readonly setAside: () => void;
}

/** A write that takes longer is shown to be under way; drawing it for others would only hold them up. */
const longMillis = 150;

/** One write at a time: the screen moves on when it has completed, and stays where it was refused. */
export class SittingWrite {
	#underWay = false;
	#long = $state(false);
	#refusal = $state.raw<Refusal>();

	/** Whether a write is under way, or an answer held; nothing can be done until it is settled. */
	get underWay(): boolean {
		return this.#underWay || heldAnswers.current !== undefined;
	}

	/** The same, once a write has been under way for so long that the screen should say so. */
	get long(): boolean {
		return this.#long || heldAnswers.current !== undefined;
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
		if (this.underWay) return;
		this.#underWay = true;
		this.#refusal = undefined;
		this.#long = !quick;
		const timer = setTimeout(() => {
			this.#long = true;
		}, longMillis);
		try {
			const saved = await readingFirst(write);
			this.#refusal = refusalOf(saved);
			if (saved.ok) moveOn();
		} finally {
			clearTimeout(timer);
			this.#underWay = false;
			this.#long = false;
		}
	}

	/** Writes an answer, then moves on; one that storage refuses, and may take yet, is held until it does. */
	async answer(
		answer: UnsavedAnswer,
		{ collection, write, moveOn, setAside }: AnswerWrite
	): Promise<void> {
		if (this.underWay) return;
		await this.run(() => heldAnswers.writing(answer, write), moveOn, true);
		const refusal = this.#refusal;
		if (!refusal) return;
		const held = heldAnswers.hold(answer, refusal, {
			givenHere: true,
			write: () => writeUnsaved(collection, answer),
			onsettled: (written) => {
				if (written === 'written') {
					moveOn();
				} else {
					this.#refusal = { code: 'answered-elsewhere', detail: written };
					setAside();
				}
			}
		});
		if (held) this.#refusal = undefined;
		else if (refusal.code === 'answered-elsewhere') setAside();
	}
}
