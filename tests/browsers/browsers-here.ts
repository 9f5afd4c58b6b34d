import { presentBrowser } from '#scripts/browser.js';
import type { StartBrowser } from '#tests/browsers/browser-window.ts';
import { startChromium } from '#tests/browsers/start-chromium.ts';
import { findFirefox, startFirefox } from '#tests/browsers/start-firefox.ts';
import { hasWebkit, startWebkit } from '#tests/browsers/start-webkit.ts';

/** A browser that tests run in, where this machine has it. */
export interface KnownBrowser {
	readonly name: string;
	readonly isHere: boolean;
	readonly start: StartBrowser;
}

/** The three engines. Nothing is installed for them: where one is absent its tests say that they did not run. */
export const knownBrowsers: readonly KnownBrowser[] = [
	{ name: 'Chromium', isHere: presentBrowser() !== undefined, start: startChromium },
	{ name: 'Firefox', isHere: findFirefox() !== undefined, start: startFirefox },
	{ name: 'WebKit', isHere: hasWebkit(), start: startWebkit }
];
