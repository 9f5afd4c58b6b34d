import { expect, test, type Page } from '@playwright/test';
import { phone } from '#tests/support/browser-screen.ts';
import { answer, controlsOf, keepFive } from '#tests/support/walk.ts';

test.use({ ...phone, locale: 'en-GB', timezoneId: 'Asia/Shanghai' });

/** The number that the last line of a sitting gives for tomorrow. */
async function promised(page: Page): Promise<number> {
	const line = page.getByText(/tomorrow \d+/);
	return Number(/tomorrow (\d+)/.exec((await line.textContent()) ?? '')?.[1]);
}

test('tomorrow asks, without a network, just what the end of today’s sitting said', async ({
	context,
	page
}) => {
	await page.clock.setSystemTime(new Date('2026-05-02T10:00:00+08:00'));
	await keepFive(page);
	for (let given = 0; given < 5; given += 1) {
		await answer(page, 'easy');
	}
	await expect(page.getByRole('heading', { name: 'That’s all for today.' })).toBeVisible();
	const cards = await promised(page);
	// Nothing that was easy is due, but the siblings that waited are new.
	expect(cards).toBeGreaterThan(0);
	await controlsOf(page).home.click();
	await expect(page.getByText(`${cards} cards tomorrow`)).toBeVisible();

	await page.evaluate(async () => {
		await navigator.serviceWorker.ready;
	});
	await context.setOffline(true);
	// Before four in the morning it is still the day before.
	await page.clock.setSystemTime(new Date('2026-05-03T03:50:00+08:00'));
	await page.reload();
	await expect(page.getByText('All done for today')).toBeVisible();
	await page.clock.setSystemTime(new Date('2026-05-03T04:10:00+08:00'));
	await page.reload();
	await expect(page.locator('.number')).toHaveText(String(cards));
	await controlsOf(page).review.click();
	for (let given = 0; given < cards; given += 1) {
		await answer(page, 'easy');
	}
	await expect(page.getByRole('heading', { name: 'That’s all for today.' })).toBeVisible();
});
