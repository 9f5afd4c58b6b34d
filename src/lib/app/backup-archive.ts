import { strFromU8, strToU8, Unzip, UnzipInflate, Zip, ZipDeflate, type UnzipFile } from 'fflate';
import { joinedBytes } from '#lib/app/joined-bytes.ts';
import {
	kindOfPart,
	partName,
	printPart,
	readPart,
	type BackupPart
} from '#lib/core/backup/backup-part.ts';
import {
	backupVersion,
	manifestName,
	printManifest,
	readManifest,
	type BackupHoldings,
	type Manifest
} from '#lib/core/backup/manifest.ts';
import { fingerprint } from '#lib/core/fingerprint.ts';

/** Why a file is no backup that can be read; worded as `backup:problem.<code>`. */
export type BackupProblem = 'not-a-backup' | 'newer' | 'damaged' | 'too-big';

/** Thrown to leave off reading a file; caught where it was begun. */
export class UnreadableBackup extends Error {
	readonly code: BackupProblem;

	constructor(code: BackupProblem) {
		super(code);
		this.code = code;
	}
}

/** Limits, in bytes; a million facts and a thousand episodes come to a third of them. */
const limits = { file: 512 * 2 ** 20, part: 64 * 2 ** 20, all: 2 ** 30, parts: 20_000 } as const;

/** Compressed bytes that are gathered before they are given to the browser, which may put them on the disk. */
const gatheredBytes = 8 * 2 ** 20;

/** Writes a backup part by part, so that it never stands in memory as a whole. */
export class ArchiveWriter {
	#file = new Blob();
	#chunks: Uint8Array<ArrayBuffer>[] = [];
	#gathered = 0;
	readonly #parts: Manifest['parts'][number][] = [];
	readonly #places = new Map<BackupPart['kind'], number>();
	readonly #holds = { facts: 0, registers: 0, settings: 0, episodes: 0 };
	readonly #zip = new Zip((error, chunk) => {
		if (error) throw error;
		this.#gather(chunk);
	});

	/** Adds a part. */
	add(part: BackupPart): void {
		const place = this.#places.get(part.kind) ?? 0;
		this.#places.set(part.kind, place + 1);
		this.#holds[part.kind] += part.rows.length;
		const [name, text] = [partName(part.kind, place), printPart(part)];
		this.#parts.push({ name, characters: text.length, fingerprint: fingerprint(text) });
		this.#store(name, text);
	}

	/** The whole file, with the manifest last. */
	finish(madeAtMillis: number): Blob {
		const manifest: Manifest = {
			format: 'jinju-backup',
			version: backupVersion,
			madeAtMillis,
			holds: this.#holds,
			parts: this.#parts
		};
		this.#store(manifestName, printManifest(manifest));
		this.#zip.end();
		return new Blob([this.#file, ...this.#chunks], { type: 'application/zip' });
	}

	#store(name: string, text: string): void {
		const entry = new ZipDeflate(name, { level: 6 });
		this.#zip.add(entry);
		entry.push(strToU8(text), true);
	}

	#gather(chunk: Uint8Array): void {
		this.#chunks.push(new Uint8Array(chunk));
		this.#gathered += chunk.length;
		if (this.#gathered < gatheredBytes) return;
		this.#file = new Blob([this.#file, ...this.#chunks]);
		this.#chunks = [];
		this.#gathered = 0;
	}
}

/**
 * Reads the parts of a backup one after the other, each checked for its shape; throws `UnreadableBackup`.
 * That all of them are there, and as they were written, is known when the last has been read: nothing
 * may be done with them before.
 */
export async function* readArchive(file: Blob): AsyncGenerator<BackupPart, Manifest> {
	const read: Manifest['parts'][number][] = [];
	const holds = { facts: 0, registers: 0, settings: 0, episodes: 0 };
	let manifest: Manifest | undefined;
	for await (const { name, text } of entriesOf(file)) {
		if (manifest) throw new UnreadableBackup('damaged');
		if (name === manifestName) {
			const told = readManifest(text);
			if (!told || told === 'newer') throw new UnreadableBackup(told ?? 'damaged');
			manifest = told;
			continue;
		}
		const kind = kindOfPart(name);
		const part = kind && readPart(kind, text);
		// What has no part at its beginning never was one of ours.
		if (!part) throw new UnreadableBackup(read.length > 0 || kind ? 'damaged' : 'not-a-backup');
		read.push({ name, characters: text.length, fingerprint: fingerprint(text) });
		holds[part.kind] += part.rows.length;
		yield part;
	}
	if (!manifest) throw new UnreadableBackup(read.length > 0 ? 'damaged' : 'not-a-backup');
	if (!isWhole(manifest, read, holds)) throw new UnreadableBackup('damaged');
	return manifest;
}

function isWhole(manifest: Manifest, read: Manifest['parts'], holds: BackupHoldings): boolean {
	return (
		JSON.stringify(manifest.parts) === JSON.stringify(read) &&
		JSON.stringify(manifest.holds) === JSON.stringify(holds)
	);
}

/** The files in a zip, unpacked as they are read; never more than the limits, whatever the zip says. */
async function* entriesOf(
	file: Blob
): AsyncGenerator<{ readonly name: string; readonly text: string }> {
	if (file.size > limits.file) throw new UnreadableBackup('too-big');
	await checkEnd(file);
	const whole: { readonly name: string; readonly text: string }[] = [];
	let [count, begun, ended, all] = [0, 0, 0, 0];
	const unzipper = new Unzip((entry: UnzipFile) => {
		count += 1;
		if (count > limits.parts || (entry.originalSize ?? 0) > limits.part) {
			throw new UnreadableBackup('too-big');
		}
		begun += 1;
		const chunks: Uint8Array[] = [];
		let size = 0;
		entry.ondata = (error, chunk, final) => {
			if (error) throw error;
			size += chunk.length;
			all += chunk.length;
			if (size > limits.part || all > limits.all) throw new UnreadableBackup('too-big');
			chunks.push(chunk.slice());
			if (!final) return;
			ended += 1;
			whole.push({ name: entry.name, text: strFromU8(joinedBytes(chunks)) });
		};
		entry.start();
	});
	unzipper.register(UnzipInflate);
	const reader = file.stream().getReader();
	try {
		for (;;) {
			const { done, value } = await reader.read();
			attempt(() => {
				unzipper.push(value ?? new Uint8Array(), done);
			});
			yield* whole.splice(0);
			if (done) break;
		}
	} finally {
		await reader.cancel();
	}
	if (begun !== ended) throw new UnreadableBackup('damaged');
}

/** Throws where a zip as we write it has no end record, which is its last. Source: PKWARE APPNOTE 4.3.16. */
async function checkEnd(file: Blob): Promise<void> {
	const [head, end] = await Promise.all(
		[file.slice(0, 2), file.slice(-22, -18)].map(async (bytes) =>
			strFromU8(new Uint8Array(await bytes.arrayBuffer()), true)
		)
	);
	if (head !== 'PK') throw new UnreadableBackup('not-a-backup');
	if (end !== 'PK\u0005\u0006') throw new UnreadableBackup('damaged');
}

/** What the unpacking of a damaged file throws is the file's fault. */
function attempt(work: () => void): void {
	try {
		work();
	} catch (error) {
		throw error instanceof UnreadableBackup ? error : new UnreadableBackup('damaged');
	}
}
