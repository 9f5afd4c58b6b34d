import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { findBrowser, noBrowser } from './browser.js';
import { ensureBuilt } from './build.js';
import { ensureInstalled } from './installed.js';
import { repository, run, runTool } from './run.js';
import { countPlaywright, countsLine, countVitest, sumOf, withExitCode } from './test-counts.js';

/** @import { Counts } from './test-counts.js' */

/** All of it on two cores takes some 45 minutes; a busy machine needs more. Each step gets what is left. */
const limitMillis = 80 * 60_000;
const startedAt = Date.now();
const timeLeft = () => Math.max(1000, limitMillis - (Date.now() - startedAt));

const reports = join(repository, 'test-results', 'reports');

/** The two sites that the browser tests open: at the root, and under a sub-path. */
const sites = [
	{ folder: 'build', base: '' },
	{ folder: 'build-subpath', base: '/jinju' }
];

/** @param {string} words */
function heading(words) {
	console.log(`\n── ${words} ${'─'.repeat(Math.max(0, 76 - words.length))}`);
}

/**
 * A step that is no test runner, counted as one test.
 * @param {string} name
 * @param {() => Promise<boolean>} passes
 * @returns {Promise<Counts>}
 */
async function one(name, passes) {
	heading(name);
	const passed = await passes();
	console.log(`${passed ? '✓' : '✗'} ${name}`);
	return {
		passed: passed ? 1 : 0,
		failed: passed ? 0 : 1,
		skipped: 0,
		failures: passed ? [] : [name]
	};
}

/**
 * @template Report
 * @param {string} name of the report
 * @param {(report: Report) => Counts} count
 * @param {number} code the runner's exit code
 */
function readCounts(name, count, code) {
	const path = join(reports, name);
	if (!existsSync(path)) return withExitCode(undefined, code === 0 ? 1 : code, name);
	/** @type {unknown} */
	const report = JSON.parse(readFileSync(path, 'utf8'));
	return withExitCode(count(/** @type {Report} */ (report)), code, name);
}

async function runUnitTests() {
	heading('vitest');
	const { code } = await runTool(
		'vitest',
		[
			'run',
			'--reporter=default',
			'--reporter=json',
			`--outputFile.json=${join(reports, 'vitest.json')}`
		],
		{ limitMillis: timeLeft() }
	);
	return readCounts('vitest.json', countVitest, code);
}

/** @param {import('./browser.js').Browser} browser */
async function runBrowserTests(browser) {
	heading('playwright');
	const { code } = await runTool('@playwright/test', ['test', '--reporter=list,json'], {
		bin: 'playwright',
		limitMillis: timeLeft(),
		env: {
			...browser.environment,
			CHROMIUM_PATH: browser.executablePath,
			PLAYWRIGHT_JSON_OUTPUT_FILE: join(reports, 'playwright.json'),
			SITE_PORT: String(await freePort()),
			SUBPATH_SITE_PORT: String(await freePort())
		}
	});
	return readCounts('playwright.json', countPlaywright, code);
}

/**
 * The same in every engine that this machine has, and a browser that is killed in the midst of it. Where
 * one is absent its tests are counted as skipped.
 * @param {import('./browser.js').Browser} browser
 */
async function runFaults(browser) {
	heading('faults, in every browser that is here');
	const { code } = await runTool(
		'vitest',
		[
			...['run', '--config', 'vitest.browsers.config.ts', '--reporter=default', '--reporter=json'],
			`--outputFile.json=${join(reports, 'faults.json')}`
		],
		{
			limitMillis: timeLeft(),
			env: { ...browser.environment, CHROMIUM_PATH: browser.executablePath }
		}
	);
	return readCounts('faults.json', countVitest, code);
}

/** @returns {Promise<number>} a port that nobody listens on just now */
function freePort() {
	return new Promise((resolve, reject) => {
		const server = createServer();
		server.once('error', reject);
		server.listen(0, '127.0.0.1', () => {
			const address = server.address();
			server.close(() => {
				resolve(typeof address === 'object' && address ? address.port : 0);
			});
		});
	});
}

async function testEverything() {
	/** @type {Counts[]} */
	const counts = [];
	counts.push(
		await one('npm run check', async () => {
			const { code } = await run(process.execPath, [join('scripts', 'check.js')], {
				limitMillis: timeLeft()
			});
			return code === 0;
		})
	);
	let built = true;
	for (const site of sites) {
		const count = await one(
			`build ${site.base === '' ? 'at the root' : `under ${site.base}`}`,
			() => ensureBuilt(site, { limitMillis: timeLeft() })
		);
		built &&= count.failed === 0;
		counts.push(count);
	}
	counts.push(await runUnitTests());

	/** @type {import('./browser.js').Browser | undefined} */
	let browser;
	const found = await one('a browser for the tests', async () => {
		browser = await findBrowser();
		console.log(browser?.executablePath ?? noBrowser);
		return browser !== undefined;
	});
	if (found.failed > 0) counts.push(found);
	if (browser && built) counts.push(await runBrowserTests(browser), await runFaults(browser));
	return sumOf(counts);
}

const hindrance = await ensureInstalled();
if (hindrance === undefined) {
	rmSync(reports, { recursive: true, force: true });
	mkdirSync(reports, { recursive: true });
	const counts = await testEverything();
	if (counts.failures.length > 0) {
		// Once more, at the end: of a long output often no more than that is kept.
		heading('what failed');
		console.log(counts.failures.join('\n\n'));
	}
	const seconds = ((Date.now() - startedAt) / 1000).toFixed(0);
	console.log(`\n${seconds} s`);
	console.log(countsLine(counts));
	process.exitCode = counts.failed > 0 || counts.passed === 0 ? 1 : 0;
} else {
	console.error(hindrance);
	console.log(countsLine({ passed: 0, failed: 1, skipped: 0 }));
	process.exitCode = 1;
}
