/** What was brought to the import screen and not taken yet. */
export interface ImportDraft {
	readonly text: string;
	readonly address: string;
}

const key = 'jinju.import';

/** Longer texts are not kept: a browser has a few megabytes for all that it keeps here. */
const longestKept = 1_000_000;

/**
 * Keeps what was brought for the next visit of this tab, which a phone may close behind another app;
 * nothing, where it is empty, too long, or the browser has no room.
 */
export function keepDraft(draft: ImportDraft): void {
	const { text, address } = draft;
	try {
		if (text.trim() + address === '' || text.length > longestKept) sessionStorage.removeItem(key);
		else sessionStorage.setItem(key, JSON.stringify({ text, address }));
	} catch {
		// Without storage the text is there as long as the screen is.
	}
}

/** What was kept; undefined where nothing was. */
export function keptDraft(): ImportDraft | undefined {
	try {
		const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? 'null');
		if (typeof kept !== 'object' || kept === null) return undefined;
		const { text, address } = kept as Partial<Record<string, unknown>>;
		return typeof text === 'string' && typeof address === 'string' ? { text, address } : undefined;
	} catch {
		return undefined;
	}
}
