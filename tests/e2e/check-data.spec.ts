import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { languages } from '#lib/core/language.ts';
import { axeFindings } from '#tests/support/axe-findings.ts';
import { watchForComplaints } from '#tests/support/browser-complaints.ts';
import { desktop } from '#tests/support/browser-screen.ts';
import { rootSite } from '#tests/support/browser-site.ts';
import { smallTargets } from '#tests/support/layout-findings.ts';
import { testPage } from '#tests/support/pages/test-page.ts';
import { savedGrades } from '#tests/support/saved-grades.ts';
import { answer, keepFive } from '#tests/support/walk.ts';

test.use({ ...desktop, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** What is done to the database behind the app's back. */
type Damage =
	'no memory' | 'wrong count' | 'torn fact' | 'no card' | 'torn settings' | 'no fact columns';

/** Damages the database and what stands beside it, while no page of the app is open. */
async function damage(page: Page, ...damages: readonly Damage[]): Promise<void> {
	await page.goto('/robots.txt');
	await page.evaluate(async (wanted) => {
		if (wanted.includes('torn settings')) localStorage.setItem('jinju.preferences', '{"values":[');
		const done = <T>(request: IDBRequest<T>): Promise<T> =>
			new Promise((resolve, reject) => {
				request.onsuccess = () => {
					resolve(request.result);
				};
				request.onerror = () => {
					reject(new Error('failed'));
				};
			});
		const database = await done(indexedDB.open('jinju'));
		const tables = ['cards', 'dueCounts', 'facts'];
		const transaction = database.transaction(tables, 'readwrite');
		const [cards, counts, facts] = tables.map((name) => transaction.objectStore(name));
		if (!cards || !counts || !facts) throw new Error('three tables');
		const rows = (await done(cards.getAll())) as { card: { cardId: string; memory?: unknown } }[];
		const [first, second] = rows;
		if (!first || !second) throw new Error('two cards');
		if (wanted.includes('no memory')) {
			const { memory: _, ...card } = first.card;
			await done(cards.put({ ...first, card }));
		}
		if (wanted.includes('no card')) await done(cards.delete(second.card.cardId));
		if (wanted.includes('wrong count')) {
			await done(counts.put({ deckId: first.card.cardId.split('/')[0], dueDay: 30_000, cards: 7 }));
		}
		const fact = { kind: 'answer', id: 'torn', cardId: first.card.cardId, atMillis: 1, grade: 'x' };
		const [sound] = (await done(facts.getAll())) as { studyDay: number }[];
		if (wanted.includes('torn fact')) await done(facts.put({ ...sound, fact }));
		if (wanted.includes('no fact columns')) await done(facts.put({ ...sound, studyDay: 'x' }));
		database.close();
	}, damages);
}

const everything: readonly Damage[] = [
	'no memory',
	'wrong count',
	'torn fact',
	'no card',
	'torn settings',
	'no fact columns'
];

async function checkAll(page: Page): Promise<void> {
	await page.goto('/settings/check');
	await button(page, '开始检查').click();
	await expect(button(page, '再查一遍')).toBeVisible();
}

test('what is sound is said to be', async ({ page }) => {
	await keepFive(page);
	await answer(page, 'good');
	for (const language of languages) {
		await page.goto('/import');
		await page.getByRole('textbox', { name: '页面文字' }).fill(testPage(language));
		await button(page, '读一读').click();
		await button(page, '收下').click();
		await expect(button(page, '撤销导入')).toBeVisible();
	}
	await page.goto('/settings');
	await page.getByRole('link', { name: '检查我的数据' }).click();
	await button(page, '开始检查').click();
	await expect(page.getByRole('status').filter({ hasText: '一切完好。' })).toBeVisible();
	expect(await axeFindings(page)).toEqual([]);
	expect(await smallTargets(page)).toEqual([]);
});

test('what was damaged is repaired, and what cannot be read is set aside and given as a file', async ({
	page,
	context
}) => {
	const complaints = watchForComplaints(context, rootSite.address(''));
	await keepFive(page);
	await answer(page, 'good');
	await answer(page, 'again');
	await damage(page, ...everything);
	await page.goto('/settings/backup');
	await button(page, '备份').click();
	await expect(page.getByRole('alert')).toHaveText(/有 1 条损坏的记录没放进去/);
	await page.getByRole('button', { name: '去检查' }).click();
	await expect(page.getByRole('heading', { level: 1, name: '检查我的数据' })).toBeVisible();
	await checkAll(page);
	const status = page.getByRole('status').filter({ hasText: '修好了：' });
	await expect(status).toContainText(/[2-9] 张卡片/);
	await expect(status).toContainText('1 处统计');
	await expect(status).toContainText('1 条记录读不懂，已放到一边。');
	expect(await axeFindings(page)).toEqual([]);
	expect(await smallTargets(page)).toEqual([]);
	await expect(
		page.getByRole('listitem').filter({ hasText: '这个行业最重要的特质' })
	).toBeVisible();
	const begun = page.waitForEvent('download');
	await button(page, '存成文件').click();
	const saved = await readFile(await (await begun).path(), 'utf8');
	expect(JSON.parse(saved)).toMatchObject([{ kind: 'facts', row: { fact: { id: 'torn' } } }]);

	await button(page, '再查一遍').click();
	await expect(page.getByText('一切完好。')).toBeVisible();
	expect(await savedGrades(page)).toEqual([3, 1]);
	await page.goto('/review');
	await answer(page, 'good');
	expect(complaints).toEqual([]);
});

test('whatever is damaged, Today and a review are never blank', async ({ page }) => {
	await keepFive(page);
	await answer(page, 'good');
	await damage(page, ...everything);
	await page.goto('/');
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await expect(page.locator('main, #content').first()).not.toBeEmpty();
	await page.goto('/review');
	await answer(page, 'good');
});

test('where a page has failed, its screen leads to the check', async ({ page }) => {
	await keepFive(page);
	await page.goto('/settings/backup');
	await expect(button(page, '备份')).toBeVisible();
	await page.evaluate(() => {
		IDBObjectStore.prototype.count = () => {
			throw new TypeError('injected');
		};
	});
	await button(page, '备份').click();
	await expect(page.getByRole('heading', { name: '出了点问题' })).toBeVisible();
	expect(await axeFindings(page)).toEqual([]);
	await page.getByRole('link', { name: '检查我的数据' }).click();
	await button(page, '开始检查').click();
	await expect(page.getByText('一切完好。')).toBeVisible();
});
