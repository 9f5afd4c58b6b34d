import { throttledPage } from './profile.js';

/** @typedef {import('@playwright/test').BrowserContext} BrowserContext */

/** How many grades are timed at each speed of the processor. */
const grades = 25;

/**
 * The texts of the bench's cards, and the version of the shipped ones that they stand in for.
 * @typedef {{ shipped: string, deck: unknown }} Texts
 */

/**
 * Gives the app these texts instead of the shipped ones; nothing else in it is changed. The context must
 * block service workers.
 * @param {BrowserContext} context
 * @param {Texts} texts
 */
export async function useTexts(context, { shipped, deck }) {
	await context.route('**/_app/immutable/chunks/*.js', async (route) => {
		const response = await route.fetch();
		const code = await response.text();
		await route.fulfill(
			code.includes(shipped)
				? { response, body: `export default ${JSON.stringify(deck)}` }
				: { response, body: code }
		);
	});
}

/**
 * How long it takes from a press on Good until the next card has been painted, in ms.
 * @param {BrowserContext} context
 * @param {string} address the review, or the control page
 * @param {number} slowdown of the processor
 * @returns {Promise<number[]>} ascending in time of the grades
 */
export async function measureGrades(context, address, slowdown) {
	const { page } = await throttledPage(context, { slowNetwork: false, slowdown });
	await page.goto(address);
	await page.locator('[aria-keyshortcuts="Space"], [aria-keyshortcuts="3"]').first().waitFor();
	/** @type {number[]} */
	const times = [];
	for (let grade = 0; grade < grades; grade += 1) {
		times.push(await page.evaluate(gradeOnce));
	}
	await page.close();
	return times;
}

/** Runs in the page: reveals the answer where it is hidden, grades it and waits for the next card. */
async function gradeOnce() {
	const frame = () =>
		new Promise((resolve) => {
			requestAnimationFrame(() => setTimeout(resolve));
		});
	const press = async (/** @type {string} */ key) => {
		/** @type {HTMLButtonElement | null} */
		let button;
		do {
			await frame();
			button = document.querySelector(`button[aria-keyshortcuts="${key}"]:enabled`);
		} while (!button);
		return button;
	};
	if (!document.querySelector('[aria-keyshortcuts="3"]')) (await press('Space')).click();
	const good = await press('3');
	const front = () => document.querySelector('#content .ask')?.textContent;
	const before = front();
	// The frame of the reveal is over, and so is what it left to do.
	await new Promise((resolve) => setTimeout(resolve, 100));
	/** Whether the next card is there in a frame that has been painted: what a frame starts with is. */
	const paintedNext = () =>
		new Promise((resolve) => {
			requestAnimationFrame(() => {
				const there = front() !== before;
				setTimeout(() => {
					resolve(there);
				});
			});
		});
	const begun = performance.now();
	good.click();
	while (!(await paintedNext())) {
		// The frame still showed the card that was graded.
	}
	return performance.now() - begun;
}
