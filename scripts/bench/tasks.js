/** @typedef {import('@playwright/test').Page} Page */

/** So long a trace is gathered before it is looked at and begun anew: hours of it would fill the memory. */
const traceMillis = 10_000;

/**
 * Watches the tasks of a page's main thread, by what they took of the processor: on a busy machine a task
 * may wait in its middle, which is no fault of it.
 * @param {Page} page
 * @returns {Promise<() => Promise<number>>} ends it, and answers the most that one took, in ms
 */
export async function watchTasks(page) {
	const protocol = await page.context().newCDPSession(page);
	let longest = 0;
	/** @type {Map<string, string>} the names of threads */
	const threads = new Map();
	protocol.on('Tracing.dataCollected', ({ value }) => {
		const events = /** @type {readonly TraceEvent[]} */ (/** @type {unknown} */ (value));
		for (const { name, pid, tid, args } of events) {
			if (name === 'thread_name' && args?.name) threads.set(`${pid} ${tid}`, args.name);
		}
		for (const { name, pid, tid, tdur } of events) {
			if (!name.endsWith('RunTask') || threads.get(`${pid} ${tid}`) !== 'CrRendererMain') continue;
			longest = Math.max(longest, (tdur ?? 0) / 1000);
		}
	});
	const ended = new AbortController();
	const stopped = new Promise((resolve) => {
		ended.signal.addEventListener('abort', resolve);
	});
	const gather = async () => {
		await protocol.send('Tracing.start', {
			transferMode: 'ReportEvents',
			traceConfig: { includedCategories: ['toplevel'], recordMode: 'recordUntilFull' }
		});
		await Promise.race([stopped, new Promise((resolve) => setTimeout(resolve, traceMillis))]);
		const complete = new Promise((resolve) => {
			protocol.once('Tracing.tracingComplete', resolve);
		});
		await protocol.send('Tracing.end');
		await complete;
	};
	const gathering = (async () => {
		while (!ended.signal.aborted) await gather();
	})();
	return async () => {
		ended.abort();
		await gathering;
		await protocol.detach();
		return longest;
	};
}

/**
 * An event as Chromium traces it; times in µs.
 * @typedef {{ name: string, pid: number, tid: number, tdur?: number, args?: { name?: string } }} TraceEvent
 */
