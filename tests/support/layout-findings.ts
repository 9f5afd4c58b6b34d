import type { Page } from '@playwright/test';

/** Everything that is tapped and is less than 44 by 44 pixels, a grade less than 56 high. */
export function smallTargets(page: Page): Promise<readonly string[]> {
	return page.evaluate(() => {
		const tapped =
			'a[href], button, input, select, textarea, summary, [role="button"], [role="link"], ' +
			'[role="radio"], [role="switch"], [role="tab"], [tabindex="0"]';
		return Array.from(document.querySelectorAll<HTMLElement>(tapped))
			.filter((element) => element.checkVisibility() && !element.closest('[aria-hidden="true"]'))
			.flatMap((element) => {
				const { width, height } = element.getBoundingClientRect();
				const least = /^[1-4]$/.test(
					element.ariaKeyShortcuts ?? element.getAttribute('aria-keyshortcuts') ?? ''
				)
					? 56
					: 44;
				// Half a hundredth is what rounding to device pixels may take.
				return width > 43.995 && height > least - 0.005
					? []
					: [`${width.toFixed(1)} × ${height.toFixed(1)}: ${element.outerHTML.slice(0, 160)}`];
			});
	});
}

/** How many pixels wider the page is than the screen; 0 where nothing scrolls sideways. */
export async function widthTooMuch(page: Page): Promise<number> {
	const screen = page.viewportSize()?.width ?? 0;
	// A phone zooms out to fit what is too wide, so the window itself is no measure.
	const drawn = await page.evaluate(() => document.documentElement.scrollWidth);
	return Math.max(0, drawn - screen);
}

/** Every run of text of which a part cannot be seen, however one scrolls. */
export async function cutOffText(page: Page): Promise<readonly string[]> {
	const screen = page.viewportSize()?.width ?? 0;
	return page.evaluate((screenWidth) => {
		const findings: string[] = [];
		// For the screen reader alone: ours, and Kit's announcement of the page.
		const unseen = '.visually-hidden, #svelte-announcer';
		/** Whether it stands in a strip that is on the screen itself and scrolls sideways. */
		const scrollsIntoView = (element: HTMLElement): boolean => {
			for (let box: HTMLElement | null = element; box; box = box.parentElement) {
				if (getComputedStyle(box).overflowX === 'auto' && box.scrollWidth > box.clientWidth) {
					const { left, right } = box.getBoundingClientRect();
					return left > -1 && right < screenWidth + 1;
				}
			}
			return false;
		};
		const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		for (let node = texts.nextNode(); node; node = texts.nextNode()) {
			const element = node.parentElement;
			const words = node.textContent?.trim() ?? '';
			if (words === '' || !element?.checkVisibility() || element.closest(unseen)) continue;
			const range = document.createRange();
			range.selectNodeContents(node);
			const { left, right, top, bottom } = range.getBoundingClientRect();
			const outside = (box: DOMRect) =>
				left < box.left - 1 ||
				right > box.right + 1 ||
				top < box.top - 1 ||
				bottom > box.bottom + 1;
			if (bottom > 0 && (left < -1 || right > screenWidth + 1) && !scrollsIntoView(element)) {
				findings.push(`beyond the screen: ${words}`);
				continue;
			}
			for (
				let box: HTMLElement | null = element;
				box && box !== document.body;
				box = box.parentElement
			) {
				const { overflowX, overflowY } = getComputedStyle(box);
				const sides = box.getBoundingClientRect();
				// What scrolls up and down shows all of it in turn, but for what stands beyond its sides.
				if (overflowY === 'auto' && left > sides.left - 1 && right < sides.right + 1) break;
				const clips = [overflowX, overflowY].some(
					(value) => value === 'hidden' || value === 'clip'
				);
				// What scrolls brings all that is in it into sight.
				if (/auto|scroll/.test(overflowY) && box.scrollHeight > box.clientHeight) break;
				const framed = box.matches('button, a, input, output, kbd, li, [role="dialog"]');
				if ((clips || framed) && outside(box.getBoundingClientRect())) {
					findings.push(`beyond ${box.tagName.toLowerCase()}.${box.className}: ${words}`);
					break;
				}
			}
		}
		return findings;
	}, screen);
}
