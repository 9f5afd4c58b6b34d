/** Resolves when the page has loaded and has nothing more urgent to do. */
export async function pageAtRest(): Promise<void> {
	if (document.readyState !== 'complete') {
		await new Promise((resolve) => {
			window.addEventListener('load', resolve, { once: true });
		});
	}
	await new Promise((resolve) => {
		if ('requestIdleCallback' in window) {
			requestIdleCallback(resolve, { timeout: 3000 });
		} else {
			// Safari; as good a guess as any.
			setTimeout(resolve, 500);
		}
	});
}
