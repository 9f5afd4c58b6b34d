/**
 * While a field is on screen, tells the page how much of it an on-screen keyboard covers, as the style
 * `--keyboard`, so that what stands at the foot stays in reach; calling the result stops it. Browsers
 * draw the keyboard over the page and leave `dvh` and sticky boxes as they were.
 */
export function followKeyboard(): () => void {
	const { visualViewport } = window;
	const root = document.documentElement;
	if (!visualViewport) {
		return () => undefined;
	}
	const follow = (): void => {
		const { height, offsetTop, scale } = visualViewport;
		// A page that is enlarged by hand is covered by nothing.
		const covered = scale > 1.01 ? 0 : root.clientHeight - height - offsetTop;
		root.style.setProperty('--keyboard', `${Math.max(0, Math.round(covered))}px`);
	};
	visualViewport.addEventListener('resize', follow);
	visualViewport.addEventListener('scroll', follow);
	follow();
	return () => {
		visualViewport.removeEventListener('resize', follow);
		visualViewport.removeEventListener('scroll', follow);
		root.style.removeProperty('--keyboard');
	};
}
