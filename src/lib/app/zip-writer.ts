import { strToU8, Zip, ZipDeflate } from 'fflate';
import { GatheredBlob } from '#lib/app/gathered-blob.ts';

/** Writes a zip of texts, one after the other. */
export class ZipWriter {
	readonly #file = new GatheredBlob();
	readonly #zip = new Zip((error, chunk) => {
		if (error) throw error;
		this.#file.add(new Uint8Array(chunk));
	});

	/** Adds a file; nothing checks that its name is free. */
	add(name: string, text: string): void {
		const entry = new ZipDeflate(name, { level: 6 });
		this.#zip.add(entry);
		entry.push(strToU8(text), true);
	}

	/** The whole zip. */
	finish(): Blob {
		this.#zip.end();
		return this.#file.finish('application/zip');
	}
}
