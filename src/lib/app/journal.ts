import workerAddress from '#lib/app/journal-worker.ts?worker&url';
import { newJournalFile } from '#lib/app/identifiers.ts';
import { journalFolderName, type JournalDesk } from '#lib/app/journal-desk.ts';
import { hasOriginFiles, originFolder } from '#lib/app/origin-folder.ts';
import { beganEmpty, baseFile, isPageFile } from '#lib/app/read-journal.ts';
import { startWorker, type RemoteWorker } from '#lib/app/start-worker.ts';
import { printEntry, type JournalEntry } from '#lib/core/backup/journal.ts';

/** What could not be written is kept for the next attempt, up to so many characters. */
const mostUnwritten = 500_000;

/** So long at most an answer is kept waiting. */
const patienceMillis = 50;

/** Files of the journal, each with its size in bytes. */
export type JournalFiles = ReadonlyMap<string, number>;

/**
 * What is recorded, written down once more outside the database: with the last snapshot it brings everything
 * back where a browser has lost its database (Chromium drops one whose log a kill has torn). Where it cannot be
 * written nothing is kept from going on. Each page writes a file of its own.
 */
export class Journal {
	#file = newJournalFile(Date.now());
	#unwritten = '';
	#writing: Promise<void> | undefined;
	#worker: RemoteWorker<JournalDesk> | undefined;
	#isBroken = false;

	/** Makes ready, so that the first entry need not wait for it. */
	begin(): void {
		if (!this.#isOff()) this.#desk().begin().catch(ignore);
	}

	/** Writes an entry; resolves when it is written, or cannot be, or takes longer than anybody should wait. */
	async note(entry: JournalEntry): Promise<void> {
		if (this.#isOff()) return;
		this.#unwritten += printEntry(entry);
		if (this.#unwritten.length > mostUnwritten) this.#unwritten = printEntry({ kind: 'more' });
		await Promise.race([
			this.#write(),
			new Promise((resolve) => {
				setTimeout(resolve, patienceMillis);
			})
		]);
	}

	/** Notes that nothing had been recorded before what is written from now on. */
	beginEmpty(): void {
		if (!this.#isOff()) void this.#setBase(beganEmpty);
	}

	/** What has been written until now, for a snapshot that is about to be begun and will hold all of it. */
	async written(): Promise<JournalFiles> {
		if (this.#isOff()) return new Map();
		await this.#write();
		// What this page writes from here on may not be in the snapshot, and goes to another file.
		this.#file = newJournalFile(Date.now());
		await this.#desk().end().catch(ignore);
		const folder = await originFolder(journalFolderName);
		const names = ((await folder?.names()) ?? []).filter(isPageFile);
		const sizes = names.map(async (name) => [name, (await folder?.read(name))?.size ?? 0] as const);
		return new Map(await Promise.all(sizes));
	}

	/** Begins anew from a snapshot of this name, which holds what these files do; one that has grown since stays. */
	async beginFrom(snapshot: string, files: JournalFiles): Promise<void> {
		if (this.#isOff()) return;
		await this.#setBase(snapshot);
		const folder = await originFolder(journalFolderName);
		for (const [name, bytes] of files) {
			if ((await folder?.read(name))?.size !== bytes) continue;
			// That of a page that lives cannot be removed.
			await folder?.remove(name).catch(ignore);
		}
	}

	#isOff(): boolean {
		return this.#isBroken || !hasOriginFiles();
	}

	async #setBase(base: string): Promise<void> {
		await this.#desk().write(baseFile, base).catch(ignore);
	}

	/** Writes what is unwritten; the same promise for all that comes while it does. */
	#write(): Promise<void> {
		this.#writing ??= this.#writeAll().finally(() => {
			this.#writing = undefined;
		});
		return this.#writing;
	}

	async #writeAll(): Promise<void> {
		while (this.#unwritten !== '') {
			const text = this.#unwritten;
			this.#unwritten = '';
			try {
				await this.#desk().append(this.#file, text);
			} catch {
				// There may be room when the next one comes.
				this.#unwritten = text + this.#unwritten;
				return;
			}
		}
	}

	#desk(): RemoteWorker<JournalDesk>['remote'] {
		this.#worker ??= startWorker<JournalDesk>(workerAddress, () => {
			this.#isBroken = true;
		});
		return this.#worker.remote;
	}
}

/** What cannot be written now may be when the next entry comes. */
function ignore(): void {
	// Nothing depends on it.
}

/** That of this page. */
export const journal = new Journal();
