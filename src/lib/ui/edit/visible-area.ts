/**
 * Keeps a fixed element within what is seen of the page: a keyboard on the screen covers its foot
 * otherwise, and what stands there could not be reached. Sets `--visible-top` and `--visible-height`;
 * answers how to stop it. Does nothing where the browser cannot tell.
 */
export function keepInVisibleArea(element: HTMLElement): () => void {
	const { visualViewport: area } = window;
	if (!area) {
		return () => undefined;
	}
	const fit = (): void => {
		// Whoever zooms in looks at a part and moves about; the element stays as it was.
		const top = area.scale > 1 ? 0 : area.offsetTop;
		element.style.setProperty('--visible-top', `${top}px`);
		element.style.setProperty('--visible-height', `${area.height * area.scale}px`);
	};
	fit();
	area.addEventListener('resize', fit);
	area.addEventListener('scroll', fit);
	return () => {
		area.removeEventListener('resize', fit);
		area.removeEventListener('scroll', fit);
	};
}
