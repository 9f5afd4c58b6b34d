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
const broughtBack = (page: Page) => page.getByText('已经全部找回来了');

/** What the files of the journal hold, and what it begins from. */
async function journal(page: Page): Promise<{ base: string; texts: readonly string[] }> {
	return page.evaluate(async () => {
		const root = await navigator.storage.getDirectory();
		const folder = await root.getDirectoryHandle('journal', { create: true });
		const found = { base: '', texts: [] as string[] };
		for await (const [name, handle] of folder.entries()) {
			const file = await (handle as FileSystemFileHandle).getFile().catch(() => undefined);
			// A snapshot may have taken its place at this moment.
			if (!file) continue;
			const text = await file.text();
			if (name === 'base.json') found.base = text;
			else found.texts.push(text);
		}
		return found;
	});
}

/** Writes so many flags into a file of the journal, as a page that was there before has. */
async function writeFlags(page: Page, count: number): Promise<void> {
	await page.evaluate(
		async (registers) => {
			const root = await navigator.storage.getDirectory();
			const folder = await root.getDirectoryHandle('journal');
			const file = await folder.getFileHandle('before.jsonl', { create: true });
			const writable = await file.createWritable();
			await writable.write(`\n${JSON.stringify({ registers })}\n`);
			await writable.close();
		},
		Array.from({ length: count }, (_, place) => ({
			...{ subject: `140-230-e0d3ea9a/quote/00:00:0${place}#cloze/a`, field: 'flag', value: 1 },
			...{ atMillis: 1, writeId: `${place}`.padStart(32, '0') }
		}))
	);
}

const longestOf = (texts: readonly string[]) => Math.max(...texts.map(({ length }) => length));

async function importPage(page: Page): Promise<void> {
	await page.goto('/import');
	await page.getByRole('textbox', { name: '页面文字' }).fill(testPage('zh'));
	await button(page, '读一读').click();
	await button(page, '收下').click();
	await expect(button(page, '撤销导入')).toBeVisible();
}

/** Answers one card before an import, and another once there is a snapshot after it. */
async function learnAroundImport(page: Page): Promise<void> {
	await keepFive(page);
	await answer(page, 'good');
	await importPage(page);
	await page.getByRole('link', { name: '今日' }).click();
	await expect.poll(async () => (await journal(page)).base).toMatch(/-routine\.jinju"/);
	await page.getByRole('link', { name: '接着复习' }).click();
	await answer(page, 'easy');
}

/** Comes back to Today after the database was lost. */
async function comeBack(page: Page): Promise<void> {
	await loseDatabase(page);
	await page.goto('/');
	await expect(broughtBack(page)).toBeVisible();
	await expect(controlsOf(page).review.or(controlsOf(page).meetMore).first()).toBeVisible();
}

test('where the database is gone all is brought back that was kept, answered, undone and set', async ({
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
	expect((await journal(page)).base).toMatch(/"snapshot":null/);
	await page.goto('/settings');
	await page.getByRole('radio', { name: '深色' }).check({ force: true });
	// What is set is shown at once, and written down a moment later.
	await expect.poll(async () => (await journal(page)).texts.join('')).toContain('"dark"');

	await comeBack(page);
	expect(await axeFindings(page)).toEqual([]);
	expect(await smallTargets(page)).toEqual([]);
	expect(await savedGrades(page)).toEqual([1, 3]);
	await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
	await page.reload();
	await expect(controlsOf(page).review).toBeVisible();
	await expect(broughtBack(page)).toHaveCount(0);
	expect(complaints).toEqual([]);
});

test('after an import Today takes a snapshot, from which the journal begins anew', async ({
	page
}) => {
	await learnAroundImport(page);
	await page.goto('/settings/backup');
	await expect(page.locator('li', { hasText: '自动存的' })).toHaveCount(1);

	await comeBack(page);
	expect(await savedGrades(page)).toEqual([3, 4]);
	await controlsOf(page).library.click();
	await expect(page.getByRole('link', { name: /面包/ }).first()).toBeVisible();
});

test('a snapshot takes the place of what was written down before it', async ({ page }) => {
	await keepFive(page);
	await answer(page, 'good');
	const before = await journal(page);
	const longest = longestOf(before.texts);
	expect(longest).toBeGreaterThan(500);
	await importPage(page);
	await expect.poll(async () => longestOf((await journal(page)).texts)).toBeLessThan(longest);
	expect((await journal(page)).base).toMatch(/-(before-import|routine)\.jinju"/);
});

test('a browser that has forgotten that anything was begun has it back all the same', async ({
	page
}) => {
	await keepFive(page);
	await answer(page, 'good');
	await loseDatabase(page);
	await page.evaluate(() => {
		localStorage.clear();
	});
	await page.goto('/');
	await expect(broughtBack(page)).toBeVisible();
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

test('who learns on before anything is said has both, what was lost and what came since', async ({
	page
}) => {
	await keepFive(page);
	await answer(page, 'good');
	await loseDatabase(page);
	// As where the browser opens the page again that it was killed on, before it has time for anything else.
	await page.goto('/review?meet=5');
	await controlsOf(page).keep.or(controlsOf(page).reveal).first().click();
	await page.goto('/');
	await expect(controlsOf(page).review).toBeVisible();
	await expect.poll(() => savedGrades(page)).toEqual([3]);
});

test('refused half way, it is said, nothing is let go, and it can be tried again', async ({
	page
}) => {
	await learnAroundImport(page);
	const { base } = await journal(page);
	await loseDatabase(page);
	await page.addInitScript(() => {
		if (localStorage.getItem('test.hasRoom')) return;
		let left = 12;
		for (const name of ['put', 'add'] as const) {
			const method = IDBObjectStore.prototype[name];
			IDBObjectStore.prototype[name] = function (...given) {
				left -= 1;
				if (left < 0 && !localStorage.getItem('test.hasRoom')) {
					throw new DOMException('no room', 'QuotaExceededError');
				}
				return method.apply(this, given);
			};
		}
	});
	await page.goto('/');
	await expect(page.getByRole('alert')).toContainText('空间');
	await expect(button(page, '再试一次')).toBeVisible();
	expect(await axeFindings(page)).toEqual([]);
	expect((await journal(page)).base).toBe(base);
	await page.evaluate(() => {
		localStorage.setItem('test.hasRoom', '1');
	});
	await button(page, '再试一次').click();
	await expect(broughtBack(page)).toBeVisible();
	expect(await savedGrades(page)).toEqual([3, 4]);
});

test('files that cannot be read are no loss where nothing is missed; where all is, it is said and tried again', async ({
	page
}) => {
	await keepFive(page);
	await answer(page, 'good');
	await page.addInitScript(() => {
		const { getFile } = FileSystemFileHandle.prototype;
		FileSystemFileHandle.prototype.getFile = function () {
			if (localStorage.getItem('test.readable')) return getFile.call(this);
			return Promise.reject(new DOMException('It was changed.', 'NotReadableError'));
		};
	});
	await page.goto('/');
	await expect(controlsOf(page).review).toBeVisible();
	await page.waitForLoadState('networkidle');
	await expect(page.getByText(/弄丢/)).toHaveCount(0);

	await loseDatabase(page);
	await page.goto('/');
	await expect(page.getByText('另外记的那份还在')).toBeVisible();
	await page.evaluate(() => {
		localStorage.setItem('test.readable', '1');
	});
	await button(page, '再试一次').click();
	await expect(broughtBack(page)).toBeVisible();
	expect(await savedGrades(page)).toEqual([3]);
});

test('cut short, it goes on at the next start', async ({ page }) => {
	await keepFive(page);
	await answer(page, 'good');
	await writeFlags(page, 30);
	const { base } = await journal(page);
	await comeBack(page);
	const after = (await journal(page)).base;
	expect(after).not.toBe(base);
	// Else it could not be told whether that is all.
	expect((await journal(page)).texts.join('')).not.toContain('"more"');
	// As it stands until all is back.
	await page.evaluate(async (text) => {
		const root = await navigator.storage.getDirectory();
		const folder = await root.getDirectoryHandle('journal');
		const writable = await (await folder.getFileHandle('base.json')).createWritable();
		await writable.write(text);
		await writable.close();
	}, base);
	await page.goto('/');
	await expect(broughtBack(page)).toBeVisible();
	await expect.poll(async () => (await journal(page)).base).toBe(after);
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
