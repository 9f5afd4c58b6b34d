import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { repository } from '../run.js';
import { inCopyOf, seededProfile, seedName, seedPage } from './collection.js';
import { untilKept } from './learner.js';
import { throttledPage } from './profile.js';
import { measureStart } from './start.js';
import { measureImport } from './watch-import.js';

/** @typedef {import('@playwright/test').BrowserContext} BrowserContext */
/** @typedef {import('./collection.js').Contents} Contents */
/** @typedef {import('./many-cards.js').Site} Site */
/** @typedef {import('./watch-import.js').ImportSteps} ImportSteps */
/** @typedef {{ quotes: number, predictions: number, takeaways: number }} PageSize */

/** An imported page of the bench has eighty notes. */
const page = { quotes: 60, predictions: 10, takeaways: 10 };

/** So many pages have 10,000 notes. */
const pagesOfZip = 125;

const episodes = 1000;

/**
 * Imported episodes, with about as many cards due however many there are: one in each of a hundred, or
 * all eighty of the only one.
 * @param {number} count
 * @returns {Contents}
 */
function library(count) {
	return {
		words: `${count} imported episodes`,
		folder: 'episodes',
		size: { episodes: count, page, dueEpisodes: 100, duePerEpisode: count === 1 ? 80 : 1 }
	};
}

/**
 * Starts in a library, in ms until the first control can be used, without a network.
 * @typedef {{ today: number[], library: number[], review: number[] }} Starts
 */

/**
 * What a library of 1,000 imported episodes costs.
 * @typedef {object} ManyEpisodes
 * @property {ReadonlyMap<number, Starts>} starts by how many episodes there are
 * @property {ReadonlyMap<string, (ImportSteps | undefined)[]>} imports by what is imported, and how slow
 * the processor is; undefined where nothing came of it
 */

/**
 * @param {{ app: Site, seedScript: string, slowdowns: readonly number[], rounds: number }} bench
 * @returns {Promise<ManyEpisodes>}
 */
export async function measureManyEpisodes({ app, seedScript, slowdowns, rounds }) {
	const origin = new URL(app.address).origin;
	const site = { origin, seedScript };
	const starts = new Map();
	for (const count of [1, episodes]) {
		const folder = await seededProfile(site, library(count));
		starts.set(count, await inCopyOf(folder, (context) => measureStarts(context, app)));
	}
	/** @type {Map<string, (ImportSteps | undefined)[]>} */
	const imports = new Map();
	const folder = await seededProfile(site, library(episodes));
	const options = /** @type {const} */ ({ locale: 'en-US', serviceWorkers: 'block' });
	for (const slowdown of slowdowns) {
		await inCopyOf(
			folder,
			async (context) => {
				for (const [name, count, brought] of await sources(context, site, rounds)) {
					console.log(`Importing ${name}, CPU ${slowdown}× …`);
					/** @type {(ImportSteps | undefined)[]} */
					const steps = [];
					for (let round = 0; round < count; round += 1) {
						const countNear = slowdown === 1 && name === onePage;
						const how = { slowdown, countNear };
						steps.push(
							await measureImport(context, app.address, brought(round), how).catch(() => undefined)
						);
					}
					imports.set(`${name}, CPU ${slowdown}×`, steps);
				}
			},
			options
		);
	}
	return { starts, imports };
}

const onePage = 'one page of 80 notes';

/**
 * What is imported: its name, how often, and what it is each time.
 * @param {BrowserContext} context
 * @param {{ origin: string, seedScript: string }} site
 * @param {number} rounds
 * @returns {Promise<[string, number, (round: number) => import('./watch-import.js').Brought][]>}
 */
async function sources(context, { origin, seedScript }, rounds) {
	const seed = await seedPage(context, origin, seedScript);
	/**
	 * @param {number} from
	 * @param {number} count
	 * @param {PageSize} size
	 */
	const pages = async (from, count, size) => {
		/** @type {unknown} */
		const texts = await seed.evaluate(
			`${seedName}.pages(${from}, ${count}, ${JSON.stringify(size)})`
		);
		return /** @type {string[]} */ (texts);
	};
	const some = await pages(episodes, rounds + 1, page);
	const many = await pages(episodes + rounds + 1, pagesOfZip, page);
	const quotes = (/** @type {number} */ count) => ({ quotes: count, predictions: 0, takeaways: 0 });
	const [long = ''] = await pages(2 * episodes, 1, quotes(10_000));
	const [longest = ''] = await pages(3 * episodes + 1, 1, quotes(50_000));
	await seed.close();
	const zip = zipSync(
		Object.fromEntries(many.map((text, place) => [`${place}.txt`, strToU8(text)]))
	);
	const file = (/** @type {string} */ name, /** @type {Uint8Array} */ bytes) => {
		// From the disk: what the protocol hands over is decoded by the page, in one long task.
		const path = join(repository, '.cache', 'bench', name);
		writeFileSync(path, bytes);
		return () => ({ file: path });
	};
	const prose = 'Nothing here is an episode, and yet it goes on and on without a heading.\n';
	const text = strToU8(prose.repeat(Math.floor((16 * 2 ** 20) / prose.length)));
	return [
		// The first time the worker's code is compiled.
		[onePage, rounds + 1, (round) => ({ text: some[round] ?? '' })],
		[`${pagesOfZip} pages in a zip, 10,000 notes`, 1, file('pages.zip', zip)],
		['one page of 10,000 quotes', 1, file('long.txt', strToU8(long))],
		['one page of 50,000 quotes', 1, file('longest.txt', strToU8(longest))],
		['16 MB that are no page', 1, file('prose.txt', text)]
	];
}

/**
 * @param {BrowserContext} context
 * @param {Site} app
 * @returns {Promise<Starts>}
 */
async function measureStarts(context, app) {
	const repeats = 5;
	const today = `${app.address}/`;
	await untilKept(context, today);
	await app.close();
	/** @type {Starts} */
	const starts = { today: [], library: [], review: [] };
	for (let start = 0; start < repeats; start += 1) {
		const slowNetwork = false;
		starts.today.push((await measureStart(context, today, { slowNetwork })).control);
		const control = 'a.panel';
		const library = `${today}library`;
		starts.library.push((await measureStart(context, library, { slowNetwork, control })).control);
		starts.review.push(await startOfReview(context, `${today}review`));
	}
	await app.open();
	return starts;
}

/**
 * Until the first card is asked, in ms.
 * @param {BrowserContext} context
 * @param {string} address
 */
async function startOfReview(context, address) {
	const { page: opened } = await throttledPage(context, { slowNetwork: false });
	await opened.goto(address, { waitUntil: 'commit' });
	const handle = await opened.waitForFunction(() =>
		document.querySelector('[aria-keyshortcuts="Space"]') ? performance.now() : false
	);
	const millis = Number(await handle.jsonValue());
	await opened.close();
	return millis;
}
