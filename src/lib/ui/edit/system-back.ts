/** What Chromium has for “close this”: Android’s back, while something lies over the page. */
interface CloseWatcher extends EventTarget {
	destroy(): void;
}

/**
 * Calls `ask` when the system’s own way back is used, instead of leaving the page; answers how to
 * stop. Does nothing where the browser has no such thing.
 */
export function onSystemBack(ask: () => void): () => void {
	const { CloseWatcher } = window as { readonly CloseWatcher?: new () => CloseWatcher };
	if (!CloseWatcher) {
		return () => undefined;
	}
	let watcher: CloseWatcher | undefined;
	const watch = (): void => {
		watcher = new CloseWatcher();
		watcher.addEventListener('close', () => {
			// A watcher serves once, and the answer may be to stay.
			watch();
			ask();
		});
	};
	watch();
	return () => watcher?.destroy();
}
