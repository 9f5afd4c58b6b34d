import { readFile } from 'node:fs/promises';
import { expect, test, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { axeFindings } from '#tests/support/axe-findings.ts';
import { watchForComplaints } from '#tests/support/browser-complaints.ts';
import { desktop } from '#tests/support/browser-screen.ts';
import { rootSite } from '#tests/support/browser-site.ts';
import { smallTargets } from '#tests/support/layout-findings.ts';
import { testPage } from '#tests/support/pages/test-page.ts';
import { savedGrades } from '#tests/support/saved-grades.ts';
import { answer, keepFive } from '#tests/support/walk.ts';

// A mouse: by touch the sheet of the platform opens, which only a person can answer.
test.use({ ...desktop, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** Saves a backup on a device; answers the file. */
async function backUp(page: Page): Promise<{ name: string; buffer: Buffer }> {
	await page.goto('/settings/backup');
	await button(page, '备份').click();
	const begun = page.waitForEvent('download');
	await button(page, '存起来').click();
	const download = await begun;
	const name = download.suggestedFilename();
	await expect(page.getByText(`存好了：${name}`)).toBeVisible();
	return { name, buffer: await readFile(await download.path()) };
}

async function choose(page: Page, name: string, buffer: Buffer): Promise<void> {
	await page.goto('/settings/backup');
	await expect(button(page, '选备份文件')).toBeEnabled();
	await page
		.locator('input[type=file]')
		.setInputFiles({ name, buffer, mimeType: 'application/octet-stream' });
}

/** Another device, which has nothing yet. */
async function anotherDevice(
	browser: Browser
): Promise<{ readonly page: Page; readonly context: BrowserContext }> {
	const context = await browser.newContext({
		...desktop,
		locale: 'zh-CN',
		baseURL: rootSite.address('/')
	});
	return { context, page: await context.newPage() };
}

test('what was learned and imported on one device goes on on another, and both end up the same', async ({
	page,
	browser,
	context
}) => {
	const complaints = watchForComplaints(context, rootSite.address(''));
	await keepFive(page);
	await answer(page, 'good');
	await answer(page, 'again');
	await page.goto('/import');
	await page.getByRole('textbox', { name: '页面文字' }).fill(testPage('zh'));
	await button(page, '读一读').click();
	await button(page, '收下').click();
	await expect(button(page, '撤销导入')).toBeVisible();
	const { name, buffer } = await backUp(page);
	expect(name).toMatch(/^jinju-\d{4}-\d{2}-\d{2}\.jinju$/);

	const other = await anotherDevice(browser);
	await choose(other.page, name, buffer);
	await expect(other.page.getByText('学习记录 2 条')).toBeVisible();
	await expect(other.page.getByText('节目 1 期')).toBeVisible();
	expect(await savedGrades(other.page)).toEqual([]);
	await button(other.page, '合并进来').click();
	await expect(other.page.getByText('合并好了。')).toBeVisible();
	expect(await savedGrades(other.page)).toEqual([3, 1]);
	await other.page.goto('/library');
	await expect(other.page.getByRole('link', { name: /林知遥/ })).toBeVisible();
	await other.page.goto('/review');
	await answer(other.page, 'good');

	// The old file once more takes nothing away.
	await choose(other.page, name, buffer);
	await expect(other.page.getByText('里面的内容，这里都有了。')).toBeVisible();

	const back = await backUp(other.page);
	await choose(page, back.name, back.buffer);
	await expect(page.getByText('学习记录 1 条')).toBeVisible();
	await button(page, '合并进来').click();
	await expect(page.getByText('合并好了。')).toBeVisible();
	expect(await savedGrades(page)).toEqual(await savedGrades(other.page));
	await other.context.close();
	expect(complaints).toEqual([]);
});

test('a file that is no sound backup is refused in words, and changes nothing', async ({
	page
}) => {
	await keepFive(page);
	const { name, buffer } = await backUp(page);
	await choose(page, 'photo.jinju', Buffer.from('no zip at all'));
	await expect(page.getByRole('alert')).toHaveText(/这不是金句的备份/);
	await choose(page, name, buffer.subarray(0, buffer.length / 2));
	await expect(page.getByRole('alert')).toHaveText(/这份备份不完整/);
	await choose(page, name, buffer);
	await expect(page.getByText('里面的内容，这里都有了。')).toBeVisible();
});

test('the backup screen has no fault that axe knows, and nothing too small to be hit', async ({
	page
}) => {
	await keepFive(page);
	await page.goto('/settings/backup');
	await expect(button(page, '备份')).toBeVisible();
	expect(await axeFindings(page)).toEqual([]);
	expect(await smallTargets(page)).toEqual([]);
});

test('where the browser has cleared what was learned, Today offers to restore it', async ({
	page
}) => {
	await keepFive(page);
	await answer(page, 'good');
	const { name, buffer } = await backUp(page);
	await page.goto('/robots.txt');
	await page.evaluate(
		() =>
			new Promise<void>((resolve, reject) => {
				const request = indexedDB.deleteDatabase('jinju');
				request.onsuccess = () => {
					resolve();
				};
				request.onerror = () => {
					reject(new Error('not deleted'));
				};
			})
	);
	await page.goto('/');
	await expect(page.getByRole('heading', { name: '这里的学习记录不见了' })).toBeVisible();
	await page.getByRole('link', { name: '从备份恢复' }).click();
	await page
		.locator('input[type=file]')
		.setInputFiles({ name, buffer, mimeType: 'application/octet-stream' });
	await button(page, '合并进来').click();
	await expect(page.getByText('合并好了。')).toBeVisible();
	expect(await savedGrades(page)).toEqual([3]);
	await page.goto('/');
	await expect(page.getByRole('link', { name: '接着复习' })).toBeVisible();
	await expect(page.getByRole('heading', { name: '这里的学习记录不见了' })).toHaveCount(0);
});
