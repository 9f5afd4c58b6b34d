import { strFromU8, Unzip, UnzipInflate, type UnzipFile } from 'fflate';
import { joinedBytes } from '#lib/app/joined-bytes.ts';
import { hasZipEnd } from '#lib/app/zip-end.ts';
import { ZipWriter } from '#lib/app/zip-writer.ts';
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

/** Writes a backup part by part, so that it never stands in memory as a whole. */
export class ArchiveWriter {
	readonly #zip = new ZipWriter();
	readonly #parts: Manifest['parts'][number][] = [];
	readonly #places = new Map<BackupPart['kind'], number>();
	readonly #holds = { facts: 0, registers: 0, settings: 0, episodes: 0 };

	/** Adds a part. */
	add(part: BackupPart): void {
		const place = this.#places.get(part.kind) ?? 0;
		this.#places.set(part.kind, place + 1);
		this.#holds[part.kind] += part.rows.length;
		const [name, text] = [partName(part.kind, place), printPart(part)];
		this.#parts.push({ name, characters: text.length, fingerprint: fingerprint(text) });
		this.#zip.add(name, text);
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
		this.#zip.add(manifestName, printManifest(manifest));
		return this.#zip.finish();
	}
}

/**
 * Reads the parts of a backup one after the other, each checked for its shape; throws `UnreadableBackup`.
 * That all of them are there, and as they were written, is known when the last has been read: nothing
 * may be done with them before. `onread` is told how many bytes of the file were read.
 */
export async function* readArchive(
	file: Blob,
	onread: (bytes: number) => void = () => undefined
): AsyncGenerator<BackupPart, Manifest> {
	const read: Manifest['parts'][number][] = [];
	const holds = { facts: 0, registers: 0, settings: 0, episodes: 0 };
	let manifest: Manifest | undefined;
	for await (const { name, text } of entriesOf(file, onread)) {
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

/** Reads a backup from the first part to the last; throws `UnreadableBackup` where it could not be restored. */
export async function checkArchive(file: Blob): Promise<void> {
	const reader = readArchive(file);
	let read = await reader.next();
	while (!read.done) read = await reader.next();
}

function isWhole(manifest: Manifest, read: Manifest['parts'], holds: BackupHoldings): boolean {
	return (
		JSON.stringify(manifest.parts) === JSON.stringify(read) &&
		JSON.stringify(manifest.holds) === JSON.stringify(holds)
	);
}

/** The files in a zip, unpacked as they are read; never more than the limits, whatever the zip says. */
async function* entriesOf(
	file: Blob,
	onread: (bytes: number) => void
): AsyncGenerator<{ readonly name: string; readonly text: string }> {
	if (file.size > limits.file) throw new UnreadableBackup('too-big');
	await checkEnd(file);
	const whole: { readonly name: string; readonly text: string }[] = [];
	let [count, begun, ended, all, bytes] = [0, 0, 0, 0, 0];
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
			bytes += value?.length ?? 0;
			onread(bytes);
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

/** Throws where a file does not begin and end as a zip of ours does. */
async function checkEnd(file: Blob): Promise<void> {
	const head = strFromU8(new Uint8Array(await file.slice(0, 2).arrayBuffer()), true);
	if (head !== 'PK') throw new UnreadableBackup('not-a-backup');
	if (!(await hasZipEnd(file))) throw new UnreadableBackup('damaged');
}

/** What the unpacking of a damaged file throws is the file's fault. */
function attempt(work: () => void): void {
	try {
		work();
	} catch (error) {
		throw error instanceof UnreadableBackup ? error : new UnreadableBackup('damaged');
	}
}
