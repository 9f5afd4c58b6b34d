import { expect, test, type Page } from '@playwright/test';
import { axeFindings } from '#tests/support/axe-findings.ts';
import { watchForComplaints } from '#tests/support/browser-complaints.ts';
import { desktop } from '#tests/support/browser-screen.ts';
import { rootSite } from '#tests/support/browser-site.ts';
import { smallTargets } from '#tests/support/layout-findings.ts';
import { testPage } from '#tests/support/pages/test-page.ts';
import { loseDatabase, loseEverything } from '#tests/support/raw-database.ts';
import { savedGrades } from '#tests/support/saved-grades.ts';
import { answer, controlsOf, keepFive } from '#tests/support/walk.ts';

// What is recorded is written down outside the database, too: with the last snapshot it is everything.

test.use({ ...desktop, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });

const button = (page: Page, name: string | RegExp) =>
	page.getByRole('button', { name, exact: true });
const offer = (page: Page) => page.getByRole('heading', { name: '学习记录可以找回来' });

/** How long the files of the journal are, by name, and what it begins from. */
async function journal(page: Page): Promise<{ base: string; lengths: readonly number[] }> {
	return page.evaluate(async () => {
		const root = await navigator.storage.getDirectory();
		const folder = await root.getDirectoryHandle('journal');
		const found = { base: '', lengths: [] as number[] };
		for await (const [name, handle] of folder.entries()) {
			const file = await (handle as FileSystemFileHandle).getFile();
			if (name === 'base') found.base = await file.text();
			else found.lengths.push(file.size);
		}
		return found;
	});
}

async function importPage(page: Page): Promise<void> {
	await page.goto('/import');
	await page.getByRole('textbox', { name: '页面文字' }).fill(testPage('zh'));
	await button(page, '读一读').click();
	await button(page, '收下').click();
	await expect(button(page, '撤销导入')).toBeVisible();
}

async function bringBack(page: Page): Promise<void> {
	await button(page, '找回来').click();
	await expect(offer(page)).toHaveCount(0);
	await expect(controlsOf(page).review.or(controlsOf(page).meetMore).first()).toBeVisible();
}

test('where the database is gone all is brought back that was answered, undone, edited and set', async ({
	page,
	context
}) => {
	const complaints = watchForComplaints(context, rootSite.address(''));
	await keepFive(page);
	await answer(page, 'again');
	await answer(page, 'easy');
	await controlsOf(page).undo.click();
	await controlsOf(page).good.click();
	await expect(controlsOf(page).grades).toBeHidden();
	expect(await savedGrades(page)).toEqual([1, 3]);
	expect((await journal(page)).base).toBe('nothing');

	await loseDatabase(page);
	await page.goto('/');
	await expect(offer(page)).toBeVisible();
	await expect(page.getByText('能全部找回来')).toBeVisible();
	expect(await axeFindings(page)).toEqual([]);
	expect(await smallTargets(page)).toEqual([]);
	await bringBack(page);
	expect(await savedGrades(page)).toEqual([1, 3]);
	await page.reload();
	await expect(controlsOf(page).review).toBeVisible();
	await expect(offer(page)).toHaveCount(0);
	expect(complaints).toEqual([]);
});

test('after an import Today takes a snapshot, from which the journal begins anew', async ({
	page
}) => {
	await keepFive(page);
	await answer(page, 'good');
	await importPage(page);
	await page.getByRole('link', { name: '今日' }).click();
	await expect.poll(async () => (await journal(page)).base).toMatch(/-routine\.jinju$/);
	await page.getByRole('link', { name: '接着复习' }).click();
	await answer(page, 'easy');
	await page.goto('/settings/backup');
	await expect(page.locator('li', { hasText: '平时自动存的' })).toHaveCount(1);

	await loseDatabase(page);
	await page.goto('/');
	await expect(page.getByText('能全部找回来')).toBeVisible();
	await bringBack(page);
	expect(await savedGrades(page)).toEqual([3, 4]);
	await controlsOf(page).library.click();
	await expect(page.getByRole('link', { name: /面包/ }).first()).toBeVisible();
});

test('a snapshot takes the place of what was written down before it', async ({ page }) => {
	await keepFive(page);
	await answer(page, 'good');
	const before = await journal(page);
	expect(before.lengths.some((length) => length > 500)).toBe(true);
	await importPage(page);
	await expect.poll(async () => (await journal(page)).base).toMatch(/-before-import\.jinju$/);
	const { lengths } = await journal(page);
	expect(Math.max(...lengths)).toBeLessThan(Math.max(...before.lengths));
});

test('a browser that has forgotten that anything was begun offers to bring it back all the same', async ({
	page
}) => {
	await keepFive(page);
	await answer(page, 'good');
	await loseDatabase(page);
	await page.evaluate(() => {
		localStorage.clear();
	});
	await page.goto('/');
	await expect(offer(page)).toBeVisible();
	await bringBack(page);
	expect(await savedGrades(page)).toEqual([3]);
});

test('what was chosen on a first visit and is no learning is nothing to bring back', async ({
	page
}) => {
	await page.goto('/');
	await controlsOf(page).english.click();
	await expect(controlsOf(page).begin).toHaveText(/Try/);
	await loseDatabase(page);
	await page.goto('/');
	await expect(controlsOf(page).begin).toBeVisible();
	await expect(page.getByRole('alert')).toHaveCount(0);
});

test('what was cut short as it was brought back goes on at the next start', async ({ page }) => {
	await keepFive(page);
	await answer(page, 'good');
	await loseDatabase(page);
	await page.evaluate(() => {
		localStorage.setItem('jinju.bringingBack', '1');
	});
	await page.goto('/');
	await expect(controlsOf(page).review).toBeVisible();
	expect(await savedGrades(page)).toEqual([3]);
	expect(await page.evaluate(() => localStorage.getItem('jinju.bringingBack'))).toBeNull();
});

test('where storage has no room for it, it is said, and can be tried again', async ({ page }) => {
	await keepFive(page);
	await answer(page, 'good');
	await loseDatabase(page);
	await page.goto('/');
	await expect(offer(page)).toBeVisible();
	await page.evaluate(() => {
		const { put, add } = IDBObjectStore.prototype;
		const refuse = (): never => {
			throw new DOMException('no room', 'QuotaExceededError');
		};
		Object.assign(IDBObjectStore.prototype, { put: refuse, add: refuse });
		Object.assign(globalThis, {
			makeRoom: () => Object.assign(IDBObjectStore.prototype, { put, add })
		});
	});
	await button(page, '找回来').click();
	await expect(page.getByRole('alert')).toContainText('空间');
	expect(await axeFindings(page)).toEqual([]);
	await page.evaluate(() => {
		(globalThis as unknown as { makeRoom: () => void }).makeRoom();
	});
	await bringBack(page);
	expect(await savedGrades(page)).toEqual([3]);
});

test('who has cleared everything and begins again is a first visitor', async ({ page }) => {
	await keepFive(page);
	await answer(page, 'good');
	await loseEverything(page);
	await page.goto('/');
	await button(page, '没有备份，重新开始').click();
	await expect(controlsOf(page).begin).toBeVisible();
	await page.reload();
	await expect(controlsOf(page).begin).toBeVisible();
});
