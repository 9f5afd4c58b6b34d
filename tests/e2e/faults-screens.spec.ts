import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { axeFindings } from '#tests/support/axe-findings.ts';
import { desktop } from '#tests/support/browser-screen.ts';
import { storageFaults } from '#tests/support/failing-browser.ts';
import { testPage } from '#tests/support/pages/test-page.ts';
import { loseEverything } from '#tests/support/raw-database.ts';
import { savedGrades } from '#tests/support/saved-grades.ts';
import { answer, controlsOf, keepFive } from '#tests/support/walk.ts';

// What other screens than the review say, and keep, while storage does not do what it is asked.

// A mouse: by touch the sheet of the platform opens, which only a person can answer.
test.use({ ...desktop, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const alert = (page: Page) => page.getByRole('alert');

/** Makes a backup; answers the file. */
async function backUp(page: Page): Promise<Buffer> {
	await button(page, '备份').click();
	const begun = page.waitForEvent('download');
	await button(page, '存起来').click();
	return readFile(await (await begun).path());
}

async function choose(page: Page, buffer: Buffer): Promise<void> {
	await expect(button(page, '选备份文件')).toBeEnabled();
	await page
		.locator('input[type=file]')
		.setInputFiles({ name: 'x.jinju', buffer, mimeType: 'application/octet-stream' });
}

test('a page that could not be taken stays proposed, is taken later, and nothing is complained of then', async ({
	page
}) => {
	const faults = await storageFaults(page);
	await page.goto('/import');
	await page.getByRole('textbox', { name: '页面文字' }).fill(testPage('zh'));
	await button(page, '读一读').click();
	await expect(button(page, '收下')).toBeEnabled();
	await faults.refuseReads('UnknownError');
	await button(page, '收下').click();
	await expect(alert(page)).toHaveText(/浏览器这会儿打不开存储/);
	await expect(button(page, '收下')).toBeVisible();
	await faults.refuseReads(undefined);
	await faults.refuseWrites('QuotaExceededError');
	await button(page, '收下').click();
	await expect(alert(page)).toHaveText(/设备空间已满/);
	await faults.refuseWrites(undefined);
	await button(page, '收下').click();
	await expect(button(page, '撤销导入')).toBeVisible();
	await expect(alert(page)).toHaveCount(0);
});

test('a backup that could not be merged stays chosen, and is merged later', async ({ page }) => {
	await keepFive(page);
	await answer(page, 'good');
	await page.goto('/settings/backup');
	const file = await backUp(page);
	const faults = await storageFaults(page);
	await page.goto('/settings/backup');
	await button(page, '备份').waitFor();
	await page.evaluate(
		() =>
			new Promise<void>((resolve, reject) => {
				const opening = indexedDB.open('jinju');
				opening.onerror = reject;
				opening.onsuccess = () => {
					const clearing = opening.result.transaction(['facts'], 'readwrite');
					clearing.objectStore('facts').clear();
					clearing.oncomplete = () => {
						opening.result.close();
						resolve();
					};
				};
			})
	);
	await faults.refuseReads('DataError');
	await choose(page, file);
	await expect(alert(page)).toHaveText(/读不出来：DataError.*已有的记录都在/);
	await faults.refuseReads(undefined);
	await choose(page, file);
	await expect(page.getByText('学习记录 1 条')).toBeVisible();
	await faults.refuseReads('DataError');
	await button(page, '合并进来').click();
	// Beside it stands that there is no snapshot.
	const unread = alert(page).filter({ hasText: '读不出来' });
	await expect(unread).toBeVisible();
	await expect(button(page, '合并进来')).toBeVisible();
	await faults.refuseReads(undefined);
	await button(page, '合并进来').click();
	// The first attempt may have taken in what it had read.
	await expect(page.getByText(/^(合并好了。|这里本来就都有)/)).toBeVisible();
	await expect(unread).toHaveCount(0);
	expect(await savedGrades(page)).toEqual([3]);
	await page.getByRole('link', { name: '去今日' }).click();
	await expect(controlsOf(page).review).toBeVisible();
});

test('a backup that is made while an answer is held has it', async ({ page, browser }) => {
	const faults = await storageFaults(page);
	await keepFive(page);
	await answer(page, 'good');
	await faults.refuseWrites('DataError');
	await controlsOf(page).reveal.click();
	await controlsOf(page).again.click();
	await page.getByRole('link', { name: '备份', exact: true }).click();
	const buffer = await backUp(page);
	expect(await savedGrades(page)).toEqual([3]);

	const context = await browser.newContext({ ...desktop, locale: 'zh-CN' });
	const other = await context.newPage();
	await other.goto('/settings/backup');
	await choose(other, buffer);
	await button(other, '合并进来').click();
	await expect(other.getByText('合并好了。')).toBeVisible();
	expect((await savedGrades(other)).toSorted()).toEqual([1, 3]);
	await context.close();
});

test('Today says that an answer is held, and leads to it', async ({ page }) => {
	const faults = await storageFaults(page);
	await keepFive(page);
	await faults.refuseWrites('DataError');
	await controlsOf(page).reveal.click();
	await controlsOf(page).good.click();
	await page.getByRole('link', { name: '备份', exact: true }).click();
	await page.getByRole('link', { name: '今日' }).click();
	await expect(alert(page)).toHaveText(/有一次回答还没存上/);
	expect(await axeFindings(page)).toEqual([]);
	await button(page, '去看看').click();
	await expect(alert(page)).toHaveText(/“良好”还没存上/);
	await faults.refuseWrites(undefined);
	await expect(controlsOf(page).reveal).toBeVisible();
	expect(await savedGrades(page)).toEqual([3]);
});

test('where what was learned is gone, a review does not say that all is done', async ({ page }) => {
	await keepFive(page);
	await answer(page, 'good');
	await loseEverything(page);
	await page.goto('/review');
	await expect(page.getByRole('heading', { name: '这里的学习记录不见了' })).toBeVisible();
});

test('a browser that never says whether it opens the database does not leave the page loading', async ({
	page
}) => {
	await keepFive(page);
	await page.addInitScript(() => {
		IDBFactory.prototype.open = () => new EventTarget() as IDBOpenDBRequest;
	});
	await page.goto('/');
	await expect(alert(page)).toHaveText(/记录迟迟没有打开/, { timeout: 20_000 });
	await expect(button(page, '重新载入')).toBeVisible();
});
