import { readFileSync } from 'node:fs';
import { expect, test, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { axeFindings } from '#tests/support/axe-findings.ts';
import { watchForComplaints } from '#tests/support/browser-complaints.ts';
import { desktop } from '#tests/support/browser-screen.ts';
import { rootSite } from '#tests/support/browser-site.ts';
import { smallTargets } from '#tests/support/layout-findings.ts';
import { testPage } from '#tests/support/pages/test-page.ts';
import { loseDatabase } from '#tests/support/raw-database.ts';
import { savedGrades } from '#tests/support/saved-grades.ts';
import { answer, keepFive } from '#tests/support/walk.ts';

test.use({ ...desktop, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });

const button = (page: Page, name: string | RegExp) =>
	page.getByRole('button', { name, exact: true });
/** What came after each snapshot that is listed, the newest first. */
const listed = (page: Page) => page.locator('section', { hasText: '快照' }).getByText(/之前 · /);

/** The first of the snapshots before such a thing, with its ways. */
const snapshot = (page: Page, before: string) =>
	page.locator('li', { hasText: `${before}之前 · ` }).first();
const restoreFrom = (page: Page, before: string) =>
	snapshot(page, before).getByRole('button', { name: /^恢复 / });

async function importPage(page: Page, text: string): Promise<void> {
	await page.goto('/import');
	await page.getByRole('textbox', { name: '页面文字' }).fill(text);
	await button(page, '读一读').click();
	await button(page, '收下').click();
	await expect(button(page, '撤销导入')).toBeVisible();
}

/** Takes the browser's own files away, as WebKitGTK has none. */
async function withoutFiles(page: Page): Promise<void> {
	await page.addInitScript(() => {
		Object.defineProperty(StorageManager.prototype, 'getDirectory', { value: undefined });
	});
}

test('an import leaves a snapshot of how all was before, which brings it back where the database is gone', async ({
	page,
	context
}) => {
	const complaints = watchForComplaints(context, rootSite.address(''));
	await keepFive(page);
	await answer(page, 'good');
	await importPage(page, testPage('zh'));
	await expect(page.getByText('没存下快照')).toHaveCount(0);
	await page.goto('/settings/backup');
	await expect(listed(page)).toHaveText([/^导入之前 · /]);
	expect(await axeFindings(page)).toEqual([]);
	expect(await smallTargets(page)).toEqual([]);

	await loseEverythingBut(page, /-before-import\.jinju$/);
	await page.goto('/');
	await expect(page.getByText('另外记的那份里有的都找回来了')).toBeVisible();
	expect(await savedGrades(page)).toEqual([3]);
	await page.goto('/library');
	await expect(page.getByRole('link', { name: /林知遥/ })).toHaveCount(0);

	await page.goto('/settings/backup');
	await restoreFrom(page, '导入').click();
	await expect(page.getByText('里面的内容，这里都有了。')).toBeVisible();
	const begun = page.waitForEvent('download');
	await snapshot(page, '导入')
		.getByRole('button', { name: /存成文件$/ })
		.click();
	expect((await begun).suggestedFilename()).toMatch(/^\d{4}-.*-before-import\.jinju$/);
	expect(complaints).toEqual([]);
});

/** Loses the database, the journal, and every snapshot whose name does not tell that it is to stay. */
async function loseEverythingBut(page: Page, stays: RegExp): Promise<void> {
	await loseDatabase(page);
	await page.evaluate(async (source) => {
		const root = await navigator.storage.getDirectory();
		await root.removeEntry('journal', { recursive: true });
		const folder = await root.getDirectoryHandle('snapshots');
		for await (const name of folder.keys()) {
			if (!new RegExp(source).test(name)) await folder.removeEntry(name);
		}
	}, stays.source);
}

/** A backup from a device on which one card was answered. */
async function backupFromElsewhere(browser: Browser): Promise<Buffer> {
	const context = await anotherDevice(browser);
	const page = await context.newPage();
	await keepFive(page);
	await answer(page, 'good');
	await page.goto('/settings/backup');
	await button(page, '备份').click();
	const begun = page.waitForEvent('download');
	await button(page, '存起来').click();
	const file = readFileSync(await (await begun).path());
	await context.close();
	return file;
}

function anotherDevice(browser: Browser): Promise<BrowserContext> {
	return browser.newContext({ ...desktop, locale: 'zh-CN', baseURL: rootSite.address('/') });
}

async function merge(page: Page, buffer: Buffer): Promise<void> {
	await choose(page, buffer);
	await button(page, '合并进来').click();
	await expect(page.getByText('合并好了。')).toBeVisible();
}

test('imports in a row share one; a later visit has its own, and so has a merge', async ({
	page,
	browser
}) => {
	const again = async (text: string): Promise<void> => {
		await button(page, '再导入一页').click();
		await page.getByRole('textbox', { name: '页面文字' }).fill(text);
		await button(page, '读一读').click();
		await button(page, '收下').click();
		await expect(button(page, '撤销导入')).toBeVisible();
	};
	const others = await backupFromElsewhere(browser);
	await keepFive(page);
	await importPage(page, testPage('zh'));
	await again(testPage('en'));
	await page.getByRole('link', { name: '设置' }).click();
	await page.getByRole('link', { name: /^备份与恢复/ }).click();
	await expect(listed(page)).toHaveText([/^导入之前 · /]);
	await page.getByRole('link', { name: '今日' }).click();
	await page.getByRole('link', { name: '开始复习' }).click();
	await answer(page, 'good');
	await importPage(
		page,
		'金句：\n[00:01] 林知遥：「面团自己会长大，你只要等，等的时候别去打扰它。」'
	);
	await merge(page, others);
	await expect(listed(page)).toHaveText([/^恢复之前/, /^导入之前/, /^导入之前/]);
});

test('where the browser keeps no files, an import and a merge go on, and it is said', async ({
	page,
	browser
}) => {
	const others = await backupFromElsewhere(browser);
	await withoutFiles(page);
	await keepFive(page);
	await importPage(page, testPage('zh'));
	await expect(page.getByText('导入前没存下快照')).toBeVisible();
	await page.goto('/settings/backup');
	await expect(page.getByText('还没有快照。')).toBeVisible();
	await expect(page.getByRole('alert')).toHaveText(/上次导入之前没存下快照。/);
	await merge(page, others);
	await expect(page.getByRole('alert')).toHaveText(/上次恢复之前没存下快照。/);
	expect(await savedGrades(page)).toEqual([3]);
});

async function choose(page: Page, buffer: Buffer): Promise<void> {
	await page.goto('/settings/backup');
	await expect(button(page, '选备份文件')).toBeEnabled();
	await page
		.locator('input[type=file]')
		.setInputFiles({ name: 'a.jinju', mimeType: 'application/zip', buffer });
}

test('everything is replaced by a backup once it was asked, and the snapshot before it brings it back', async ({
	page,
	browser
}) => {
	const others = await backupFromElsewhere(browser);
	await keepFive(page);
	await answer(page, 'again');
	await answer(page, 'good');
	await importPage(page, testPage('zh'));
	await choose(page, others);
	await button(page, '全部替换……').click();
	const question = page.getByRole('alertdialog');
	await expect(question).toBeFocused();
	await expect(question).toContainText('这台设备上的 2 次作答');
	await expect(question).toContainText('记住的 5 句');
	expect(await axeFindings(page)).toEqual([]);
	expect(await smallTargets(page)).toEqual([]);
	await button(page, '全部替换').click();
	await expect(page.getByText('换好了，现在和备份里一样。')).toBeVisible();
	expect(await savedGrades(page)).toEqual([3]);
	await expect(listed(page)).toHaveText([/^全部替换之前/, /^导入之前/]);
	await page.goto('/library');
	await expect(page.getByRole('link', { name: /林知遥/ })).toHaveCount(0);

	await page.goto('/settings/backup');
	await restoreFrom(page, '全部替换').click();
	await button(page, '合并进来').click();
	await expect(page.getByText('合并好了。')).toBeVisible();
	expect(await savedGrades(page)).toEqual([3, 1, 3]);
	await page.goto('/library');
	await expect(page.getByRole('link', { name: /林知遥/ })).toBeVisible();
});

test('without a place for snapshots nothing is replaced before that was said, and agreed to', async ({
	page,
	browser
}) => {
	const others = await backupFromElsewhere(browser);
	await withoutFiles(page);
	await keepFive(page);
	await answer(page, 'again');
	await choose(page, others);
	await button(page, '全部替换……').click();
	await button(page, '全部替换').click();
	await expect(page.getByRole('alertdialog')).toContainText('存不了快照，换了就找不回来。');
	expect(await savedGrades(page)).toEqual([1]);
	await button(page, '没有快照也替换').click();
	await expect(page.getByText('换好了，现在和备份里一样。')).toBeVisible();
	expect(await savedGrades(page)).toEqual([3]);
});

for (const version of [1, 2, 3, 4]) {
	test(`a database of schema ${version} is kept as a snapshot before it is upgraded`, async ({
		page
	}) => {
		const frozen = readFileSync(new URL(`../migrations/v${version}.json`, import.meta.url), 'utf8');
		await page.goto('/robots.txt');
		await page.evaluate(putDatabase, frozen);
		await page.goto('/settings/backup');
		await expect(listed(page)).toHaveText([/^数据库升级之前 · /]);
		await expect(page.getByRole('alert')).toHaveCount(0);
		// It was read from the first part to the last; restored into nothing, it is all there.
		const expected = await savedGrades(page);
		await loseDatabase(page);
		await page.goto('/');
		await expect(page.getByText('另外记的那份里有的都找回来了')).toBeVisible();
		expect(await savedGrades(page)).toEqual(expected);
		expect(expected.length).toBeGreaterThan(60);
	});
}

/** In the page, makes a database as it was frozen, with none of the app's code. */
function putDatabase(text: string): Promise<void> {
	interface Table {
		readonly keyPath: string | string[];
		readonly indices: Record<string, { keyPath: string | string[] } & IDBIndexParameters>;
		readonly rows: readonly unknown[];
	}
	const revived = (_: string, value: unknown): unknown =>
		typeof value === 'object' && value !== null && 'Uint32Array' in value
			? Uint32Array.from(value.Uint32Array as number[])
			: value;
	const frozen = JSON.parse(text, revived) as {
		readonly nativeVersion: number;
		readonly tables: Record<string, Table>;
	};
	return new Promise((resolve, reject) => {
		const request = indexedDB.open('jinju', frozen.nativeVersion);
		request.onupgradeneeded = () => {
			for (const [table, { keyPath, indices, rows }] of Object.entries(frozen.tables)) {
				const store = request.result.createObjectStore(table, { keyPath });
				for (const [index, { keyPath: path, ...options }] of Object.entries(indices)) {
					store.createIndex(index, path, options);
				}
				for (const row of rows) store.add(row);
			}
		};
		request.onerror = () => {
			reject(new Error('not made'));
		};
		request.onsuccess = () => {
			request.result.close();
			resolve();
		};
	});
}
