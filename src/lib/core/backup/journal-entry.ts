import type { Records } from '#lib/core/collection/record-union.ts';

/** One entry of a journal, which holds what was recorded since a snapshot was taken. */
export type JournalEntry =
	| { readonly kind: 'records'; readonly records: Partial<Records> }
	/** More was taken in than is written here: only the next snapshot has it. */
	| { readonly kind: 'more' };

const more = '\n{"more":true}\n';

/** An entry as it stands in its file: on a line of its own, whatever a writer that was killed left before it. */
export function printEntry(entry: JournalEntry): string {
	return entry.kind === 'more' ? more : `\n${JSON.stringify(entry.records)}\n`;
}

/** Whether a journal says that more was taken in than is written in it. */
export function hasMore(journal: string): boolean {
	return journal.includes(more);
}
