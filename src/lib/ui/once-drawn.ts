/**
 * Does something once what the page has now is drawn: whatever asks how it lies (focus, scroll) would
 * else have all of it laid out there and then. Answers how to call it off.
 */
export function onceDrawn(work: () => void): () => void {
	let timer: number | undefined;
	const frame = requestAnimationFrame(() => {
		// A task that is posted while a frame is made runs when that frame has been painted.
		timer = window.setTimeout(work);
	});
	return () => {
		cancelAnimationFrame(frame);
		clearTimeout(timer);
	};
}
