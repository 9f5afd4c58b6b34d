import { defineConfig } from '@playwright/test';
import { browserArguments, presentBrowser } from '#scripts/browser.js';
import { rootSite, subPathSite, type Site } from '#tests/support/browser-site.ts';
import { desktop, phone } from '#tests/support/browser-screen.ts';

const executablePath = presentBrowser();

/** Serves a site that `npm test` has built; `npm run build` makes the one at the root. */
function server({ folder, base, port, address }: Site) {
	return {
		command: `node scripts/serve.js --folder ${folder} --base "${base}" --port ${port}`,
		url: address('/'),
		reuseExistingServer: false,
		timeout: 20_000
	};
}

/** Tests that bring their own screen, or never look at one: they run once. */
const onItsOwnScreen = [
	'about',
	'accessibility',
	'backlog',
	'backup',
	'backup-folder',
	'broken-database',
	'card-actions',
	'check-data',
	'choosing',
	'ears',
	'edit',
	'episode',
	'export',
	'eyes',
	'faults',
	'faults-data',
	'faults-screens',
	'faults-two-tabs',
	'hands',
	'import',
	'keyboard',
	'language',
	'making',
	'next-day',
	'offline',
	'practice',
	'safety-net',
	'security',
	'snapshots',
	'split',
	'study',
	'today',
	'typing',
	'update',
	'whole-path',
	'withdraw'
];

export default defineConfig({
	testDir: 'tests/e2e',
	outputDir: 'test-results/e2e',
	forbidOnly: true,
	retries: 0,
	// More than two browsers on two cores measure each other.
	workers: 2,
	timeout: 120_000,
	globalTimeout: 40 * 60_000,
	expect: { timeout: 20_000 },
	reporter: 'list',
	use: {
		baseURL: rootSite.address('/'),
		browserName: 'chromium',
		launchOptions: { args: browserArguments, ...(executablePath && { executablePath }) },
		screenshot: 'only-on-failure',
		// Recording every step costs more than the tests; `playwright test --trace on` does it.
		trace: 'off'
	},
	projects: [
		{ name: 'phone', use: phone },
		{
			name: 'desktop',
			use: desktop,
			testIgnore: onItsOwnScreen.map((name) => `**/${name}.spec.ts`)
		}
	],
	webServer: [server(rootSite), server(subPathSite)]
});
