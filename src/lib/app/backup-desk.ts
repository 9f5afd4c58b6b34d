import {
	ArchiveWriter,
	checkArchive,
	readArchive,
	UnreadableBackup,
	type BackupProblem
} from '#lib/app/backup-archive.ts';
import { keepSnapshot } from '#lib/app/keep-snapshot.ts';
import { withLock } from '#lib/app/named-lock.ts';
import type { Safety } from '#lib/app/snapshot-safety.ts';
import { freeForSnapshots, snapshotFolder } from '#lib/app/snapshot-folder.ts';
import { rowsOfPart, soundPart, type BackupPart } from '#lib/core/backup/backup-part.ts';
import type { Manifest } from '#lib/core/backup/manifest.ts';
import type { SnapshotName } from '#lib/core/backup/snapshot-name.ts';
import { sketchNotes } from '#lib/core/import/sketch.ts';

/** So many rows are given to the page at a time. */
const rowsAtOnce = 500;

/** What comes next in a backup that is read. */
export type NextOfBackup =
	/** Of an episode, the sketches of its notes come with it. `share` of the file has been read, from 0 to 1. */
	| {
			readonly kind: 'part';
			readonly part: BackupPart;
			readonly sketches: Uint32Array;
			readonly share: number;
			/** Whether the file's part ends with it: one of thousands of rows comes in several. */
			readonly isEnd: boolean;
	  }
	| { readonly kind: 'end'; readonly manifest: Manifest }
	| { readonly kind: 'problem'; readonly code: BackupProblem };

/** Writes a backup, or reads one, part by part, in a worker. */
export class BackupDesk {
	#writer = new ArchiveWriter();
	#reader: ReturnType<typeof readArchive> | undefined;
	#share = 0;
	/** Rows that wait to be written, until there are enough for a part. */
	#gathered: BackupPart | undefined;
	/** What was read, and has not been given away. */
	#waiting: readonly Extract<NextOfBackup, { readonly kind: 'part' }>[] = [];

	/** Begins to write. */
	begin(): void {
		this.#writer = new ArchiveWriter();
		this.#gathered = undefined;
	}

	/** Writes rows, which come a few at a time and stand together in parts; answers how many: those that are sound. */
	add(given: BackupPart): number {
		const part = soundPart(given.kind, given.rows);
		if (part.rows.length === 0) return 0;
		this.#gather(part);
		return part.rows.length;
	}

	#gather(part: BackupPart): void {
		const before = this.#gathered;
		const isFull = before && before.rows.length + part.rows.length > rowsOfPart[before.kind];
		if (before && before.kind === part.kind && !isFull) {
			this.#gathered = { ...part, rows: [...before.rows, ...part.rows] } as BackupPart;
			return;
		}
		this.#write();
		this.#gathered = part;
	}

	#write(): void {
		if (this.#gathered) this.#writer.add(this.#gathered);
		this.#gathered = undefined;
	}

	/**
	 * The backup, as it was made at that time, once it has been read again from the first part to the last:
	 * one that cannot be restored is worse than none. Throws where it cannot.
	 */
	async finish(madeAtMillis: number): Promise<Blob> {
		this.#write();
		const file = this.#writer.finish(madeAtMillis);
		await checkArchive(file);
		return file;
	}

	/** Keeps what was written as a snapshot, once it has been read again; the one named `needed` stays, too. */
	async keep(made: SnapshotName, needed?: string): Promise<Safety> {
		const folder = await snapshotFolder();
		if (!folder) return 'no-folder';
		this.#write();
		const file = this.#writer.finish(made.atMillis);
		return withLock('jinju-snapshots', 'exclusive', async () =>
			keepSnapshot(folder, file, made, await freeForSnapshots(), needed)
		);
	}

	/** Reads a backup from the first part to the last; answers what is wrong with it, if anything is. */
	async check(file: Blob): Promise<BackupProblem | undefined> {
		try {
			await checkArchive(file);
			return undefined;
		} catch (error) {
			if (error instanceof UnreadableBackup) return error.code;
			throw error;
		}
	}

	/** Begins to read, from the first part on. */
	open(file: Blob): void {
		this.#share = 0;
		this.#waiting = [];
		this.#reader = readArchive(file, (bytes) => {
			this.#share = bytes / file.size;
		});
	}

	/** The next part; or the end, which says that all of it was sound; or what is wrong. */
	async next(): Promise<NextOfBackup> {
		if (!this.#reader) throw new Error('Inconsistent: no backup is open');
		const [first, ...others] = this.#waiting;
		this.#waiting = others;
		if (first) return first;
		try {
			const { done, value } = await this.#reader.next();
			if (done) return { kind: 'end', manifest: value };
			const notes = value.kind === 'episodes' ? value.rows.flatMap((one) => one.notes) : [];
			const of = { sketches: sketchNotes(notes), share: this.#share };
			const [next, ...rest] = slicesOf(value).map((part, place, { length }) => ({
				kind: 'part' as const,
				...{ part, ...of, isEnd: place === length - 1 }
			}));
			if (!next) throw new Error('Inconsistent: a part has no slice');
			this.#waiting = rest;
			return next;
		} catch (error) {
			if (error instanceof UnreadableBackup) return { kind: 'problem', code: error.code };
			throw error;
		}
	}
}

/** A part in slices that the page takes over in a few milliseconds each; an empty one is a slice, too. */
function slicesOf(part: BackupPart): readonly BackupPart[] {
	const slices: BackupPart[] = [];
	for (let at = 0; at === 0 || at < part.rows.length; at += rowsAtOnce) {
		slices.push({ ...part, rows: part.rows.slice(at, at + rowsAtOnce) } as BackupPart);
	}
	return slices;
}
