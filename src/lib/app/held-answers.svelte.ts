import { lockAnswer } from '#lib/app/answer-locks.ts';
import { forgetAnswer, keepAnswer, type UnsavedAnswer } from '#lib/app/kept-answers.ts';
import type { Written } from '#lib/app/write-unsaved.ts';
import type { RefusalCode, Saved } from '#lib/core/collection/saved.ts';

/** How often an answer that storage refused is tried again, besides whenever the page comes back. */
const againMillis = 4000;

/** Why storage refused an answer that is as good as it was, and may be taken yet. */
interface Refused {
	readonly code: Exclude<RefusalCode, 'answered-elsewhere'>;
	readonly detail?: string;
}

/** Why any write is not kept. */
type Refusal = Omit<Refused, 'code'> & { readonly code: RefusalCode };

/** An answer that storage refused. */
export interface HeldAnswer {
	readonly answer: UnsavedAnswer;
	readonly refused: Refused;
	/** Whether it was given on this page, and is not one that a former page left. */
	readonly givenHere: boolean;
	/** Whether it also stands where it outlives the page. */
	readonly kept: boolean;
}

interface Held extends HeldAnswer {
	readonly write: () => Promise<Saved<Written>>;
	readonly onsettled: (written: Written) => void;
	readonly unlock: () => void;
}

/**
 * The answers that storage refused. Each is kept outside it as well, so that it outlives the page, and is
 * tried again, the very same fact, until storage takes it; until then nothing else is to be graded.
 */
class HeldAnswers {
	#all = $state.raw<readonly Held[]>([]);
	#asked = $state.raw(false);
	#attempt: Promise<void> | undefined;
	#underWay: UnsavedAnswer | undefined;
	#left = false;
	#listening: AbortController | undefined;
	#whenSettled: (() => void)[] = [];

	/** The first of them; undefined while none is held. */
	get current(): HeldAnswer | undefined {
		return this.#all[0];
	}

	/** All of them, in the order in which they were given. */
	get all(): readonly HeldAnswer[] {
		return this.#all;
	}

	/** Whether the learner has asked for an attempt that is under way. */
	get trying(): boolean {
		return this.#asked;
	}

	/** Resolves when none is held. */
	settled(): Promise<void> {
		return new Promise((resolve) => {
			this.#whenSettled.push(resolve);
			this.#settle();
		});
	}

	/** Writes an answer that is just given; `leave` knows of it until the end. */
	async writing<T>(answer: UnsavedAnswer, write: () => Promise<Saved<T>>): Promise<Saved<T>> {
		this.#underWay = answer;
		try {
			return await write();
		} finally {
			if (this.#left) forgetAnswer(answer.fact.id);
			this.#underWay = undefined;
			this.#left = false;
		}
	}

	/** The page goes, and may never hear whether the answer that is under way was kept: the next one will see. */
	leave(): void {
		if (this.#underWay) this.#left = keepAnswer(this.#underWay);
	}

	/**
	 * Holds an answer that was refused until `write` answers that it is settled, which `onsettled` is told.
	 * False where such a refusal is final.
	 */
	hold(
		answer: UnsavedAnswer,
		refused: Refusal,
		{ givenHere, write, onsettled }: Pick<Held, 'givenHere' | 'write' | 'onsettled'>
	): boolean {
		if (!mayBeTakenYet(refused)) return false;
		const unlock = lockAnswer(answer.fact.id);
		const held: Held = {
			...{ answer, refused, givenHere, write, onsettled, unlock },
			kept: keepAnswer(answer)
		};
		this.#all = [...this.#all, held];
		this.#listen();
		return true;
	}

	/** Tries to write what is held. */
	async tryAgain(): Promise<void> {
		this.#asked = true;
		await this.#tryEach();
		this.#asked = false;
	}

	/** Takes back the first that is held, as if it had never been given; false where it is written after all. */
	async letGo(): Promise<boolean> {
		const [first] = this.#all;
		await this.#attempt;
		// An attempt that failed has put another in its place.
		const held = first && this.#all.find(({ answer }) => answer.fact.id === first.answer.fact.id);
		if (!held) return false;
		forgetAnswer(held.answer.fact.id);
		this.#drop(held);
		return true;
	}

	#tryEach(): Promise<void> {
		this.#attempt ??= this.#tryInTurn().finally(() => {
			this.#attempt = undefined;
		});
		return this.#attempt;
	}

	async #tryInTurn(): Promise<void> {
		for (const held of this.#all) {
			const saved = await held.write();
			if (saved.ok) {
				// Its card may come back, with a backup that is being restored: then a later start writes it.
				if (saved.value !== 'no card') forgetAnswer(held.answer.fact.id);
				this.#drop(held);
				held.onsettled(saved.value);
			} else {
				// There may be room outside by now.
				const kept = keepAnswer(held.answer);
				const again = { ...held, kept, ...(mayBeTakenYet(saved) ? { refused: saved } : {}) };
				this.#all = this.#all.map((one) => (one === held ? again : one));
			}
		}
	}

	#drop(held: Held): void {
		held.unlock();
		this.#all = this.#all.filter((one) => one !== held);
		this.#settle();
	}

	#settle(): void {
		if (this.#all.length > 0) return;
		this.#listening?.abort();
		this.#listening = undefined;
		for (const resolve of this.#whenSettled.splice(0)) resolve();
	}

	#listen(): void {
		if (this.#listening) return;
		this.#listening = new AbortController();
		const { signal } = this.#listening;
		const again = (): void => {
			if (!document.hidden) void this.#tryEach();
		};
		const timer = setInterval(again, againMillis);
		signal.addEventListener('abort', () => {
			clearInterval(timer);
		});
		document.addEventListener('visibilitychange', again, { signal });
		addEventListener('focus', again, { signal });
		addEventListener('online', again, { signal });
		addEventListener(
			'beforeunload',
			(event) => {
				if (this.#all.some(wouldBeMissed)) event.preventDefault();
			},
			{ signal }
		);
	}
}

function mayBeTakenYet(refused: Refusal): refused is Refused {
	return refused.code !== 'answered-elsewhere';
}

/** Whether leaving is to be warned of: not where it is kept, and only another page can write it. */
function wouldBeMissed({ kept, givenHere, refused }: Held): boolean {
	return !kept || (givenHere && !needsReload(refused.code));
}

/** Whether an answer can only be written by the next page. */
export function needsReload(code: RefusalCode): boolean {
	return code === 'newer-version' || code === 'data-deleted';
}

/** Those of this page. */
export const heldAnswers = new HeldAnswers();
