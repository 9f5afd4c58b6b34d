import { expect, test, type Page } from '@playwright/test';
import { axeFindings } from '#tests/support/axe-findings.ts';
import { desktop, phone } from '#tests/support/browser-screen.ts';
import { answer, controlsOf, keepFive, openOtherWays, openSettings } from '#tests/support/walk.ts';

test.use({
	locale: 'en-GB',
	timezoneId: 'Asia/Shanghai',
	contextOptions: { reducedMotion: 'reduce' }
});

/** From a sitting to the page of options, as a learner gets there. */
async function openOptions(page: Page): Promise<void> {
	await openSettings(page);
	await page.getByRole('link', { name: /^(学习方式|How you learn)/ }).click();
	await page.getByRole('button', { name: /^(新建方案|New preset)$/ }).waitFor();
}

/** How many cards Today says that there are. */
const dueToday = (page: Page) => page.locator('.number');

test.describe('by touch, in Chinese', () => {
	test.use({ ...phone, locale: 'zh-CN' });

	test('an episode takes its steps and limits from its preset; without the preset all is as before', async ({
		page
	}) => {
		const { reveal, again, review } = controlsOf(page);
		await keepFive(page);
		await reveal.tap();
		await expect(again).toContainText('1 分');
		await openOptions(page);
		await page.getByRole('button', { name: '新建方案' }).tap();
		const name = page.getByRole('textbox', { name: '名称' });
		await expect(name).toBeFocused();
		await name.fill('慢慢来');
		await name.press('Enter');
		const preset = page.locator('details').filter({ hasText: '慢慢来' });
		await expect(preset).toContainText('还没有选给哪个牌组');
		await preset.getByRole('combobox', { name: '新卡步骤' }).selectOption('10 分');
		await preset.getByRole('button', { name: '增加 · 目标保持率' }).tap();
		await expect(preset.getByText('91%')).toBeVisible();
		await preset.getByRole('switch', { name: '每集单独设上限' }).tap();
		for (let left = 5; left > 2; left -= 1) {
			await preset.getByRole('button', { name: '减少 · 每集新卡上限' }).tap();
		}
		expect(await axeFindings(page)).toEqual([]);
		await page.getByRole('combobox', { name: /^第 140 期/ }).selectOption('慢慢来');
		await expect(preset).toContainText('1 个牌组在用');

		await page.reload();
		await expect(page.getByRole('combobox', { name: /^第 140 期/ })).toHaveValue(/./);
		await page.getByRole('link', { name: '今日' }).tap();
		await expect(dueToday(page)).toHaveText('2');
		await review.tap();
		await reveal.tap();
		await expect(again).toContainText('10 分');

		await openOptions(page);
		await preset.locator('summary').tap();
		await preset.getByRole('button', { name: '删除方案' }).tap();
		await expect(preset).toBeHidden();
		await expect(page.getByRole('status').filter({ hasText: '已删除“慢慢来”' })).toBeVisible();
		await page.getByRole('button', { name: '撤销' }).tap();
		await expect(preset).toContainText('1 个牌组在用');
		await preset.locator('summary').tap();
		await preset.getByRole('button', { name: '删除方案' }).tap();
		await expect(preset).toBeHidden();
		await page.getByRole('link', { name: '今日' }).tap();
		await expect(dueToday(page)).toHaveText('5');
	});
});

test.describe('a limit of today, by touch, in Chinese', () => {
	test.use({ ...phone, locale: 'zh-CN' });

	test('is changed beside the day’s cards, holds over a reload, and is gone tomorrow', async ({
		page
	}) => {
		await page.clock.setSystemTime(new Date('2026-05-02T10:00:00+08:00'));
		await keepFive(page);
		await controlsOf(page).leave.tap();
		await expect(dueToday(page)).toHaveText('5');
		const sheet = page.getByRole('dialog');
		await openOtherWays(page);
		for (let left = 10; left > 2; left -= 1) {
			await sheet.getByRole('button', { name: '减少 · 今天的新卡' }).tap();
		}
		await expect(sheet.getByText('明天自动恢复：新卡 10，复习 200。')).toBeVisible();
		await expect(sheet.getByRole('link', { name: /^只学新卡/ })).toContainText('2 张');
		expect(await axeFindings(page)).toEqual([]);
		await sheet.getByRole('button', { name: '关闭' }).tap();
		await expect(dueToday(page)).toHaveText('2');
		await page.reload();
		await expect(dueToday(page)).toHaveText('2');
		await openOtherWays(page);
		await sheet.getByRole('button', { name: '恢复平时的量' }).tap();
		await expect(sheet.getByRole('link', { name: /^只学新卡/ })).toContainText('5 张');
		await sheet.getByRole('button', { name: '减少 · 今天的新卡' }).tap();
		await sheet.getByRole('button', { name: '关闭' }).tap();
		await page.clock.setSystemTime(new Date('2026-05-03T10:00:00+08:00'));
		await page.reload();
		await openOtherWays(page);
		await expect(sheet.getByText('今天的新卡')).toBeVisible();
		await expect(sheet.getByRole('button', { name: '恢复平时的量' })).toBeHidden();
		await expect(sheet.getByRole('group', { name: '今天的新卡' })).toContainText('10');
	});
});

test('presses that follow each other at once all count, and another tab has what was chosen', async ({
	context,
	page
}) => {
	await page.goto('/settings/study');
	const other = await context.newPage();
	await other.goto('/settings/study');
	await page.getByRole('button', { name: 'New preset' }).click();
	const name = (tab: Page) => tab.getByRole('textbox', { name: 'Name' });
	await name(page).fill('Exam');
	await name(page).press('Enter');
	const preset = page.locator('details').filter({ hasText: 'Exam' });
	await preset
		.getByRole('button', { name: 'More · Desired retention' })
		.evaluate(async (more: HTMLButtonElement) => {
			for (let presses = 0; presses < 4; presses += 1) {
				more.click();
				// Each press is an event of its own, and none waits until what was before is saved.
				await new Promise((resolve) => setTimeout(resolve));
			}
		});
	await expect(preset.getByText('94%')).toBeVisible();
	const there = other.locator('details').filter({ hasText: 'Exam' });
	await there.locator('summary').click();
	await expect(there.getByText('94%')).toBeVisible();
	await page.reload();
	await preset.locator('summary').click();
	await expect(preset.getByText('94%')).toBeVisible();
});

test.describe('by keyboard, in English', () => {
	test.use({ ...desktop, locale: 'en-GB' });

	test('new cards come as the episode has them, where that is chosen, also those that wait already', async ({
		page
	}) => {
		await keepFive(page);
		await openOptions(page);
		const order = page.getByRole('combobox', { name: 'New cards' });
		await order.focus();
		await page.keyboard.press('ArrowDown');
		await expect(order).toHaveValue('episode');
		await page.getByRole('link', { name: 'Today' }).focus();
		await page.keyboard.press('Enter');
		await controlsOf(page).review.focus();
		await page.keyboard.press('Enter');
		const seconds: number[] = [];
		for (let asked = 0; asked < 5; asked += 1) {
			await controlsOf(page).reveal.waitFor();
			await page.keyboard.press('Space');
			const said = await page.locator('article time').first().getAttribute('datetime');
			seconds.push(Number(/\d+/.exec(said ?? '')?.[0]));
			await controlsOf(page).easy.click();
			await expect(controlsOf(page).grades).toBeHidden();
		}
		expect(seconds).toEqual(seconds.toSorted((a, b) => a - b));
		expect(new Set(seconds).size).toBeGreaterThan(3);
	});

	test('reviews in another order than by day are counted and asked all the same', async ({
		page
	}) => {
		await page.clock.setSystemTime(new Date('2026-05-02T10:00:00+08:00'));
		await keepFive(page);
		for (let given = 0; given < 5; given += 1) await answer(page, 'easy');
		await controlsOf(page).home.click();
		await page.getByRole('heading', { name: 'All done for today' }).waitFor();
		await page.clock.setSystemTime(new Date('2026-06-02T10:00:00+08:00'));
		await page.reload();
		await controlsOf(page).review.waitFor();
		const due = Number(await dueToday(page).textContent());
		expect(due).toBe(5);
		await controlsOf(page).settings.click();
		await page.getByRole('combobox', { name: 'New cards come' }).selectOption('Before reviews');
		await page.getByRole('link', { name: /^How you learn/ }).click();
		await page.getByRole('combobox', { name: 'Reviews' }).selectOption('Nearly forgotten first');
		await page.getByRole('link', { name: 'Today' }).click();
		await expect(dueToday(page)).toHaveText(String(due));
		await controlsOf(page).review.click();
		for (let given = 0; given < due; given += 1) await answer(page, 'easy');
		await expect(page.getByRole('heading', { name: 'That’s all for today.' })).toBeVisible();
	});
});
