import { tick } from 'svelte';

/**
 * Takes the keyboard and the screen reader back to the page's content where what they stood on is
 * gone, once the page is drawn; they stay where they are otherwise. Does nothing on a page without a
 * `Screen`.
 */
export async function focusContentIfLost(): Promise<void> {
	await tick();
	const { activeElement } = document;
	// What was hidden keeps the focus until the next frame.
	if (!activeElement || activeElement === document.body || activeElement.closest('[hidden]')) {
		focusContent();
	}
}

/** Takes the keyboard and the screen reader to the page's content. */
export function focusContent(): void {
	document.getElementById('content')?.focus({ preventScroll: true });
}
