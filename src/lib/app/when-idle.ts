/** How long the page is left alone with what it has just been given to draw. */
const pauseMillis = 50;
/** The longest that work waits for the page to be idle after that. */
const longestWaitMillis = 1000;

/** Does something when the page has drawn what it has to and is idle; answers how to call it off. */
export function whenIdle(work: () => void): () => void {
	let callOff = (): void => {
		clearTimeout(timer);
	};
	const timer = setTimeout(() => {
		// Safari has no such thing.
		if (!('requestIdleCallback' in window)) {
			work();
			return;
		}
		const handle = requestIdleCallback(work, { timeout: longestWaitMillis });
		callOff = () => {
			cancelIdleCallback(handle);
		};
	}, pauseMillis);
	return () => {
		callOff();
	};
}
