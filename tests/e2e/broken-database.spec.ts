import { expect, test, type Page } from '@playwright/test';
import { axeFindings } from '#tests/support/axe-findings.ts';
import { desktop } from '#tests/support/browser-screen.ts';
import { smallTargets } from '#tests/support/layout-findings.ts';
import { testPage } from '#tests/support/pages/test-page.ts';
import { savedGrades } from '#tests/support/saved-grades.ts';
import { answer, keepFive } from '#tests/support/walk.ts';

test.use({ ...desktop, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** From the next page on, the database cannot be opened until it is deleted, as where its files are damaged. */
async function breakDatabase(page: Page): Promise<void> {
	await page.evaluate(() => {
		localStorage.setItem('test.broken', 'yes');
	});
	await page.addInitScript(() => {
		const refuse = (request: IDBOpenDBRequest): void => {
			request.addEventListener(
				'success',
				(event) => {
					event.stopImmediatePropagation();
					request.result.close();
					Object.defineProperty(request, 'error', {
						value: new DOMException('Internal error opening backing store.', 'UnknownError')
					});
					request.dispatchEvent(new Event('error', { bubbles: true, cancelable: true }));
				},
				{ capture: true }
			);
		};
		const { prototype } = IDBFactory;
		const [open, remove] = [prototype.open, prototype.deleteDatabase];
		prototype.open = function (...given) {
			const request = open.apply(this, given);
			if (localStorage.getItem('test.broken')) refuse(request);
			return request;
		};
		prototype.deleteDatabase = function (...given) {
			localStorage.removeItem('test.broken');
			return remove.apply(this, given);
		};
	});
}

test('a database that no longer opens is replaced, and all that was learned comes back', async ({
	page
}) => {
	await keepFive(page);
	await answer(page, 'good');
	await page.goto('/import');
	await page.getByRole('textbox', { name: '页面文字' }).fill(testPage('zh'));
	await button(page, '读一读').click();
	await button(page, '收下').click();
	await expect(button(page, '撤销导入')).toBeVisible();
	const grades = await savedGrades(page);

	await page.goto('/');
	await expect(page.getByRole('link', { name: '接着复习' })).toBeVisible();

	await breakDatabase(page);
	await page.goto('/');
	await expect(page.getByRole('alert')).toContainText('打不开');
	await page.getByRole('link', { name: '从快照或备份恢复' }).click();
	await expect(page.getByText('数据库打不开', { exact: true })).toBeVisible();
	await expect(button(page, '备份')).toBeHidden();
	expect(await axeFindings(page)).toEqual([]);
	expect(await smallTargets(page)).toEqual([]);

	await button(page, '换一个新的').click();
	await button(page, '删掉旧的，重新开始').click();
	await expect(page.getByText(/找回来了/)).toBeVisible();
	await expect(page.getByRole('link', { name: '接着复习' })).toBeVisible();
	expect(await savedGrades(page)).toEqual(grades);
});
