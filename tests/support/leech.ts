import { expect, type Page } from '@playwright/test';
import { answer, controlsOf } from '#tests/support/walk.ts';

/** When the card is first met, in the zone of the page. */
const start = new Date('2026-03-02T09:00:00+08:00').getTime();
const dayMillis = 86_400_000;

/**
 * From the first visit to the answer of the first line's card, which has been forgotten four times, so
 * that it is offered help. Sets the page's clock; answers what time it then is.
 */
export async function forgetFourTimes(page: Page): Promise<number> {
	await page.clock.install({ time: start });
	const { begin, keep, skip, reveal, again, grades } = controlsOf(page);
	await page.goto('/');
	await begin.click();
	await keep.click();
	for (let skipped = 0; skipped < 4; skipped += 1) await skip.click();
	await answer(page, 'easy');
	let now = start;
	for (let lapse = 1; lapse <= 4; lapse += 1) {
		now += 60 * dayMillis;
		await page.clock.setSystemTime(now);
		await page.goto('/review');
		await reveal.click();
		await again.click();
		await expect(reveal).toBeVisible();
		if (lapse < 4) await answer(page, 'easy');
	}
	await reveal.click();
	await expect(grades).toBeVisible();
	return now;
}
