import * as v from 'valibot';
import type { FileFolder } from '#lib/app/file-folder.ts';
import { baseFile, isPageFile, journalFolder, type JournalBase } from '#lib/app/journal-files.ts';
import { originFolder } from '#lib/app/origin-folder.ts';
import { parseJson } from '#lib/core/backup/backup-part.ts';

/** A file that another tab writes cannot be read at times; so often it is tried. */
const attempts = 5;

const baseSchema = v.object({
	identity: v.number(),
	snapshot: v.nullable(v.string()),
	covers: v.record(v.string(), v.number())
});

/** The journal, as the pages of all tabs have written it. */
export interface WrittenJournal {
	readonly text: string;
	/** Undefined where it is not known, as where a page was killed in writing it. */
	readonly base: JournalBase | undefined;
}

/** Reads the journal; rejects where it cannot be read. */
export async function readWrittenJournal(folder: FileFolder): Promise<WrittenJournal> {
	const base = await readBaseIn(folder);
	const names = (await folder.names()).filter(isPageFile).toSorted();
	const textOf = (name: string) => readText(folder, name, base?.covers[name]);
	const texts = await Promise.all(names.map(textOf));
	return { text: texts.join(''), base };
}

/** What the journal begins from; undefined where there is none, or no files. */
export async function readBase(): Promise<JournalBase | undefined> {
	const folder = await originFolder(journalFolder);
	return folder && readBaseIn(folder);
}

async function readBaseIn(folder: FileFolder): Promise<JournalBase | undefined> {
	const read = parseJson(await readText(folder, baseFile));
	return v.is(baseSchema, read) ? read : undefined;
}

/** What a file says behind so many bytes; nothing where there is none. */
async function readText(folder: FileFolder, name: string, bytes = 0): Promise<string> {
	for (let attempt = 1; ; attempt += 1) {
		try {
			return (await (await folder.read(name))?.slice(bytes).text()) ?? '';
		} catch (error) {
			if (attempt === attempts) throw error;
		}
	}
}
