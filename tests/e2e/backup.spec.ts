import { readFile } from 'node:fs/promises';
import { expect, test, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { axeFindings } from '#tests/support/axe-findings.ts';
import { watchForComplaints } from '#tests/support/browser-complaints.ts';
import { desktop } from '#tests/support/browser-screen.ts';
import { rootSite } from '#tests/support/browser-site.ts';
import { smallTargets } from '#tests/support/layout-findings.ts';
import { testPage } from '#tests/support/pages/test-page.ts';
import { loseEverything } from '#tests/support/raw-database.ts';
import { putRows } from '#tests/support/raw-database.ts';
import { savedGrades } from '#tests/support/saved-grades.ts';
import { answer, controlsOf, keepFive } from '#tests/support/walk.ts';

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

/** The backup of a device on which five lines were kept and one answered, and another device. */
async function backedUp(page: Page, browser: Browser) {
	await keepFive(page);
	await answer(page, 'good');
	return { ...(await backUp(page)), other: await anotherDevice(browser) };
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

/** Fifty answers that were given on a day, as they are counted. */
function fiftyOn(page: Page, day: string): Promise<void> {
	const studyDay = Date.parse(day) / 86_400_000;
	const counts = { answers: 50, introduced: 0, again: 0, tookMillis: 60_000 };
	return putRows(page, 'dayCounts', [{ studyDay, deckId: 'an-episode', ...counts }]);
}

test('Today reminds of a backup once there is something to lose, and again when the last is old', async ({
	page
}) => {
	const never = page.getByRole('link', { name: /^学到的东西还没备份过。/ });
	const old = page.getByRole('link', { name: /^有一阵子没备份了。/ });
	await page.clock.setFixedTime(new Date('2026-03-10T10:00:00+08:00'));
	await keepFive(page);
	await fiftyOn(page, '2026-03-09');
	await page.goto('/');
	await never.click();
	await backUp(page);
	await page.goto('/');
	await expect(page.getByText(/^本月/)).toBeVisible();
	await expect(never).toHaveCount(0);
	await fiftyOn(page, '2026-03-20');
	for (const [day, count] of [
		['2026-04-08', 0],
		['2026-04-10', 1]
	] as const) {
		await page.clock.setFixedTime(new Date(`${day}T10:00:00+08:00`));
		await page.goto('/');
		await expect(page.getByRole('button', { name: '换个练法' })).toBeVisible();
		await expect(old).toHaveCount(count);
	}
	await page.goto('/settings/backup');
	await page.getByLabel('提醒我备份').selectOption('quarter');
	await page.goto('/');
	await expect(page.getByRole('button', { name: '换个练法' })).toBeVisible();
	await expect(old).toHaveCount(0);
});

test('a browser that has nothing, or nothing any more, leads to a backup from its first screen', async ({
	page,
	browser
}) => {
	const { name, buffer, other } = await backedUp(page, browser);
	await other.page.goto('/');
	await other.page.getByRole('link', { name: '有备份？接着学' }).click();
	await other.page.locator('input[type=file]').setInputFiles({ name, mimeType: '', buffer });
	await button(other.page, '合并进来').click();
	await other.page.getByRole('main').getByRole('link', { name: '去今日' }).click();
	await expect(controlsOf(other.page).review).toBeVisible();
	await other.context.close();
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
	await loseEverything(page);
	await page.goto('/');
	await expect(page.getByRole('heading', { name: '这里的学习记录不见了' })).toBeVisible();
	await expect(page.getByRole('heading', { name: '今天的都记过了' })).toHaveCount(0);
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

/** Sweeps what imports have left, as another tab does, for which a merge waits; answers how to end it. */
async function sweep(page: Page): Promise<() => Promise<void>> {
	const sweeping = await page.evaluateHandle(
		() =>
			new Promise<{ readonly end: () => void }>((begun) => {
				void navigator.locks.request(
					'jinju-imports',
					() =>
						new Promise<void>((end) => {
							begun({ end });
						})
				);
			})
	);
	return () =>
		sweeping.evaluate(({ end }) => {
			end();
		});
}

test('a merge that is left off takes nothing more in, says so, and can be had again', async ({
	page,
	browser
}) => {
	const { name, buffer, other } = await backedUp(page, browser);
	await choose(other.page, name, buffer);
	const end = await sweep(other.page);
	await button(other.page, '合并进来').click();
	await expect(other.page.getByText('正在合并……')).toBeVisible();
	await button(other.page, '取消').click();
	await end();
	await expect(other.page.getByText(/^停下了。/)).toBeVisible();
	expect(await savedGrades(other.page)).toEqual([]);
	await choose(other.page, name, buffer);
	await button(other.page, '合并进来').click();
	await expect(other.page.getByText('合并好了。')).toBeVisible();
	expect(await savedGrades(other.page)).toEqual([3]);
	await other.context.close();
});

for (const [how, agree, done] of [
	['merge', ['合并进来'], '合并好了。'],
	['replacement', ['全部替换……', '全部替换'], '换好了，现在和备份里一样。']
] as const) {
	test(`a ${how} goes on where its screen is left, and what came of it is there on the way back`, async ({
		page,
		browser
	}) => {
		const { name, buffer, other } = await backedUp(page, browser);
		await keepFive(other.page);
		await answer(other.page, 'again');
		await choose(other.page, name, buffer);
		const end = await sweep(other.page);
		for (const words of agree) await button(other.page, words).click();
		await expect(other.page.getByText('正在合并……')).toBeVisible();
		await other.page.getByRole('link', { name: '今日' }).click();
		await expect(other.page).toHaveURL(/\/$/);
		await end();
		await expect
			.poll(() => savedGrades(other.page))
			.toEqual(expect.arrayContaining(how === 'merge' ? [1, 3] : [3]));
		await other.page.goBack();
		await expect(other.page.getByText(done)).toBeVisible();
		// Once the snapshot after it is taken, too.
		await expect
			.poll(() => other.page.evaluate(async () => (await navigator.locks.query()).held))
			.toEqual([]);
		await other.context.close();
	});
}

test('a restore that was cut short is told on Today and beside backups, until it is done', async ({
	page,
	browser
}) => {
	const { name, buffer, other } = await backedUp(page, browser);
	await keepFive(other.page);
	await choose(other.page, name, buffer);
	await sweep(other.page);
	await button(other.page, '合并进来').click();
	await expect(other.page.getByText('正在合并……')).toBeVisible();
	await other.page.goto('/');
	await other.page.getByRole('link', { name: /上次恢复做到一半就断了。/ }).click();
	await expect(other.page.getByText(/的那份备份，上次恢复到一半就断了。/)).toBeVisible();
	expect(await axeFindings(other.page)).toEqual([]);
	await choose(other.page, name, buffer);
	await button(other.page, '合并进来').click();
	await expect(other.page.getByText('合并好了。')).toBeVisible();
	await other.page.goto('/');
	await expect(other.page.getByText(/^本月/)).toBeVisible();
	await expect(other.page.getByText(/上次恢复/)).toHaveCount(0);
	expect(await other.page.evaluate(() => localStorage.getItem('jinju.restore'))).toBeNull();
	await other.context.close();
});
