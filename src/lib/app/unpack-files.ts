import { Unzip, UnzipInflate, type UnzipFile } from 'fflate';
import { joinedBytes } from '#lib/app/joined-bytes.ts';
import { decodeText } from '#lib/core/import/decode-text.ts';

/** A text that came in a file. */
export interface FileText {
	readonly name: string;
	readonly text: string;
	/** Whether it is a document of HTML, whose words are yet to be read off it. */
	readonly isHtml: boolean;
	/** Whether some of its bytes meant nothing. */
	readonly damaged: boolean;
}

/** Why a file was not read; worded as `import:file.<code>`. */
export interface FileProblem {
	readonly code:
		| 'too-big'
		| 'too-many'
		| 'no-text'
		| 'empty'
		| 'damaged-zip'
		| 'locked-zip'
		| 'unsafe-zip'
		| 'zip-too-big'
		| 'zip-too-many';
	readonly name: string;
}

/** What was in the files. */
export interface Unpacked {
	readonly texts: readonly FileText[];
	readonly problems: readonly FileProblem[];
}

/** Limits, in bytes of what is unpacked; the longest real page has 200 kB. */
export const limits = {
	file: 16 * 2 ** 20,
	zip: 64 * 2 ** 20,
	all: 96 * 2 ** 20,
	files: 2000,
	/** From this size on, a zip of texts swells at most so many times; deflate could do a thousand. */
	ratio: { from: 8 * 2 ** 20, most: 200 }
} as const;

/** No file system has longer names of files with their folders. */
const longestName = 4096;

/** How much of a zip is looked at in one go, so that what it swells to can be stopped. */
const zipChunk = 64 * 1024;

/**
 * Reads files as texts: .txt, .md and .html of any encoding that `decodeText` knows, and zips of them;
 * what kind a file is, its first bytes say. Whatever else it is, or is too much, becomes a problem.
 * Nothing is unpacked beyond the limits, whatever a zip says of itself, and nothing read beyond them: from
 * the file on that passes them, files are left alone.
 */
export async function unpackFiles(files: readonly File[]): Promise<Unpacked> {
	const texts: FileText[] = [];
	const problems: FileProblem[] = [];
	let all = 0;
	for (const [place, file] of files.entries()) {
		const { name } = file;
		if (place >= limits.files || all > limits.all) {
			problems.push({ code: 'too-many', name });
			break;
		}
		const head = new Uint8Array(await file.slice(0, 4).arrayBuffer());
		const isZip =
			startsWith(head, 0x50, 0x4b, 0x03, 0x04) || startsWith(head, 0x50, 0x4b, 0x05, 0x06);
		if (file.size > (isZip ? limits.zip : limits.file)) {
			problems.push({ code: 'too-big', name });
			continue;
		}
		const bytes = new Uint8Array(await file.arrayBuffer());
		const unpacked = isZip ? unzip(name, bytes) : { ...readFile(name, bytes), size: bytes.length };
		all += unpacked.size;
		texts.push(...unpacked.texts);
		problems.push(...unpacked.problems);
	}
	return { texts, problems };
}

function startsWith(bytes: Uint8Array, ...head: readonly number[]): boolean {
	return head.every((byte, place) => bytes[place] === byte);
}

function readFile(name: string, bytes: Uint8Array): Unpacked {
	const fault = (code: FileProblem['code']): Unpacked => ({
		texts: [],
		problems: [{ code, name }]
	});
	if (bytes.length === 0) return fault('empty');
	if (isKnownBinary(bytes)) return fault('no-text');
	const { text, damaged } = decodeText(bytes);
	if (text.trim() === '') return fault('empty');
	// A text has hardly any control characters; a file of something else is full of them.
	const sample = text.slice(0, 2000);
	const strange = Array.from(sample).filter(isStrange).length;
	if (strange > sample.length / 20) return fault('no-text');
	const isHtml =
		/\.x?html?$/i.test(name) ||
		/^\s*(?:<!--[^>]*-->\s*)?<(?:!doctype html|html|head|body)\b/i.test(sample);
	return { texts: [{ name, text, isHtml, damaged }], problems: [] };
}

/** A control character that no text has, or what stands for a byte that meant nothing. */
function isStrange(character: string): boolean {
	const code = character.charCodeAt(0);
	return code < 9 || (code > 13 && code < 32) || code === 0xfffd;
}

/** PDF, PNG, JPEG, GIF, RIFF (WebP, WAV), Ogg, gzip, and MP4 by its second word. */
function isKnownBinary(bytes: Uint8Array): boolean {
	return (
		startsWith(bytes, 0x25, 0x50, 0x44, 0x46) ||
		startsWith(bytes, 0x89, 0x50, 0x4e, 0x47) ||
		startsWith(bytes, 0xff, 0xd8, 0xff) ||
		startsWith(bytes, 0x47, 0x49, 0x46, 0x38) ||
		startsWith(bytes, 0x52, 0x49, 0x46, 0x46) ||
		startsWith(bytes, 0x4f, 0x67, 0x67, 0x53) ||
		startsWith(bytes, 0x1f, 0x8b) ||
		startsWith(bytes.subarray(4), 0x66, 0x74, 0x79, 0x70)
	);
}

/** Thrown to leave off unpacking; caught where it was begun. */
class TooMuch extends Error {
	readonly code: 'zip-too-big' | 'zip-too-many' | 'unsafe-zip';

	constructor(code: TooMuch['code']) {
		super(code);
		this.code = code;
	}
}

/** A file in a zip, as much of it as has been unpacked. */
interface Entry {
	readonly name: string;
	readonly chunks: Uint8Array[];
	size: number;
	whole: boolean;
}

/**
 * Reads the texts in a zip, and says how many bytes were unpacked; folders, hidden files and what macOS
 * adds are passed over in silence.
 */
function unzip(zipName: string, bytes: Uint8Array): Unpacked & { readonly size: number } {
	const entries: Entry[] = [];
	const problems: FileProblem[] = [];
	let all = 0;
	let count = 0;
	const unzipper = new Unzip((file: UnzipFile) => {
		count += 1;
		if (count > limits.files) throw new TooMuch('zip-too-many');
		if (isUnsafePath(file.name)) throw new TooMuch('unsafe-zip');
		if (isPassedOver(file.name)) return;
		const entry: Entry = { name: file.name, chunks: [], size: 0, whole: false };
		entries.push(entry);
		file.ondata = (error, chunk, final) => {
			if (error) throw error;
			all += chunk.length;
			entry.size += chunk.length;
			entry.whole = final;
			const swollen = all > limits.ratio.from && all > bytes.length * limits.ratio.most;
			if (all > limits.all || swollen) throw new TooMuch('zip-too-big');
			// The rest of a file that is too big is unpacked, counted and dropped.
			if (entry.size <= limits.file) entry.chunks.push(chunk);
			else entry.chunks.length = 0;
		};
		file.start();
	});
	unzipper.register(UnzipInflate);
	try {
		for (let at = 0; at < bytes.length; at += zipChunk) {
			unzipper.push(bytes.subarray(at, at + zipChunk), at + zipChunk >= bytes.length);
		}
	} catch (error) {
		const code =
			error instanceof TooMuch ? error.code : isLocked(bytes) ? 'locked-zip' : 'damaged-zip';
		return { texts: [], problems: [{ code, name: zipName }], size: all };
	}
	const texts: FileText[] = [];
	for (const { name, chunks, size, whole } of entries) {
		if (size > limits.file || !whole) {
			problems.push({ code: whole ? 'too-big' : 'damaged-zip', name });
			continue;
		}
		const read = readFile(name, joinedBytes(chunks));
		texts.push(...read.texts);
		problems.push(...read.problems);
	}
	if (texts.length === 0 && problems.length === 0) problems.push({ code: 'empty', name: zipName });
	return { texts, problems, size: all };
}

/** Bit 0 of the flags of the first entry. Source: PKWARE APPNOTE 4.4.4. */
function isLocked(bytes: Uint8Array): boolean {
	return ((bytes[6] ?? 0) & 1) === 1;
}

function isPassedOver(name: string): boolean {
	const file = name.slice(name.lastIndexOf('/') + 1);
	return file === '' || file.startsWith('.') || name.startsWith('__MACOSX/');
}

/**
 * Whether a name in a zip would lead out of a folder: nothing here is written to one, but no packer makes
 * such a name in good faith. Source: PKWARE APPNOTE 4.4.17.1; CWE-22.
 */
function isUnsafePath(name: string): boolean {
	return (
		name.includes('\u0000') ||
		/^([/\\]|[a-z]:)/i.test(name) ||
		name.split(/[/\\]/).includes('..') ||
		name.length > longestName
	);
}
