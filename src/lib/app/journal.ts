import workerAddress from '#lib/app/journal-worker.ts?worker&url';
import { newJournalFile } from '#lib/app/identifiers.ts';
import type { JournalDesk } from '#lib/app/journal-desk.ts';
import { baseFile, isPageFile, journalFolder, type JournalBase } from '#lib/app/journal-files.ts';
import { hasOriginFiles, originFolder } from '#lib/app/origin-folder.ts';
import { startWorker, type RemoteWorker } from '#lib/app/start-worker.ts';
import { printEntry, type JournalEntry } from '#lib/core/backup/journal-entry.ts';

/** What could not be written is kept for the next attempt, up to so many characters. */
const mostUnwritten = 500_000;

/** So long at most an answer is kept waiting, and so long anything. */
const patienceMillis = 50;
const longestMillis = 5000;

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
	#isFirst = true;

	/** Makes ready, so that the first entry need not wait for it. */
	async begin(): Promise<void> {
		if (this.#isOff()) return;
		try {
			await this.#desk().begin();
		} catch {
			// The first entry will find out.
		}
	}

	/** Writes an entry; resolves when it is written, or cannot be, or takes longer than anybody should wait. */
	async note(entry: JournalEntry): Promise<void> {
		if (this.#isOff()) return;
		// A former page could not write all.
		if (this.#isFirst && readBehind()) this.#unwritten = printEntry({ kind: 'more' });
		this.#isFirst = false;
		this.#unwritten += printEntry(entry);
		if (this.#unwritten.length > mostUnwritten) this.#unwritten = printEntry({ kind: 'more' });
		await withinPatience(this.#write());
	}

	/** Notes of which collection it is, and that nothing had been recorded there before; not where anything is written. */
	async beginEmpty(identity: number): Promise<void> {
		if (this.#isOff() || this.#unwritten !== '') return;
		const folder = await originFolder(journalFolder);
		if (!folder || (await folder.names()).length > 0) return;
		await this.#setBase({ identity, snapshot: null, covers: {} });
	}

	/** What has been written until now, for a snapshot that is about to be begun and will hold all of it. */
	async written(): Promise<JournalFiles> {
		if (this.#isOff()) return new Map();
		await withinPatience(this.#write());
		// What this page writes from here on may not be in the snapshot, and goes to another file.
		this.#file = newJournalFile(Date.now());
		await withinPatience(this.#end());
		const folder = await originFolder(journalFolder);
		const names = ((await folder?.names()) ?? []).filter(isPageFile);
		const sizes = names.map(async (name) => [name, (await folder?.read(name))?.size ?? 0] as const);
		return new Map(await Promise.all(sizes));
	}

	/**
	 * Begins anew from a snapshot of this name, of the collection with this identity, which holds what these files
	 * do; what was added to one stays.
	 */
	async beginFrom(snapshot: string, identity: number, files: JournalFiles): Promise<void> {
		if (this.#isOff()) return;
		const isSet = await this.#setBase({ identity, snapshot, covers: Object.fromEntries(files) });
		if (!isSet) return;
		const folder = await originFolder(journalFolder);
		for (const [name, bytes] of files) {
			if ((await folder?.read(name))?.size !== bytes) continue;
			// That of a page that lives cannot be removed.
			await folder?.remove(name).catch(ignore);
		}
	}

	async #end(): Promise<void> {
		try {
			await this.#desk().end();
		} catch {
			// What is open cannot be removed later; it is written on behind what the snapshot covers.
		}
	}

	#isOff(): boolean {
		return this.#isBroken || !hasOriginFiles();
	}

	/** Goes on with another collection, in which now stands all that the journal and its base have. */
	async adopt(base: JournalBase, identity: number): Promise<void> {
		if (!this.#isOff()) await this.#setBase({ ...base, identity });
	}

	async #setBase(base: JournalBase): Promise<boolean> {
		const late = new Promise<boolean>((resolve) => {
			setTimeout(resolve, longestMillis, false);
		});
		try {
			const write = this.#desk().write(baseFile, JSON.stringify(base));
			return await Promise.race([write.then(() => true), late]);
		} catch {
			return false;
		}
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
				if (this.#unwritten === '') writeBehind(false);
			} catch (error) {
				this.#isBroken ||= error instanceof Error && error.name === 'NotSupportedError';
				writeBehind(true);
				// There may be room when the next one comes.
				this.#unwritten = this.#isBroken ? '' : text + this.#unwritten;
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

/** Where stands that something could not be written down: found by a later page, it is written that there is more. */
const behindKey = 'jinju.journalBehind';

function readBehind(): boolean {
	try {
		return localStorage.getItem(behindKey) !== null;
	} catch {
		return false;
	}
}

function writeBehind(isBehind: boolean): void {
	try {
		if (isBehind) localStorage.setItem(behindKey, '1');
		else if (readBehind()) localStorage.removeItem(behindKey);
	} catch {
		// Where nothing can be stored there, little can be anywhere.
	}
}

function withinPatience(work: Promise<void>): Promise<unknown> {
	const patience = new Promise((resolve) => {
		setTimeout(resolve, patienceMillis);
	});
	return Promise.race([work, patience]);
}

/** What cannot be written now may be when the next entry comes. */
function ignore(): void {
	// Nothing depends on it.
}

/** That of this page. */
export const journal = new Journal();
