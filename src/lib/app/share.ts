/** What became of a text that was to be given away. */
export type Given = 'copied' | 'shared' | 'cancelled' | 'refused';

/** Whether the platform has a sheet to share a text with. */
export function canShare(): boolean {
	return typeof navigator.share === 'function';
}

/** Shares a text by the platform's sheet; must be called while the learner's tap is fresh. */
export async function shareText(text: string): Promise<Given> {
	try {
		await navigator.share({ text });
		return 'shared';
	} catch (error) {
		return isAbort(error) ? 'cancelled' : 'refused';
	}
}

/** Puts a text on the clipboard; must be called while the learner's tap is fresh. */
export async function copyText(text: string): Promise<Given> {
	try {
		// Absent where the app is served without TLS on a local network.
		await navigator.clipboard.writeText(text);
		return 'copied';
	} catch {
		return 'refused';
	}
}

/** Whether it was the learner who closed the sheet. */
export function isAbort(error: unknown): boolean {
	return error instanceof DOMException && error.name === 'AbortError';
}
