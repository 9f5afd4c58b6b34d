import workerAddress from '#lib/app/backup-worker.ts?worker&url';
import type { BackupProblem } from '#lib/app/backup-archive.ts';
import type { BackupDesk } from '#lib/app/backup-desk.ts';
import type { DeckShelf } from '#lib/app/deck-shelf.ts';
import { gatherBackup } from '#lib/app/gather-backup.ts';
import { readLastBackup, writeLastBackup } from '#lib/app/last-backup.ts';
import {
	applyRestore,
	planRestore,
	type RestoreInto,
	type RestorePlan
} from '#lib/app/restore-backup.ts';
import type { Refusal } from '#lib/app/sitting-write.svelte.ts';
import { startWorker, type RemoteWorker } from '#lib/app/start-worker.ts';
import { startingPoint } from '#lib/app/starting-point.svelte.ts';
import type { BackupHoldings } from '#lib/core/backup/manifest.ts';
import type { Collection } from '#lib/core/collection.ts';

/** What the backup screen is at. */
export type BackupStage =
	| { readonly kind: 'idle' }
	| { readonly kind: 'writing'; readonly share: number }
	| { readonly kind: 'written'; readonly file: File }
	| { readonly kind: 'checking'; readonly parts: number }
	| { readonly kind: 'plan'; readonly plan: RestorePlan; readonly file: File }
	| { readonly kind: 'merging'; readonly share: number }
	| { readonly kind: 'merged'; readonly brought: BackupHoldings };

/** One visit to the backup screen. */
export class BackupWork {
	#stage = $state.raw<BackupStage>({ kind: 'idle' });
	#problem = $state.raw<BackupProblem>();
	#refusal = $state.raw<Refusal>();
	#failure = $state.raw<{ readonly error: unknown }>();
	#lastAtMillis = $state<number>();
	#worker: RemoteWorker<BackupDesk> | undefined;
	readonly #whenOpen: () => Promise<Collection | undefined>;
	readonly #shelf: DeckShelf;
	/** Counts what was begun, so that what was cancelled changes nothing any more. */
	#run = 0;

	constructor(whenOpen: () => Promise<Collection | undefined>, shelf: DeckShelf) {
		this.#whenOpen = whenOpen;
		this.#shelf = shelf;
		this.#lastAtMillis = readLastBackup();
	}

	get stage(): BackupStage {
		return this.#stage;
	}

	/** Why the file that was chosen cannot be read. */
	get problem(): BackupProblem | undefined {
		return this.#problem;
	}

	/** Why what was read could not be stored. */
	get refusal(): Refusal | undefined {
		return this.#refusal;
	}

	/** What went wrong on our side, to be thrown where it is drawn. */
	get failure(): { readonly error: unknown } | undefined {
		return this.#failure;
	}

	/** When a backup was last made on this device. */
	get lastAtMillis(): number | undefined {
		return this.#lastAtMillis;
	}

	/** Writes a backup under this name. */
	write(name: string): Promise<void> {
		return this.#attempt(async ({ collection, desk }, isCurrent) => {
			this.#stage = { kind: 'writing', share: 0 };
			const nowMillis = Date.now();
			const blob = await gatherBackup(collection, desk, nowMillis, (done, all) => {
				if (isCurrent()) this.#stage = { kind: 'writing', share: done / all };
			});
			if (!isCurrent()) return;
			this.#stage = { kind: 'written', file: new File([blob], name, { type: blob.type }) };
		});
	}

	/** The learner has it: on the disk, or wherever it was shared to. */
	kept(): void {
		this.#lastAtMillis = Date.now();
		writeLastBackup(this.#lastAtMillis);
	}

	/** Reads a backup, and finds out what it would bring. */
	look(file: File): Promise<void> {
		return this.#attempt(async (into, isCurrent) => {
			this.#stage = { kind: 'checking', parts: 0 };
			const plan = await planRestore(into, file, (parts) => {
				if (isCurrent()) this.#stage = { kind: 'checking', parts };
			});
			if (!isCurrent()) return;
			if (typeof plan === 'string') this.#fail(plan);
			else this.#stage = { kind: 'plan', plan, file };
		});
	}

	/** Takes in what the backup brings. */
	merge(): Promise<void> {
		const planned = this.#stage;
		if (planned.kind !== 'plan') return Promise.resolve();
		return this.#attempt(async (into) => {
			this.#stage = { kind: 'merging', share: 0 };
			const all = planned.plan.manifest.parts.length;
			const merged = await applyRestore(into, planned.file, (done) => {
				this.#stage = { kind: 'merging', share: done / all };
			});
			if (typeof merged === 'string') {
				this.#fail(merged);
			} else if (merged.ok) {
				startingPoint.begin();
				this.#stage = { kind: 'merged', brought: merged.value };
			} else {
				this.#refusal = { code: merged.code, detail: merged.detail ?? '' };
				this.#stage = planned;
			}
		});
	}

	/** Leaves off what is going on, or what is shown. */
	cancel(): void {
		this.#run += 1;
		this.#worker?.stop();
		this.#worker = undefined;
		this.#problem = undefined;
		this.#refusal = undefined;
		this.#stage = { kind: 'idle' };
	}

	#fail(problem: BackupProblem): void {
		this.#problem = problem;
		this.#stage = { kind: 'idle' };
	}

	async #attempt(
		work: (into: RestoreInto, isCurrent: () => boolean) => Promise<void>
	): Promise<void> {
		this.#run += 1;
		const run = this.#run;
		const isCurrent = (): boolean => run === this.#run;
		this.#problem = undefined;
		this.#refusal = undefined;
		try {
			const collection = await this.#whenOpen();
			if (!collection || !isCurrent()) return;
			this.#worker ??= startWorker<BackupDesk>(workerAddress, (error) => {
				this.#failure = { error };
			});
			await work({ collection, shelf: this.#shelf, desk: this.#worker.remote }, isCurrent);
		} catch (error) {
			if (isCurrent()) this.#failure = { error };
		}
	}
}
