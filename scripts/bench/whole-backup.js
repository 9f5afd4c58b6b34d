import { cpSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { manyAnswers, seedName, seededProfile, seedPage } from './collection.js';
import { rounded, table } from './figures.js';
import { takenBy } from './processes.js';
import { inProfile } from './profile.js';
import { watchTasks } from './tasks.js';

/** @typedef {import('@playwright/test').BrowserContext} BrowserContext */
/** @typedef {import('@playwright/test').Page} Page */

/**
 * What a stage of a backup took: ms; seconds of processor time, of all processes; the most that a task of the main thread took of the processor, in ms;
 * the greatest memory of the page, and what the browser's own grew by, in bytes.
 * @typedef {{ name: string, millis: number, seconds: number, longestTask: number, renderer: number, browserGrowth: number }} Stage
 */

/** Whatever takes longer has hung. */
const patience = { timeout: 3_600_000 };

/** Between two looks at the memory. */
const sampleMillis = 250;

/**
 * Backs up a collection of 100,000 cards and a million answers, restores it on a device that has nothing,
 * and merges it into the one that it came from, which has gone on by ten answers on another device.
 * @param {{ address: string, seedScript: string }} app
 * @returns {Promise<{ stages: Stage[], bytes: number }>}
 */
export async function measureBackup({ address, seedScript }) {
	const origin = new URL(address).origin;
	const folder = await seededProfile({ origin, seedScript }, manyAnswers);
	const work = mkdtempSync(join(tmpdir(), 'jinju-backup-'));
	const [first, later] = [join(work, 'first.jinju'), join(work, 'later.jinju')];
	/** @type {Stage[]} */
	const stages = [];
	try {
		await inCopy(folder, join(work, 'a'), async (context, profile) => {
			stages.push(await backUp(context, profile, address, first, 'backup of all'));
			const page = await seedPage(context, origin, seedScript);
			await page.evaluate(`${seedName}.answerSome(10)`);
			await page.close();
			await backUp(context, profile, address, later, 'backup again');
		});
		await inProfile(join(work, 'b'), async (context) => {
			stages.push(...(await restore(context, join(work, 'b'), address, first, 'empty device')));
		});
		await inCopy(folder, join(work, 'c'), async (context, profile) => {
			stages.push(...(await restore(context, profile, address, later, 'ten answers more')));
		});
		return { stages, bytes: statSync(first).size };
	} finally {
		rmSync(work, { recursive: true, force: true, maxRetries: 5 });
	}
}

/**
 * What was measured, in words.
 * @param {{ stages: readonly Stage[], bytes: number }} measured
 */
export function backupTable({ stages, bytes }) {
	const megabytes = (/** @type {number} */ count) => `${Math.round(count / 2 ** 20)} MB`;
	const rows = stages.map((stage) => [
		stage.name,
		(stage.millis / 1000).toFixed(1),
		stage.seconds.toFixed(1),
		rounded(stage.longestTask),
		megabytes(stage.renderer),
		megabytes(stage.browserGrowth)
	]);
	const head = [
		'Backup of 100,000 cards and 1,000,000 answers',
		...['s', 'processor s', 'longest task ms', 'page, at most', 'browser, grew by']
	];
	return `${table([head, ...rows])}\n\nThe file: ${megabytes(bytes)}. Tasks are told by their time on the processor.`;
}

/**
 * @param {string} folder
 * @param {string} copy
 * @param {(context: BrowserContext, profile: string) => Promise<void>} work
 */
async function inCopy(folder, copy, work) {
	cpSync(folder, copy, { recursive: true });
	await inProfile(copy, (context) => work(context, copy), { locale: 'en' });
}

/**
 * @param {BrowserContext} context
 * @param {string} profile
 * @param {string} address
 * @param {string} path
 * @param {string} name
 */
async function backUp(context, profile, address, path, name) {
	const page = await openBackup(context, address);
	const stage = await measured(page, profile, name, async () => {
		await page.getByRole('button', { name: /^(Back up|备份)$/ }).click();
		await page.getByRole('button', { name: /^(Save it|存起来)$/ }).waitFor(patience);
	});
	const begun = page.waitForEvent('download', patience);
	await page.getByRole('button', { name: /^(Save it|存起来)$/ }).click();
	await (await begun).saveAs(path);
	await page.close();
	return stage;
}

/**
 * @param {BrowserContext} context
 * @param {string} profile
 * @param {string} address
 * @param {string} path
 * @param {string} name
 */
async function restore(context, profile, address, path, name) {
	const page = await openBackup(context, address);
	const merge = page.getByRole('button', { name: /^(Merge it in|合并进来)$/ });
	const looked = await measured(page, profile, `${name}: looked through`, async () => {
		await page.locator('input[type=file]').setInputFiles(path);
		await merge.waitFor(patience);
	});
	const merged = page.getByText(/^(Merged\.|合并好了。)$/);
	const computing = page.getByText(/^(Working out|正在推算)/);
	const saved = await measured(page, profile, `${name}: snapshot`, async () => {
		await merge.click();
		await page
			.getByText(/^(Merging…|正在合并……)/)
			.or(computing)
			.or(merged)
			.first()
			.waitFor(patience);
	});
	const taken = await measured(page, profile, `${name}: taken in`, async () => {
		await computing.or(merged).first().waitFor(patience);
	});
	const computed = await measured(page, profile, `${name}: computed`, async () => {
		await merged.waitFor(patience);
	});
	await page.close();
	return [looked, saved, taken, computed];
}

/**
 * @param {BrowserContext} context
 * @param {string} address
 */
async function openBackup(context, address) {
	const page = await context.newPage();
	await page.goto(`${address}/settings/backup`);
	await page.locator('input[type=file]').waitFor({ state: 'attached' });
	await page.waitForTimeout(3000);
	return page;
}

/**
 * @param {Page} page
 * @param {string} profile
 * @param {string} name
 * @param {() => Promise<void>} work
 * @returns {Promise<Stage>}
 */
async function measured(page, profile, name, work) {
	const before = takenBy(profile);
	let most = before;
	const sampling = setInterval(() => {
		const now = takenBy(profile);
		most = {
			renderer: Math.max(most.renderer, now.renderer),
			browser: Math.max(most.browser, now.browser),
			seconds: now.seconds
		};
	}, sampleMillis);
	const stop = await watchTasks(page);
	const begun = performance.now();
	try {
		await work();
	} finally {
		clearInterval(sampling);
	}
	const millis = performance.now() - begun;
	const { seconds } = takenBy(profile);
	const longestTask = await stop();
	// It takes an hour on a busy machine: whoever waits is told how far it is.
	console.log(`${name}: ${(millis / 1000).toFixed(0)} s`);
	return {
		name,
		millis,
		seconds: seconds - before.seconds,
		longestTask,
		renderer: most.renderer,
		browserGrowth: most.browser - before.browser
	};
}
