import type { FileFolder } from '#lib/app/file-folder.ts';

/** The file that says what the journal begins from. */
export const baseFile = 'base';

/** What it says where nothing had been recorded before. */
export const beganEmpty = 'nothing';

/** Whether a file of this name is one that a page has written. */
export function isPageFile(name: string): boolean {
	return name.endsWith('.jsonl');
}

/** The journal, as the pages of all tabs have written it. */
export interface WrittenJournal {
	readonly text: string;
	/** The name of the snapshot that holds all that came before, or `nothing`; undefined where that is not known. */
	readonly base: string | undefined;
}

/** Reads the journal. */
export async function readWrittenJournal(folder: FileFolder): Promise<WrittenJournal> {
	const names = (await folder.names()).filter(isPageFile).toSorted();
	const textOf = async (name: string) => (await (await folder.read(name))?.text()) ?? '';
	const texts = await Promise.all(names.map(textOf));
	const base = await (await folder.read(baseFile))?.text();
	// A base that is empty was being written when its page was killed.
	return { text: texts.join(''), base: base === '' ? undefined : base };
}
