import { expect, test } from '@playwright/test';
import { phone } from '#tests/support/browser-screen.ts';
import { controlsOf, expectInterface } from '#tests/support/walk.ts';
test.use({ ...phone, locale: 'zh-CN' });
test('a choice made before the collection is open outlives a reload', async ({ page }) => {
	// On the first load the database never answers.
	await page.addInitScript(() => {
		if (sessionStorage.getItem('loaded') === null) {
			IDBFactory.prototype.open = () => ({}) as IDBOpenDBRequest;
			sessionStorage.setItem('loaded', 'once');
		}
	});
	await page.goto('/');
	await controlsOf(page).english.click();
	await expectInterface(page, 'en');
	await page.reload();
	await expect(controlsOf(page).begin).toHaveText(/Try/);
	await page.waitForTimeout(1000);
	await expectInterface(page, 'en');
	await page.reload();
	await page.waitForTimeout(1000);
	await expectInterface(page, 'en');
});
