import type { Page } from '@playwright/test';

/** Waits until the whole app is stored and this page's requests go through its service worker. */
export async function untilKept(page: Page): Promise<void> {
	await page.evaluate(async () => {
		await navigator.serviceWorker.ready;
		if (navigator.serviceWorker.controller) return;
		await new Promise((resolve) => {
			navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true });
		});
	});
}

/** Empties the browser's own cache, so that what still loads comes from the service worker. */
export async function emptyHttpCache(page: Page): Promise<void> {
	const session = await page.context().newCDPSession(page);
	await session.send('Network.clearBrowserCache');
	await session.detach();
}
