/** The folder of the journal, among the browser's own files. */
export const journalFolder = 'journal';

/** The file that says what the journal begins from. */
export const baseFile = 'base.json';

/** Whether a file of this name is one that a page has written. */
export function isPageFile(name: string): boolean {
	return name.endsWith('.jsonl');
}

/** What a journal begins from, and of which collection it is. */
export interface JournalBase {
	/** The number of that collection: one with another was made after it was lost. */
	readonly identity: number;
	/** The name of the snapshot that holds all that came before; null where nothing did. */
	readonly snapshot: string | null;
	/** How many bytes of which files came before. */
	readonly covers: Readonly<Record<string, number>>;
}
