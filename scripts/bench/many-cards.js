import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { inCopyOf, manyCards, seedName, seededProfile, seedPage } from './collection.js';
import { measureGrades, useTexts } from './grading.js';
import { untilKept } from './learner.js';
import { throttledPage } from './profile.js';
import { countRows, readTouched } from './rows.js';
import { measureStart } from './start.js';

/** @typedef {import('@playwright/test').BrowserContext} BrowserContext */
/** @typedef {import('./rows.js').Touched} Touched */

/**
 * @typedef {object} Site
 * @property {string} address
 * @property {() => Promise<void>} open
 * @property {() => Promise<void>} close
 */

/**
 * What a collection of 100,000 cards and 500,000 answers costs.
 * @typedef {object} ManyCards
 * @property {number[]} offline starts of Today without a network, until it can be used, in ms
 * @property {Touched} todayTouched
 * @property {Touched} reviewTouched
 * @property {number[]} queue ms it takes to build one in the order of due days
 * @property {number} queueCards
 * @property {{ first: number, later: number[], cards: number }} order ms that ordering by retrievability
 * takes in its worker, the first time with its start
 * @property {Map<number, { app: number[], control: number[] }>} grades by slowdown
 */

const repeats = 5;

/**
 * @param {{ app: Site, control: string, builtFolder: string, seedScript: string, rounds: number, slowdowns: readonly number[] }} bench
 * @returns {Promise<ManyCards>}
 */
export async function measureManyCards(bench) {
	const { app, control, seedScript, rounds, slowdowns } = bench;
	const origin = new URL(app.address).origin;
	const folder = await seededProfile({ origin, seedScript }, manyCards);
	const starts = await inCopyOf(folder, (context) => measureOfflineStarts(context, app));
	const rest = await inCopyOf(
		folder,
		async (context) => {
			const queues = await measureQueue(context, origin, seedScript);
			const order = await measureOrder(context, origin, seedScript, bench.builtFolder);
			await useTexts(context, await textsOf(context, origin, seedScript));
			const reviewTouched = await touchedByReview(context, `${app.address}/review`);
			/** @type {ManyCards['grades']} */
			const grades = new Map(slowdowns.map((slowdown) => [slowdown, { app: [], control: [] }]));
			for (let round = 0; round < rounds; round += 1) {
				for (const [slowdown, times] of grades) {
					times.app.push(...(await measureGrades(context, `${app.address}/review`, slowdown)));
					times.control.push(...(await measureGrades(context, control, slowdown)));
				}
			}
			return { ...queues, order, reviewTouched, grades };
		},
		{ serviceWorkers: 'block' }
	);
	return { ...starts, ...rest };
}

/**
 * @param {BrowserContext} context
 * @param {Site} app
 */
async function measureOfflineStarts(context, app) {
	const today = `${app.address}/`;
	await untilKept(context, today);
	await app.close();
	const offline = [];
	for (let start = 0; start < repeats; start += 1) {
		offline.push((await measureStart(context, today, { slowNetwork: false })).control);
	}
	await app.open();
	const page = await context.newPage();
	await page.addInitScript(countRows);
	await page.goto(today);
	await page.locator('a.button[href*="/review"]').first().waitFor();
	await page.waitForTimeout(1000);
	const todayTouched = await page.evaluate(readTouched);
	await page.close();
	return { offline, todayTouched };
}

/**
 * @param {BrowserContext} context
 * @param {string} origin
 * @param {string} seedScript
 */
async function measureQueue(context, origin, seedScript) {
	const queue = [];
	let queueCards = 0;
	for (let time = 0; time < repeats; time += 1) {
		const { page } = await throttledPage(context, { slowNetwork: false });
		await page.goto(`${origin}/robots.txt`);
		await page.evaluate(seedScript);
		/** @type {unknown} */
		const timed = await page.evaluate(`${seedName}.timeQueue()`);
		const { millis, cards } = /** @type {{ millis: number, cards: number }} */ (timed);
		queue.push(millis);
		queueCards = cards;
		await page.close();
	}
	return { queue, queueCards };
}

/**
 * @param {BrowserContext} context
 * @param {string} origin
 * @param {string} seedScript
 */
async function textsOf(context, origin, seedScript) {
	const page = await seedPage(context, origin, seedScript);
	/** @type {unknown} */
	const texts = await page.evaluate(`${seedName}.texts(${JSON.stringify(manyCards.size)})`);
	await page.close();
	return /** @type {import('./grading.js').Texts} */ (texts);
}

/**
 * Asks the worker that was built for the app. The protocol slows no worker: these are times at full speed.
 * @param {BrowserContext} context
 * @param {string} origin
 * @param {string} seedScript
 * @param {string} builtFolder
 */
async function measureOrder(context, origin, seedScript, builtFolder) {
	const folder = join(builtFolder, '_app', 'immutable', 'workers');
	const name = readdirSync(folder).find((file) => /^order-worker-.*\.js$/.test(file));
	if (name === undefined) throw new Error('Inconsistent: no worker that orders was built');
	const page = await seedPage(context, origin, seedScript);
	/** @type {unknown} */
	const day = await page.evaluate(`${seedName}.today()`);
	const task = { day: Number(day), order: 'retrievability', rows: 840 };
	const address = `${origin}/_app/immutable/workers/${name}`;
	const times = await page.evaluate(orderTimes, { address, task, repeats: repeats + 1 });
	await page.close();
	const [first = NaN, ...later] = times.millis;
	return { first, later, cards: times.cards };
}

/**
 * Runs in the page.
 * @param {{ address: string, task: object, repeats: number }} given
 */
async function orderTimes({ address, task, repeats }) {
	/** @type {number[]} */
	const millis = [];
	let cards = 0;
	/** @type {Worker | undefined} */
	let worker;
	for (let number = 0; number < repeats; number += 1) {
		const begun = performance.now();
		worker ??= new Worker(address, { type: 'module' });
		const working = worker;
		await /** @type {Promise<void>} */ (
			new Promise((resolve, reject) => {
				working.onerror = () => {
					reject(new Error('no worker'));
				};
				working.onmessage = (
					/** @type {MessageEvent<{ all?: number, ids?: unknown, fault?: string }>} */ {
						data: reply
					}
				) => {
					if (reply.fault !== undefined) reject(new Error(reply.fault));
					cards = reply.all ?? cards;
					if (reply.ids) resolve();
				};
				working.postMessage({ number, databaseName: 'jinju', task });
			})
		);
		millis.push(performance.now() - begun);
	}
	return { millis, cards };
}

/**
 * @param {BrowserContext} context
 * @param {string} address
 */
async function touchedByReview(context, address) {
	const page = await context.newPage();
	await page.addInitScript(countRows);
	await page.goto(address);
	await page.locator('[aria-keyshortcuts="Space"]').waitFor();
	const touched = await page.evaluate(readTouched);
	await page.close();
	return touched;
}
