import { expect, test, type Page } from '@playwright/test';
import { phone } from '#tests/support/browser-screen.ts';
import { storedSchedule } from '#tests/support/stored-schedule.ts';
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

test.describe('where clocks go forward in the night', () => {
	test.use({ timezoneId: 'America/New_York' });

	test('the day still begins at four, and what was answered then comes a day later', async ({
		page
	}) => {
		await page.clock.setSystemTime(new Date('2026-03-07T22:00:00-05:00'));
		await keepFive(page);
		await answer(page, 'easy');
		// An hour and ten minutes later; the clock shows ten past three instead of ten past two.
		await page.clock.setSystemTime(new Date('2026-03-08T01:50:00-05:00'));
		await page.goto('/review');
		await answer(page, 'easy');
		await page.clock.setSystemTime(new Date('2026-03-08T03:10:00-04:00'));
		await answer(page, 'easy');
		const { cards } = await storedSchedule(page);
		const eve = Date.parse('2026-03-07') / 86_400_000;
		const due = Object.values(cards).flatMap(([, day]) => (typeof day === 'number' ? [day] : []));
		expect(due).toHaveLength(3);
		// All three on one study day, and each as far from it as the others, but for what spreads them.
		expect(Math.min(...due)).toBeGreaterThan(eve);
		expect(Math.max(...due) - Math.min(...due)).toBeLessThan(7);
		await page.goto('/');
		await expect(page.getByText('1 day this month')).toBeVisible();
		await page.clock.setSystemTime(new Date('2026-03-08T04:10:00-04:00'));
		await page.goto('/review');
		await answer(page, 'easy');
		await page.goto('/');
		await expect(page.getByText('2 days this month')).toBeVisible();
	});
});
