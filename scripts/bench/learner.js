import { measureStart } from './start.js';

/** @typedef {import('@playwright/test').BrowserContext} BrowserContext */
/** @typedef {import('./start.js').Start} Start */

/**
 * Every kind of start that one learner sees.
 * @typedef {object} Starts
 * @property {Start} firstVisit nothing stored, nothing cached
 * @property {Start} firstVisitWarm the service worker is there, nothing was begun yet
 * @property {Start} warm five lines were kept; the service worker is there
 * @property {Start | undefined} offline the same with the server closed; undefined where nothing came
 * @property {Start} uncached the same learner without service worker and cache
 */

/**
 * Lives through the first days of a learner, measuring each start of Today.
 * @param {BrowserContext} context a fresh profile
 * @param {string} today its address
 * @param {{ close: () => Promise<void>, open: () => Promise<void> }} server
 * @returns {Promise<Starts>}
 */
export async function measureStarts(context, today, server) {
	const firstVisit = await measureStart(context, today);
	await untilKept(context, today);
	const firstVisitWarm = await measureStart(context, today);
	await keepFiveLines(context, today);
	const warm = await measureStart(context, today);
	await server.close();
	const offline = await measureStart(context, today, { slowNetwork: false }).catch(() => undefined);
	await server.open();
	await forgetFiles(context, today);
	const uncached = await measureStart(context, today);
	return { firstVisit, firstVisitWarm, warm, offline, uncached };
}

/**
 * Waits until the service worker has stored the app, and answers the addresses of what it stored.
 * @param {BrowserContext} context
 * @param {string} today
 * @returns {Promise<string[]>}
 */
export async function untilKept(context, today) {
	const page = await context.newPage();
	await page.goto(today);
	const addresses = await page.evaluate(async () => {
		await navigator.serviceWorker.ready;
		const names = await caches.keys();
		const stored = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
		return stored.flat().map(({ url }) => url);
	});
	await page.close();
	return addresses;
}

/**
 * Presses the first control and keeps the five lines, as a first visit asks.
 * @param {BrowserContext} context
 * @param {string} today
 */
async function keepFiveLines(context, today) {
	const page = await context.newPage();
	await page.goto(today);
	await page.locator('a.button[href*="/review"]').click();
	for (let kept = 0; kept < 5; kept += 1) {
		await page.locator('[aria-keyshortcuts="K"]').click();
	}
	await page.locator('[aria-keyshortcuts="Space"]').waitFor();
	await page.close();
}

/**
 * Takes everything from a learner but what was learned.
 * @param {BrowserContext} context
 * @param {string} today
 */
async function forgetFiles(context, today) {
	const page = await context.newPage();
	// Today would install its service worker again.
	await page.goto(`${today}robots.txt`);
	await page.evaluate(async () => {
		for (const registration of await navigator.serviceWorker.getRegistrations()) {
			await registration.unregister();
		}
		for (const name of await caches.keys()) await caches.delete(name);
	});
	const protocol = await context.newCDPSession(page);
	await protocol.send('Network.clearBrowserCache');
	await page.close();
}
