/** The longest that work waits for the page to be idle. */
const longestWaitMillis = 1000;

/** Does something when the page has nothing more urgent to do; answers how to call it off. */
export function whenIdle(work: () => void): () => void {
	if ('requestIdleCallback' in window) {
		const handle = requestIdleCallback(work, { timeout: longestWaitMillis });
		return () => {
			cancelIdleCallback(handle);
		};
	}
	// Safari; as good a guess as any.
	const timer = setTimeout(work, 200);
	return () => {
		clearTimeout(timer);
	};
}
