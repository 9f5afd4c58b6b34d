import {
	ArchiveWriter,
	readArchive,
	UnreadableBackup,
	type BackupProblem
} from '#lib/app/backup-archive.ts';
import type { BackupPart } from '#lib/core/backup/backup-part.ts';
import type { Manifest } from '#lib/core/backup/manifest.ts';
import { sketchNotes } from '#lib/core/import/sketch.ts';

/** What comes next in a backup that is read. */
export type NextOfBackup =
	/** Of an episode, the sketches of its notes come with it. */
	| { readonly kind: 'part'; readonly part: BackupPart; readonly sketches: Uint32Array }
	| { readonly kind: 'end'; readonly manifest: Manifest }
	| { readonly kind: 'problem'; readonly code: BackupProblem };

/** Writes a backup, or reads one, part by part, in a worker. */
export class BackupDesk {
	#writer = new ArchiveWriter();
	#reader: ReturnType<typeof readArchive> | undefined;

	/** Begins to write. */
	begin(): void {
		this.#writer = new ArchiveWriter();
	}

	/** Writes a part. */
	add(part: BackupPart): void {
		this.#writer.add(part);
	}

	/**
	 * The backup, as it was made at that time, once it has been read again from the first part to the last:
	 * one that cannot be restored is worse than none. Throws where it cannot.
	 */
	async finish(madeAtMillis: number): Promise<Blob> {
		const file = this.#writer.finish(madeAtMillis);
		const reader = readArchive(file);
		let read = await reader.next();
		while (!read.done) read = await reader.next();
		return file;
	}

	/** Begins to read, from the first part on. */
	open(file: Blob): void {
		this.#reader = readArchive(file);
	}

	/** The next part; or the end, which says that all of it was sound; or what is wrong. */
	async next(): Promise<NextOfBackup> {
		if (!this.#reader) throw new Error('Inconsistent: no backup is open');
		try {
			const { done, value } = await this.#reader.next();
			if (done) return { kind: 'end', manifest: value };
			const notes = value.kind === 'episodes' ? value.rows.flatMap((one) => one.notes) : [];
			return { kind: 'part', part: value, sketches: sketchNotes(notes) };
		} catch (error) {
			if (error instanceof UnreadableBackup) return { kind: 'problem', code: error.code };
			throw error;
		}
	}
}
