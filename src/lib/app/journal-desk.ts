import { journalFolder } from '#lib/app/journal-files.ts';
import { originFolder, type OpenFile, type OriginFolder } from '#lib/app/origin-folder.ts';

/** Writes the journal's files, in a worker: only there can a file be written on at its end. */
export class JournalDesk {
	#folder: Promise<OriginFolder | undefined> | undefined;
	#open: { readonly name: string; readonly file: OpenFile } | undefined;

	/** Makes ready to write; rejects where there will be nothing to write to. */
	async begin(): Promise<void> {
		await this.#files();
	}

	/**
	 * Writes on at the end of a file, which stays open; rejects where it cannot. The disk has it a moment later,
	 * for which no answer waits.
	 */
	async append(name: string, text: string): Promise<void> {
		try {
			if (this.#open?.name !== name) {
				await this.end();
				this.#open = { name, file: await (await this.#files()).open(name) };
			}
			const { file } = this.#open;
			file.append(text);
			setTimeout(() => {
				file.flush().catch(() => {
					// It was closed meanwhile, which sees to it as well.
				});
			});
		} catch (error) {
			await this.end().catch(() => undefined);
			throw error;
		}
	}

	/** Writes a file anew; rejects where it cannot. */
	async write(name: string, text: string): Promise<void> {
		await (await this.#files()).write(name, new Blob([text]));
	}

	/** Closes the file that is written on. */
	async end(): Promise<void> {
		const open = this.#open;
		this.#open = undefined;
		await open?.file.close();
	}

	async #files(): Promise<OriginFolder> {
		this.#folder ??= originFolder(journalFolder);
		const folder = await this.#folder;
		if (folder) return folder;
		this.#folder = undefined;
		throw new DOMException('The browser keeps no files.', 'NotSupportedError');
	}
}
