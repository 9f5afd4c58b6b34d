import { expect, test, type Locator, type Page } from '@playwright/test';
import { axeFindings } from '#tests/support/axe-findings.ts';
import { desktop, phone } from '#tests/support/browser-screen.ts';
import { forgetFourTimes } from '#tests/support/leech.ts';
import { foreignWords, wronglyMarkedText } from '#tests/support/language-findings.ts';
import { cutOffText, smallTargets, widthTooMuch } from '#tests/support/layout-findings.ts';
import { controlsOf, frontOf } from '#tests/support/walk.ts';

// A card that keeps being forgotten is split in two: the learner's own are asked in its place from the
// next day, until the split is taken back.

test.use({ timezoneId: 'Asia/Shanghai', contextOptions: { reducedMotion: 'reduce' } });

const editor = (page: Page): Locator => page.getByRole('dialog', { name: /^(拆成两张|Split)$/ });
const part = (page: Page, number: 1 | 2): Locator =>
	editor(page).getByRole('region', { name: new RegExp(`^(第 ${number} 张|Card ${number})$`) });
const front = (page: Page, number: 1 | 2): Locator =>
	part(page, number).getByRole('textbox', { name: /^(正面|Front)$/ });
const save = (page: Page): Locator => editor(page).getByRole('button', { name: /^(保存|Save)$/ });
const split = (page: Page): Locator =>
	page.getByRole('region', { name: /忘过|Forgotten/ }).getByRole('button', {
		name: /^(拆成两张|Split in two)$/
	});
const told = (page: Page): Locator =>
	page.getByRole('status').filter({ hasText: /^(拆成两张了|Split in two)/ });

const dayMillis = 86_400_000;

/** Hides other words of a card than it does, as typing does. */
async function hide(page: Page, number: 1 | 2, words: string): Promise<void> {
	const field = front(page, number);
	const bare = (await field.inputValue()).replaceAll(/[{}]/g, '');
	await field.fill(bare.replace(words, `{{${words}}}`));
}

test.describe('by touch, in Chinese', () => {
	test.use({ ...phone, locale: 'zh-CN' });

	test('a card that keeps being forgotten becomes two, which are asked from tomorrow, until that is taken back', async ({
		page
	}) => {
		const { reveal, easy, home } = controlsOf(page);
		const now = await forgetFourTimes(page);
		const whole = await frontOf(page).first().textContent();
		await split(page).tap();
		await expect(editor(page)).toBeVisible();
		// Both are as the card was, and two that ask the same are no help.
		await expect(save(page)).toBeDisabled();
		await expect(front(page, 2)).toHaveAccessibleDescription(/两张的正面一样/);
		await expect(editor(page).getByRole('status').filter({ hasText: '还有 2 处' })).toBeVisible();
		expect(await axeFindings(page)).toEqual([]);
		expect(await smallTargets(page)).toEqual([]);
		expect(await widthTooMuch(page)).toBe(0);
		expect(await cutOffText(page)).toEqual([]);
		expect(await wronglyMarkedText(page)).toEqual([]);
		expect(await foreignWords(page)).toEqual([]);
		await hide(page, 2, '负责任');
		await expect(front(page, 2)).toHaveAttribute('aria-invalid', 'false');
		await expect(save(page)).toBeDisabled();
		await editor(page).getByRole('tab', { name: /英文/ }).tap();
		await hide(page, 2, 'responsib');
		await expect(save(page)).toBeEnabled();
		await save(page).tap();
		await expect(editor(page)).toBeHidden();
		await expect(page.getByRole('heading', { name: '今天就到这里。' })).toBeVisible();

		// Undone and done again, with nothing in between.
		await page
			.getByRole('button', { name: /^撤销$/ })
			.first()
			.tap();
		await expect(frontOf(page).first()).toHaveText(whole ?? '');
		await page.keyboard.press('Control+Shift+Z');
		await expect(page.getByRole('heading', { name: '今天就到这里。' })).toBeVisible();
		await page.goto('/review');
		await expect(home).toBeVisible();

		// One a day, since they are siblings.
		await page.clock.setSystemTime(now + dayMillis);
		await page.goto('/review');
		await expect(page.getByText('还剩 1')).toBeVisible();
		await reveal.tap();
		await expect(page.locator('article mark').first()).toHaveText('靠谱');
		await easy.tap();
		await expect(home).toBeVisible();
		await page.clock.setSystemTime(now + 2 * dayMillis);
		await page.goto('/review');
		await reveal.tap();
		await expect(page.locator('article mark').first()).toHaveText('负责任');
		await easy.tap();
		await expect(home).toBeVisible();

		await page.goto('/episode?id=140-230-e0d3ea9a');
		const row = page.locator('article').first();
		await row.locator('button[aria-expanded]').tap();
		await expect(row).toContainText('有一张卡拆成了两张。');
		await expect(row).not.toContainText('已停用');
		await row.getByRole('button', { name: '编辑' }).tap();
		const words = page.getByRole('dialog', { name: '编辑' });
		await expect(words.getByText('填空卡')).toHaveCount(2);
		await page.keyboard.press('Escape');
		await row.getByRole('button', { name: '合回一张' }).tap();
		await expect(row).not.toContainText('拆成了两张');
		await page.getByRole('button', { name: '撤销' }).tap();
		await expect(row).toContainText('有一张卡拆成了两张。');
		await row.getByRole('button', { name: '合回一张' }).tap();
		await expect(row).not.toContainText('拆成了两张');
		// The one card is back with all that it had been through.
		await page.clock.setSystemTime(now + 3 * dayMillis);
		await page.goto('/review');
		await reveal.tap();
		await expect(split(page)).toBeVisible();
	});
});

test.describe('by keyboard, in English', () => {
	test.use({ ...desktop, locale: 'en-GB' });

	test('a card is split from its menu, Escape asks before anything is lost, and the split is undone by key', async ({
		page
	}) => {
		const { keyboard } = page;
		await forgetFourTimes(page);
		const whole = await frontOf(page).first().textContent();
		await split(page).focus();
		await keyboard.press('Enter');
		await expect(front(page, 1)).toBeFocused();
		await keyboard.press('Escape');
		await expect(editor(page)).toBeHidden();
		await expect(split(page)).toBeFocused();
		await keyboard.press('m');
		await page.getByRole('button', { name: 'Split into two cards' }).focus();
		await keyboard.press('Enter');
		await expect(front(page, 1)).toBeFocused();
		await hide(page, 2, 'responsib');
		await keyboard.press('Escape');
		await expect(editor(page).getByRole('alert')).toHaveText('Your changes aren’t saved.');
		await keyboard.press('Escape');
		await expect(editor(page).getByRole('alert')).toBeHidden();
		// What stands in the other language is counted on its tab.
		await expect(
			editor(page).getByRole('tab', { name: 'Chinese, 1 thing to put right' })
		).toBeVisible();
		await editor(page)
			.getByRole('tab', { name: /Chinese/ })
			.press('Enter');
		await hide(page, 2, '负责任');
		await front(page, 2).press('Control+Enter');
		await expect(editor(page)).toBeHidden();
		await expect(page.getByRole('heading', { name: 'That’s all for today.' })).toBeVisible();
		await keyboard.press('u');
		await expect(frontOf(page).first()).toHaveText(whole ?? '');
		await expect(told(page)).toBeHidden();
	});
});
