import { throttledPage } from './profile.js';

/** @typedef {import('@playwright/test').BrowserContext} BrowserContext */
/** @typedef {import('@playwright/test').Page} Page */

/**
 * What a step of an import took: in ms from the press that began it until what it led to was painted; the
 * longest task of the main thread, 0 where none took 50 ms; and frames that came 50 ms or more after the last.
 * @typedef {{ millis: number, longestTask: number, slowFrames: number, to: string }} Step
 */

/**
 * An import up to the proposal, and up to where it is taken, where there was anything to take.
 * @typedef {{ proposal: Step, taken?: Step, near?: number }} ImportSteps
 */

/**
 * What is brought: a text that is pasted, or the path of a file.
 * @typedef {{ text: string } | { file: string }} Brought
 */

/** What says on a row that it says nearly the same as a note of the library. */
const nearWords = 'You have nearly the same line already';

/** So long the page is left alone after it is there, so that what a start does later is over. */
const restMillis = 2500;

/** An import of tens of thousands of lines on a busy machine takes its time. */
const patience = { timeout: 180_000 };

/**
 * Imports a page or a file, as the learner does it.
 * @param {BrowserContext} context its language is English
 * @param {string} address of the app
 * @param {Brought} brought
 * @param {{ slowdown?: number, countNear?: boolean }} [how]
 * @returns {Promise<ImportSteps>}
 */
export async function measureImport(context, address, brought, how = {}) {
	const { slowdown = 1, countNear = false } = how;
	const { page } = await throttledPage(context, { slowNetwork: false, slowdown });
	await page.addInitScript(watchSteps);
	await page.goto(`${address}/import`);
	await page.locator('textarea').waitFor();
	await page.waitForTimeout(restMillis);
	if ('text' in brought) {
		await page.locator('textarea').fill(brought.text);
		await page.locator('#content > .foot > .button').waitFor();
		await page.waitForTimeout(restMillis);
		await page.evaluate(pressFoot);
	} else {
		await page.locator('input[type=file]').setInputFiles(brought.file);
	}
	const proposal = await stepOf(page);
	const near = countNear ? await countRows(page) : undefined;
	const taken = proposal.to === 'proposal' ? await take(page) : undefined;
	await page.close();
	return { proposal, ...(near === undefined ? {} : { near }), ...(taken ? { taken } : {}) };
}

/** @param {Page} page */
async function take(page) {
	await page.waitForTimeout(restMillis);
	await page.evaluate(pressFoot);
	return stepOf(page);
}

/**
 * How many of the notes of a proposal are said to be known, all of them being shown.
 * @param {Page} page
 */
async function countRows(page) {
	const more = page.locator('section.lines > button.secondary');
	while ((await more.count()) > 0) await more.first().click();
	await page.waitForTimeout(restMillis);
	return page.locator('article', { hasText: nearWords }).count();
}

/** @param {Page} page */
async function stepOf(page) {
	const handle = await page.waitForFunction(readStep, undefined, patience);
	return /** @type {Step} */ (await handle.jsonValue());
}

/** Runs in the page. */
function pressFoot() {
	/** @type {HTMLButtonElement | null} */
	const button = document.querySelector('#content > .foot > .button');
	button?.click();
}

/**
 * Runs in the page before anything else: from each press of the foot's button, or choice of a file, it
 * notes what the main thread does, until something new is on screen.
 */
function watchSteps() {
	const ends = {
		taken: '.centred [role="status"]',
		proposal: '.body > section.panel h2',
		refused: '.body > .notice, .body [role="alert"]'
	};
	/** @type {{ begun?: number, tasks: PerformanceEntry[], slowFrames: number, end?: { to: string, at: number } }} */
	const watched = { tasks: [], slowFrames: 0 };
	Object.assign(window, { benchStep: watched });
	new PerformanceObserver((list) => watched.tasks.push(...list.getEntries())).observe({
		type: 'longtask'
	});
	const begin = (/** @type {Event} */ { target }) => {
		const isChoice = target instanceof HTMLInputElement && target.type === 'file';
		const isPress = target instanceof Element && target.closest('#content > .foot > .button');
		if (!isChoice && !isPress) return;
		// What a press finds on screen is no answer to it.
		before = shown();
		Object.assign(watched, { begun: performance.now(), tasks: [], slowFrames: 0, end: undefined });
	};
	for (const kind of ['click', 'change']) document.addEventListener(kind, begin, true);
	const shown = () =>
		Object.entries(ends).find(([, selector]) => document.querySelector(selector))?.[0];
	/** @type {string | undefined} */
	let before;
	let last = performance.now();
	const look = (/** @type {number} */ now) => {
		if (watched.begun !== undefined && !watched.end) {
			if (now - last >= 50 && last > watched.begun) watched.slowFrames += 1;
			const to = shown();
			if (to === undefined) before = undefined;
			else if (to !== before) {
				watched.end = { to, at: NaN };
				// A task that is posted while a frame is made runs when that frame has been painted.
				setTimeout(() => {
					watched.end = { to, at: performance.now() };
				});
			}
		}
		last = now;
		requestAnimationFrame(look);
	};
	requestAnimationFrame(look);
}

/** Runs in the page: the step when it is over, and what it led to has been at rest for a moment. */
function readStep() {
	const { benchStep } =
		/** @type {{ benchStep: { begun?: number, tasks: PerformanceEntry[], slowFrames: number, end?: { to: string, at: number } } }} */ (
			/** @type {unknown} */ (window)
		);
	const { begun, end, tasks, slowFrames } = benchStep;
	if (begun === undefined || !end || !(performance.now() > end.at + 1000)) return false;
	return {
		millis: end.at - begun,
		longestTask: Math.max(0, ...tasks.map(({ duration }) => duration)),
		slowFrames,
		to: end.to
	};
}
