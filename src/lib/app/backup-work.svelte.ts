import workerAddress from '#lib/app/backup-worker.ts?worker&url';
import { appUpdate } from '#lib/app/app-update.svelte.ts';
import type { BackupProblem } from '#lib/app/backup-archive.ts';
import { computing, isNothing, takingIn, type BackupStage } from '#lib/app/backup-stage.ts';
import type { BackupDesk } from '#lib/app/backup-desk.ts';
import type { DeckShelf } from '#lib/app/deck-shelf.ts';
import { gatherBackup } from '#lib/app/gather-backup.ts';
import { readLastBackup, writeLastBackup } from '#lib/app/last-backup.ts';
import { noteSafety } from '#lib/app/missed-snapshot.ts';
import { applyRestore, planRestore, type RestoreInto } from '#lib/app/restore-backup.ts';
import { refusalOf, refusalOfError, type ScreenRefusal } from '#lib/app/screen-refusal.ts';
import { snapshotByRoutine } from '#lib/app/routine-snapshot.ts';
import { startWorker, type RemoteWorker } from '#lib/app/start-worker.ts';
import { missOf, type Safety } from '#lib/app/snapshot-safety.ts';
import { takeSnapshot } from '#lib/app/take-snapshot.ts';
import { startingPoint } from '#lib/app/starting-point.svelte.ts';
import { beginRestore, endRestore } from '#lib/app/unfinished-restore.ts';
import type { SnapshotReason } from '#lib/core/backup/snapshot-name.ts';
import type { Collection } from '#lib/core/collection.ts';

/** What a former visit left going on, or has come to since. */
let left: BackupWork | undefined;

/** What the backup screen is at: something new, unless a former visit left a merge behind. */
export function backupAtHand(
	whenOpen: () => Promise<Collection | undefined>,
	shelf: DeckShelf
): BackupWork {
	const work = left ?? new BackupWork(whenOpen, shelf);
	left = undefined;
	return work;
}

/** The backup screen is left: a merge goes on behind it, for cut short it would leave half of a backup here. */
export function leaveBackup(work: BackupWork): void {
	if (work.stage.kind === 'merging') left = work;
	else work.cancel();
}

/** What is done about backups, from the visit to the backup screen that began it. */
export class BackupWork {
	#stage = $state.raw<BackupStage>({ kind: 'idle' });
	#problem = $state.raw<BackupProblem>();
	#refusal = $state.raw<ScreenRefusal>();
	#failure = $state.raw<{ readonly error: unknown }>();
	#lastAtMillis = $state<number>();
	#worker: RemoteWorker<BackupDesk> | undefined;
	readonly #whenOpen: () => Promise<Collection | undefined>;
	readonly #shelf: DeckShelf;
	/** Counts what was begun, so that what was cancelled changes nothing any more. */
	#run = 0;
	#leaving: AbortController | undefined;

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
	get refusal(): ScreenRefusal | undefined {
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
			const gathered = await gatherBackup(collection, desk, nowMillis, (done, all) => {
				if (isCurrent()) this.#stage = { kind: 'writing', share: done / all };
			});
			if (!isCurrent()) return;
			const file = new File([gathered.file], name, { type: gathered.file.type });
			this.#stage = { kind: 'written', file, leftOut: gathered.leftOut };
		});
	}

	/** The learner has it: on the disk, or wherever it was shared to. */
	kept(): void {
		this.#lastAtMillis = Date.now();
		writeLastBackup(this.#lastAtMillis);
	}

	/** One was made beside this one's work. */
	refreshLast(): void {
		this.#lastAtMillis = readLastBackup();
	}

	/** Reads a backup, and finds out what it would bring. */
	look(file: File): Promise<void> {
		return this.#attempt(async (into, isCurrent) => {
			this.#stage = { kind: 'checking', share: 0 };
			const plan = await planRestore(into, file, (_, share) => {
				if (isCurrent()) this.#stage = { kind: 'checking', share };
			});
			if (!isCurrent()) return;
			if (typeof plan === 'string') this.#fail(plan);
			else {
				if (isNothing(plan.brings)) endRestore(plan.manifest.madeAtMillis);
				this.#stage = { kind: 'plan', plan, file };
			}
		});
	}

	/** Takes in what the backup brings. */
	merge(): Promise<void> {
		const planned = this.#stage;
		if (planned.kind !== 'plan') return Promise.resolve();
		return this.#attempt(async (into, isCurrent) => {
			const safety = await this.#guard(into, 'restore', isCurrent);
			if (!isCurrent()) return;
			noteSafety('restore', safety);
			const all = planned.plan.manifest.parts.length;
			this.#stage = takingIn(0, all);
			const leaving = new AbortController();
			beginRestore(planned.plan.manifest.madeAtMillis);
			this.#leaving = leaving;
			const merged = await this.#toItsEnd(() =>
				applyRestore(
					into,
					planned.file,
					(done) => {
						this.#stage = takingIn(done, all);
					},
					{
						signal: leaving.signal,
						oncomputed: (share) => {
							// Whatever is computed of it, the next start computes, too.
							endRestore(planned.plan.manifest.madeAtMillis);
							this.#stage = computing(share);
						}
					}
				)
			);
			if (typeof merged === 'string') {
				this.#fail(merged);
			} else if (merged.ok) {
				endRestore(planned.plan.manifest.madeAtMillis);
				startingPoint.begin();
				this.#stage = { kind: 'merged', brought: merged.value, leftOff: leaving.signal.aborted };
				void snapshotByRoutine(into.collection);
			} else {
				this.#refusal = refusalOf(merged);
				this.#stage = planned;
			}
		});
	}

	/**
	 * Makes everything here what the backup holds, once there is a snapshot; where there can be none, the
	 * learner is asked first, and has `agreed`.
	 */
	replace(agreed: boolean): Promise<void> {
		const planned = this.#stage;
		if (planned.kind !== 'plan') return Promise.resolve();
		return this.#attempt(async (into, isCurrent) => {
			const unsafe = agreed ? planned.unsafe : undefined;
			const safety = unsafe ?? (await this.#guard(into, 'replace', isCurrent));
			if (!isCurrent()) return;
			const miss = missOf(safety);
			if (miss && !agreed) {
				this.#stage = { ...planned, unsafe: miss };
				return;
			}
			noteSafety('replace', safety);
			this.#stage = { kind: 'merging', share: 0 };
			const all = planned.plan.manifest.parts.length;
			const { replaceAll } = await import('#lib/app/replace-all.ts');
			const replaced = await this.#toItsEnd(() =>
				replaceAll(into, planned.file, (done) => {
					this.#stage = { kind: 'merging', share: done / all };
				})
			);
			if (typeof replaced === 'string') this.#fail(replaced);
			else if (replaced.ok) {
				startingPoint.begin();
				this.#stage = { kind: 'replaced' };
				// Until there is one, what was replaced is all that could be brought back.
				void snapshotByRoutine(into.collection, { atOnce: true });
			} else {
				this.#refusal = refusalOf(replaced);
				this.#stage = planned;
			}
		});
	}

	/** Has nothing more taken in of the backup that is being merged; what was is computed. */
	leaveOff(): void {
		this.#leaving?.abort();
	}

	/** Leaves off what is going on, or what is shown; not for what is merged, which `leaveOff` ends in order. */
	cancel(): void {
		this.#run += 1;
		this.#stop();
		this.#problem = undefined;
		this.#refusal = undefined;
		this.#stage = { kind: 'idle' };
	}

	/** What must not be cut short: not by leaving the screen, nor by a new version that another tab has taken. */
	async #toItsEnd<T>(work: () => Promise<T>): Promise<T> {
		const release = appUpdate.hold();
		try {
			return await work();
		} finally {
			release();
			if (left === this) this.#stop();
		}
	}

	#stop(): void {
		this.#worker?.stop();
		this.#worker = undefined;
	}

	async #guard(
		{ collection, desk }: RestoreInto,
		reason: SnapshotReason,
		isCurrent: () => boolean
	): Promise<Safety> {
		this.#stage = { kind: 'guarding', share: 0 };
		return takeSnapshot(collection, desk, reason, (done, all) => {
			if (isCurrent()) this.#stage = { kind: 'guarding', share: done / all };
		});
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
		const before = this.#stage;
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
			if (!isCurrent()) return;
			this.#refusal = refusalOfError(error);
			// What was chosen stands, to be tried again.
			if (this.#refusal) this.#stage = before.kind === 'plan' ? before : { kind: 'idle' };
			else this.#failure = { error };
		}
	}
}
