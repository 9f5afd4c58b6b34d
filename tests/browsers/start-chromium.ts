import { chromium, type Page } from '@playwright/test';
import { browserArguments, presentBrowser } from '#scripts/browser.js';
import type { BrowserWindow, StartBrowser } from '#tests/browsers/browser-window.ts';
import { startProcess } from '#tests/browsers/browser-process.ts';

/** Chromium, started by ourselves, so that it can be killed with all its processes, and driven by Playwright. */
export const startChromium: StartBrowser = async (profile) => {
	const program = presentBrowser();
	if (program === undefined) throw new Error('There is no Chromium.');
	const started = await startProcess(
		program,
		[
			...browserArguments,
			'--headless=new',
			'--remote-debugging-port=0',
			`--user-data-dir=${profile}`,
			'--lang=en-GB',
			'--accept-lang=en-GB',
			'--no-first-run',
			'--disable-dev-shm-usage',
			'--window-size=1280,800',
			'about:blank'
		],
		/DevTools listening on (ws:\S+)/
	);
	const browser = await chromium.connectOverCDP(started.said);
	const [context] = browser.contexts();
	if (!context) throw new Error('Inconsistent: Chromium has no context');
	let first = context.pages()[0];
	return {
		name: `Chromium ${browser.version()}`,
		async open() {
			const page = first ?? (await context.newPage());
			first = undefined;
			return windowOf(page);
		},
		async kill() {
			await started.end('SIGKILL');
			await browser.close().catch(() => undefined);
		},
		async quit() {
			const session = await browser.newBrowserCDPSession();
			await session.send('Browser.close').catch(() => undefined);
			await started.end('SIGTERM');
		}
	};
};

function windowOf(page: Page): BrowserWindow {
	return {
		goto: async (address) => {
			await page.goto(address);
		},
		run: async <T>(expression: string) => (await page.evaluate(expression)) as T,
		onLine: async (listener) => {
			page.on('console', (message) => {
				if (message.type() === 'debug') listener(message.text());
				if (message.type() === 'error' || message.type() === 'warning') {
					listener(`! ${message.text()}`);
				}
			});
			page.on('pageerror', (error) => listener(`! ${error.message}`));
		},
		close: () => page.close()
	};
}
