import type { Page } from '@playwright/test';
import type { Place } from '#tests/support/finger.ts';

/** How long the second press of a hurried hand comes after the first. */
const betweenSeconds = 0.12;

/**
 * Presses Space twice in one breath. The presses bear their own times, so that they are as near to each
 * other to the page however long this machine takes to deliver them. Chromium only.
 */
export async function pressSpaceTwice(page: Page): Promise<void> {
	await twice(page, async (protocol, timestamp) => {
		const key = { key: ' ', code: 'Space', windowsVirtualKeyCode: 32, timestamp };
		await protocol.send('Input.dispatchKeyEvent', { type: 'keyDown', text: ' ', ...key });
		await protocol.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
	});
}

/** Taps a place twice in one breath, as `pressSpaceTwice` presses. Chromium only. */
export async function tapTwice(page: Page, at: Place): Promise<void> {
	await twice(page, async (protocol, timestamp) => {
		const touch = (type: 'touchStart' | 'touchEnd', touchPoints: Place[]) =>
			protocol.send('Input.dispatchTouchEvent', { type, touchPoints, timestamp });
		await touch('touchStart', [at]);
		await touch('touchEnd', []);
	});
}

async function twice(
	page: Page,
	press: (
		protocol: Awaited<ReturnType<ReturnType<Page['context']>['newCDPSession']>>,
		timestamp: number
	) => Promise<void>
): Promise<void> {
	const protocol = await page.context().newCDPSession(page);
	const firstAtSeconds = Date.now() / 1000;
	await press(protocol, firstAtSeconds);
	await press(protocol, firstAtSeconds + betweenSeconds);
	await protocol.detach();
}
