import type { BrowserContextOptions } from '@playwright/test';

/** What a page sees of the device: the part of Playwright's options that our projects share. */
type Screen = Pick<BrowserContextOptions, 'viewport' | 'hasTouch' | 'isMobile'> & {
	readonly deviceScaleFactor: number;
};

/** A phone held upright, with touch. */
export const phone: Screen = {
	viewport: { width: 390, height: 844 },
	hasTouch: true,
	isMobile: true,
	deviceScaleFactor: 2
};

/** A desktop with mouse and keyboard. */
export const desktop: Screen = {
	viewport: { width: 1280, height: 800 },
	hasTouch: false,
	isMobile: false,
	deviceScaleFactor: 1
};
