import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { browserArguments, presentBrowser } from '../browser.js';

/** @typedef {import('@playwright/test').BrowserContext} BrowserContext */
/** @typedef {import('@playwright/test').Page} Page */

/**
 * Does something in a browser with a fresh profile on disk, which is gone afterwards.
 * @template T
 * @param {(context: BrowserContext) => Promise<T>} work
 * @param {import('@playwright/test').BrowserContextOptions} [options]
 * @returns {Promise<T>}
 */
export async function inFreshProfile(work, options) {
	const folder = mkdtempSync(join(tmpdir(), 'jinju-bench-'));
	try {
		return await inProfile(folder, work, options);
	} finally {
		rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
	}
}

/**
 * Does something in a browser with the profile in a folder, which it leaves there.
 * @template T
 * @param {string} folder
 * @param {(context: BrowserContext) => Promise<T>} work
 * @param {import('@playwright/test').BrowserContextOptions} [options]
 * @returns {Promise<T>}
 */
export async function inProfile(folder, work, options) {
	const executablePath = presentBrowser();
	const context = await chromium.launchPersistentContext(folder, {
		args: browserArguments,
		viewport: { width: 412, height: 823 },
		...(executablePath && { executablePath }),
		...options
	});
	context.setDefaultTimeout(60_000);
	try {
		return await work(context);
	} finally {
		await context.close();
	}
}

/** A slow phone network, as Lighthouse has it: latency in ms, throughput in bytes a second. */
const slow4g = {
	offline: false,
	latency: 562.5,
	downloadThroughput: (1.44e6 / 8) | 0,
	uploadThroughput: (0.675e6 / 8) | 0
};

/**
 * A new page whose processor is slowed, and its network too where so wanted. What the service worker
 * fetches for itself is not slowed: the protocol gives no way.
 * @param {BrowserContext} context
 * @param {{ slowNetwork?: boolean, slowdown?: number }} [how]
 */
export async function throttledPage(context, { slowNetwork = true, slowdown = 4 } = {}) {
	const page = await context.newPage();
	const protocol = await context.newCDPSession(page);
	await protocol.send('Network.enable');
	if (slowNetwork) await protocol.send('Network.emulateNetworkConditions', slow4g);
	await protocol.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
	return { page, protocol };
}
