import { expect, test, type Page } from '@playwright/test';
import { axeFindings } from '#tests/support/axe-findings.ts';
import { keptOutside } from '#tests/support/failing-browser.ts';
import { phone } from '#tests/support/browser-screen.ts';
import { bystander, holdDatabase } from '#tests/support/raw-database.ts';
import { savedGrades } from '#tests/support/saved-grades.ts';
import { answer, controlsOf, frontOf, keepFive } from '#tests/support/walk.ts';

test.use({ ...phone, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });

const alert = (page: Page) => page.getByRole('alert');

for (const [which, first] of [
	['the first', 0],
	['the second', 1]
] as const) {
	test(`a card that is shown in two tabs is answered once: in ${which} that does`, async ({
		page,
		context
	}) => {
		await keepFive(page);
		const tabs = [page, await context.newPage()] as const;
		await tabs[1].goto('/review');
		const [early, late] = first === 0 ? tabs : [tabs[1], tabs[0]];
		for (const tab of tabs) {
			await tab.bringToFront();
			await controlsOf(tab).reveal.click();
		}
		await early.bringToFront();
		await controlsOf(early).good.click();
		await expect(controlsOf(early).reveal).toBeVisible();
		await late.bringToFront();
		await controlsOf(late).again.click();
		await expect(alert(late)).toHaveText(/这张卡刚在另一个窗口答过了，已换到下一张。/);
		await expect(controlsOf(late).reveal).toBeVisible();
		expect(await savedGrades(page)).toEqual([3]);
		expect(await frontOf(late).textContent()).toBe(await frontOf(early).textContent());
	});
}

test('what is answered in one tab is counted in the other', async ({ page, context }) => {
	await keepFive(page);
	const today = await context.newPage();
	await today.goto('/');
	await expect(today.locator('.number')).toHaveText('5');
	await page.bringToFront();
	await answer(page, 'easy');
	await expect(today.locator('.number')).toHaveText('4');
});

test('an old tab lets an upgrade pass, and what it is told afterwards waits for the new version', async ({
	page
}) => {
	await keepFive(page);
	await answer(page, 'good');
	await controlsOf(page).reveal.click();
	const newer = await bystander(page);
	const version = await holdDatabase(newer);
	await newer.close();
	const next = await bystander(page);
	expect(await holdDatabase(next, version + 10)).toBe(version + 10);
	await expect(alert(page)).toHaveText(/金句已在另一个窗口更新。/);
	await page.bringToFront();
	await controlsOf(page).good.click();
	await expect(alert(page).filter({ hasText: '“良好”还没存上' })).toBeVisible();
	expect(await axeFindings(page)).toEqual([]);
	expect(await savedGrades(next)).toEqual([3]);
	expect(await keptOutside(page)).toBe(1);
	// Nor is it touched by a page of this version that is opened now.
	await page.goto('/');
	await expect(alert(page)).toHaveText(/金句已在另一个窗口更新。/);
	expect(await savedGrades(next)).toEqual([3]);
});

test('a tab that holds an old database is named, and the page goes on by itself once it is closed', async ({
	page
}) => {
	const old = await bystander(page);
	await holdDatabase(old, 1);
	await page.addInitScript(() => {
		localStorage.setItem('jinju.started', '1');
	});
	await page.goto('/');
	await expect(alert(page)).toHaveText(/金句还在另一个标签页里开着旧版本。/);
	expect(await axeFindings(page)).toEqual([]);
	await old.close();
	await expect(page.getByRole('heading', { name: '今日' })).toBeVisible();
	await expect(page.getByText('正在打开…')).toHaveCount(0);
	await expect(page.getByText(/开着旧版本/)).toHaveCount(0);
});

test('an upgrade that fails leaves everything as it was, and says what to do', async ({ page }) => {
	const old = await bystander(page);
	await holdDatabase(old, 1);
	await old.close();
	await page.addInitScript(() => {
		localStorage.setItem('jinju.started', '1');
		IDBDatabase.prototype.createObjectStore = () => {
			throw new DOMException('injected', 'ConstraintError');
		};
	});
	await page.goto('/');
	await expect(alert(page)).toHaveText(/打不开学习记录。里面的内容没有动过。/);
	await expect(page.getByRole('button', { name: '重新载入' })).toBeVisible();
	expect(await axeFindings(page)).toEqual([]);
	await page.goto('/review');
	await expect(alert(page)).toHaveText(/打不开学习记录/);
	const after = await bystander(page);
	expect(await holdDatabase(after)).toBe(1);
	expect(
		await after.evaluate(
			() =>
				new Promise((resolve) => {
					const opening = indexedDB.open('jinju');
					opening.onsuccess = () => {
						const reading = opening.result
							.transaction('keepsake')
							.objectStore('keepsake')
							.get('row');
						reading.onsuccess = () => {
							resolve(reading.result);
						};
					};
				})
		)
	).toBe('kept');
});
