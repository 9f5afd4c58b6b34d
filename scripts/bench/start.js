import { throttledPage } from './profile.js';

/** @typedef {import('@playwright/test').Page} Page */

/**
 * When things were on screen, in ms from the start of the navigation: a frame with them was painted.
 * @typedef {{ firstPaint: number, heading: number, control: number }} Marks
 */

/**
 * What one start took: times in ms, and what had been asked for and what had arrived, in bytes with
 * headers, when the first control was usable.
 * @typedef {Marks & { bytes: number, scriptBytes: number, requests: number }} Start
 */

/** The first thing to press on Today, whether there is something to review or not. */
const appControl = 'a.button[href*="/review"]';

/** Of the control page. */
const controlPageControl = 'button';

/**
 * Opens a page on a slow phone and network and waits until its first control can be used. Both pages
 * draw their controls in the browser alone, with their listeners: what is there, works.
 * @param {import('@playwright/test').BrowserContext} context
 * @param {string} address
 * @param {{ control?: string, slowNetwork?: boolean }} [options]
 * @returns {Promise<Start>}
 */
export async function measureStart(context, address, options = {}) {
	const { control = appControl, slowNetwork = true } = options;
	const { page, protocol } = await throttledPage(context, { slowNetwork });
	const requests = followRequests(protocol);
	await page.addInitScript(watchMarks, control);
	await page.goto(address, { waitUntil: 'commit' });
	const handle = await page.waitForFunction(readMarks);
	const { origin, ...marks } = /** @type {Exclude<ReturnType<typeof readMarks>, false>} */ (
		/** @type {unknown} */ (await handle.jsonValue())
	);
	await page.waitForLoadState('networkidle');
	const atMillis = origin + marks.control;
	const before = [...requests.values()]
		.filter(({ begunAtMillis }) => begunAtMillis < atMillis)
		.map(({ type, arrivals }) => ({ type, bytes: bytesBy(arrivals, atMillis) }));
	await page.close();
	const sum = (/** @type {typeof before} */ some) =>
		some.reduce((total, { bytes }) => total + bytes, 0);
	return {
		...marks,
		bytes: sum(before),
		scriptBytes: sum(before.filter(({ type }) => type === 'Script')),
		requests: before.length
	};
}

/**
 * @param {import('@playwright/test').BrowserContext} context
 * @param {string} address
 */
export function measureControlStart(context, address) {
	return measureStart(context, address, { control: controlPageControl });
}

/**
 * What a request has brought until then, headers too, at each of several times.
 * @typedef {{ atMillis: number, bytes: number }[]} Arrivals
 */

/** @param {import('@playwright/test').CDPSession} protocol */
function followRequests(protocol) {
	/** @type {Map<string, { type: string, begunAtMillis: number, arrivals: Arrivals }>} */
	const requests = new Map();
	let wallClockOffset = 0;
	const note = (
		/** @type {string} */ requestId,
		/** @type {number} */ timestamp,
		/** @type {(before: number) => number} */ total
	) => {
		const arrivals = requests.get(requestId)?.arrivals;
		const bytes = total(arrivals?.at(-1)?.bytes ?? 0);
		arrivals?.push({ atMillis: (timestamp + wallClockOffset) * 1000, bytes });
	};
	protocol.on('Network.requestWillBeSent', ({ requestId, type, wallTime, timestamp }) => {
		wallClockOffset = wallTime - timestamp;
		requests.set(requestId, {
			type: type ?? 'Other',
			begunAtMillis: wallTime * 1000,
			arrivals: []
		});
	});
	protocol.on('Network.dataReceived', ({ requestId, timestamp, encodedDataLength }) => {
		note(requestId, timestamp, (before) => before + encodedDataLength);
	});
	protocol.on('Network.loadingFinished', ({ requestId, timestamp, encodedDataLength }) => {
		note(requestId, timestamp, () => encodedDataLength);
	});
	return requests;
}

/**
 * @param {Arrivals} arrivals
 * @param {number} atMillis
 */
function bytesBy(arrivals, atMillis) {
	return arrivals.findLast((arrival) => arrival.atMillis <= atMillis)?.bytes ?? 0;
}

/**
 * Runs in the page before anything else: looks at every frame for what must be on it.
 * @param {string} control
 */
function watchMarks(control) {
	/** @type {Record<string, number>} */
	const marks = {};
	Object.assign(window, { benchMarks: marks });
	const wanted = { heading: 'h1', control };
	const look = () => {
		for (const [name, selector] of Object.entries(wanted)) {
			const element = document.querySelector(selector);
			if (name in marks || !element?.textContent || element.getClientRects().length === 0) continue;
			marks[name] = NaN;
			// A task that is posted while a frame is made runs when that frame has been painted.
			setTimeout(() => {
				marks[name] = performance.now();
			});
		}
		if (Object.keys(marks).length < 2) requestAnimationFrame(look);
	};
	requestAnimationFrame(look);
}

/** Runs in the page: the marks when all are there. */
function readMarks() {
	const { benchMarks } = /** @type {{ benchMarks: { heading?: number, control?: number } }} */ (
		/** @type {unknown} */ (window)
	);
	const [paint] = performance.getEntriesByName('first-contentful-paint');
	const { heading, control } = benchMarks;
	return paint && heading && control
		? { firstPaint: paint.startTime, heading, control, origin: performance.timeOrigin }
		: false;
}
