import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { browserArguments, presentBrowser } from './browser.js';
import { ensureBuilt } from './build.js';
import { createStaticServer, listen } from './serve.js';

// Takes the pictures that the manifest shows before the app is installed, of the app as it is:
// `npm run screens:manifest`. They are kept in static/screenshots, small, and never precached.

const folder = join('static', 'screenshots');
const quality = 72;

/** @typedef {{ name: string, locale: string, wide: boolean, stop: 'meet' | 'answer' | 'today' }} Picture */

/** @type {Picture[]} */
const pictures = [
	{ name: 'narrow-meet-zh', locale: 'zh-CN', wide: false, stop: 'meet' },
	{ name: 'narrow-answer-en', locale: 'en-GB', wide: false, stop: 'answer' },
	{ name: 'narrow-today-zh', locale: 'zh-CN', wide: false, stop: 'today' },
	{ name: 'wide-answer-zh', locale: 'zh-CN', wide: true, stop: 'answer' },
	{ name: 'wide-today-en', locale: 'en-GB', wide: true, stop: 'today' }
];

/**
 * Goes as a learner does to where the picture is taken.
 * @param {import('@playwright/test').Page} page
 * @param {string} origin
 * @param {Picture['stop']} stop
 */
async function walkTo(page, origin, stop) {
	const keep = page.getByRole('button', { name: /^(记住它|Keep)$/ });
	const reveal = page.getByRole('button', { name: /^(显示答案|Show answer)$/ });
	await page.goto(`${origin}/`);
	await page.getByRole('link', { name: /^(先试|Try)/ }).click();
	await keep.waitFor();
	if (stop === 'meet') return;
	for (let met = 0; met < 5; met += 1) await keep.click();
	await reveal.click();
	await page.getByRole('button', { name: /^(良好|Good)/ }).waitFor();
	if (stop === 'answer') return;
	await page.getByRole('link', { name: /^(离开|Leave)/ }).click();
	await page.getByText(/两个月后|in two months/).waitFor();
}

if (!(await ensureBuilt({ folder: 'build', base: '' }))) process.exit(1);
mkdirSync(folder, { recursive: true });
const server = createStaticServer({ folder: 'build' });
const origin = `http://127.0.0.1:${String(await listen(server, 0, '127.0.0.1'))}`;
const executablePath = presentBrowser();
const browser = await chromium.launch({
	args: browserArguments,
	...(executablePath && { executablePath })
});
for (const { name, locale, wide, stop } of pictures) {
	const viewport = wide ? { width: 1280, height: 800 } : { width: 390, height: 844 };
	const context = await browser.newContext({
		locale,
		timezoneId: 'Asia/Shanghai',
		colorScheme: 'light',
		viewport,
		deviceScaleFactor: wide ? 1 : 2,
		hasTouch: !wide,
		isMobile: !wide,
		reducedMotion: 'reduce'
	});
	const page = await context.newPage();
	await walkTo(page, origin, stop);
	// Playwright itself takes no WebP, which is a third of the size.
	const protocol = await context.newCDPSession(page);
	const { data } = await protocol.send('Page.captureScreenshot', {
		format: 'webp',
		quality,
		clip: { x: 0, y: 0, ...viewport, scale: wide ? 1 : 2 }
	});
	const picture = Buffer.from(data, 'base64');
	writeFileSync(join(folder, `${name}.webp`), picture);
	console.log(`${name}: ${(picture.length / 1000).toFixed(1)} kB`);
	await context.close();
}
await browser.close();
server.close();
