import { expect, test, type Locator, type Page } from '@playwright/test';
import { axeFindings } from '#tests/support/axe-findings.ts';
import { desktop, phone } from '#tests/support/browser-screen.ts';
import { foreignWords, wronglyMarkedText } from '#tests/support/language-findings.ts';
import { cutOffText, smallTargets, widthTooMuch } from '#tests/support/layout-findings.ts';
import { controlsOf, frontOf } from '#tests/support/walk.ts';

test.use({
	locale: 'zh-CN',
	timezoneId: 'Asia/Shanghai',
	contextOptions: { reducedMotion: 'reduce' }
});

const row = (page: Page): Locator => page.locator('article').first();
const editor = (page: Page): Locator => page.getByRole('dialog', { name: /^(编辑|Edit)$/ });
const field = (page: Page, name: string): Locator =>
	editor(page).getByRole('textbox', { name, exact: true });
const save = (page: Page): Locator => editor(page).getByRole('button', { name: /^(保存|Save)$/ });

/** Opens the first line of the episode, “这个行业最重要的特质就是靠谱……”, and its editor. */
async function openEditor(page: Page): Promise<void> {
	await page.goto('/episode?id=140-230-e0d3ea9a');
	await row(page).locator('button[aria-expanded]').click();
	await row(page)
		.getByRole('button', { name: /^(编辑|Edit)$/ })
		.click();
	await expect(editor(page)).toBeVisible();
}

/** Selects some words in a field, as a long press or Shift with the arrows does. */
async function select(within: Locator, words: string): Promise<void> {
	await within.evaluate((element: HTMLTextAreaElement, wanted) => {
		const start = element.value.indexOf(wanted);
		element.focus();
		element.setSelectionRange(start, start + wanted.length);
	}, words);
}

test.describe('by touch', () => {
	test.use(phone);

	test('a line is cut in the library, the card that quotes it follows, and the review asks it so in both languages', async ({
		page
	}) => {
		const { keep, skip, reveal, english } = controlsOf(page);
		await openEditor(page);
		const line = field(page, '卡片上的句子');
		await line.fill('这个行业最重要的特质就是靠谱。');
		await expect(editor(page).getByRole('group', { name: '预览' }).first()).toContainText(
			'“这个行业最重要的特质就是靠谱。”'
		);
		await editor(page).getByRole('tab', { name: '英文' }).tap();
		await field(page, '卡片上的句子').fill(
			'In this field the most important trait is being reliable.'
		);
		await save(page).tap();
		await expect(editor(page)).toBeHidden();
		await expect(page.getByRole('status').filter({ hasText: '改好了' })).toBeVisible();
		await expect(row(page)).toContainText('“这个行业最重要的特质就是靠谱。”');
		await expect(row(page)).toContainText('你的文字');
		await page.reload();
		await expect(row(page)).toContainText('“这个行业最重要的特质就是靠谱。”');

		await page.goto('/review?meet=2');
		await expect(page.locator('article')).toContainText('“这个行业最重要的特质就是靠谱。”');
		await keep.tap();
		await skip.tap();
		await expect(frontOf(page)).toContainText(/特质就是空?2 字。”$/);
		await english.tap();
		await expect(frontOf(page)).toContainText(/trait is being (gap)?1 word\.”$/);
		await reveal.tap();
		await expect(frontOf(page)).toHaveText(
			'“In this field the most important trait is being reliable.”'
		);
	});

	test('a gap is made and removed by hand, and the preview draws the card as it will be asked', async ({
		page
	}) => {
		await openEditor(page);
		await editor(page).getByText('填空卡').tap();
		const front = field(page, '正面').first();
		const preview = editor(page).getByRole('group', { name: '预览' }).nth(1);
		const make = editor(page).getByRole('button', { name: '挖空', exact: true }).first();
		const remove = editor(page).getByRole('button', { name: '取消挖空', exact: true }).first();
		await expect(preview).toContainText('特质就是空2 字。就是做事细');
		await make.tap();
		await expect(editor(page).getByText('先在句子里选中几个字。')).toBeVisible();
		await select(front, '做事细');
		await make.tap();
		await expect(front).toHaveValue(/特质就是\{\{靠谱\}\}。就是\{\{做事细\}\},/);
		await expect(front).toBeFocused();
		await expect(preview).toContainText('就是空2 字。就是空3 字');
		await expect(editor(page).getByText('中英文挖的空数目不同。')).toBeVisible();
		await select(front, '靠谱');
		await remove.tap();
		await expect(front).toHaveValue(/特质就是靠谱。就是\{\{做事细\}\},/);
		await expect(preview.locator('mark').first()).toHaveText('做事细');
		await select(front, '做事');
		await remove.tap();
		await expect(front).toHaveAttribute('aria-invalid', 'true');
		await expect(front).toHaveAccessibleDescription(/还没有挖空/);
		await expect(save(page)).toBeDisabled();
		await expect(
			editor(page).getByRole('status').filter({ hasText: '还有 1 处要先改好' })
		).toBeVisible();
		await editor(page).getByRole('button', { name: '放回原文' }).tap();
		await expect(front).toHaveValue(/\{\{靠谱\}\}/);
		await expect(front).toBeFocused();
		await expect(save(page)).toBeDisabled();
	});

	for (const [name, locale, theme] of [
		['Chinese, light', 'zh-CN', 'light'],
		['English, dark', 'en-GB', 'dark']
	] as const) {
		test.describe(`in ${name}`, () => {
			test.use({ locale, colorScheme: theme, viewport: { width: 360, height: 640 } });

			test('axe finds nothing, every target is large enough, and nothing is cut off', async ({
				page
			}) => {
				await openEditor(page);
				await field(page, locale === 'zh-CN' ? '卡片上的句子' : 'The line on cards').fill('123');
				for (const summary of await editor(page).locator('summary').all()) await summary.tap();
				expect(await axeFindings(page)).toEqual([]);
				expect(await smallTargets(page)).toEqual([]);
				expect(await widthTooMuch(page)).toBe(0);
				expect(await cutOffText(page)).toEqual([]);
				expect(await wronglyMarkedText(page)).toEqual([]);
				expect(await foreignWords(page)).toEqual([]);
			});
		});
	}

	test('with a keyboard on the screen the foot stays in reach', async ({ page }) => {
		await openEditor(page);
		// What the browser does when a keyboard comes up: less is seen, the page keeps its size.
		await page.evaluate(() => {
			const { visualViewport } = window;
			Object.defineProperty(visualViewport, 'height', { value: 300 });
			visualViewport?.dispatchEvent(new Event('resize'));
		});
		await expect
			.poll(async () => {
				const box = await save(page).boundingBox();
				return box ? box.y + box.height : Infinity;
			})
			.toBeLessThanOrEqual(300);
	});

	test('hostile text is text, and no more of it than fits', async ({ page }) => {
		let asked = false;
		page.on('dialog', (dialog) => {
			asked = true;
			void dialog.dismiss();
		});
		await openEditor(page);
		await editor(page).getByText('话题与说明').tap();
		const why = field(page, '为什么值得记');
		await why.fill('长'.repeat(5000));
		await expect(why).toHaveAccessibleDescription('太长了：5000 字，最多 2000 字。');
		await expect(save(page)).toBeDisabled();
		expect(await widthTooMuch(page)).toBe(0);
		await why.evaluate((element: HTMLTextAreaElement) => {
			element.value = '\u202e<script>alert(1)</script><img src=x onerror=alert(1)>\ud800\u2066尾';
			element.dispatchEvent(new Event('input', { bubbles: true }));
		});
		await save(page).tap();
		await expect(row(page)).toContainText(
			'<script>alert(1)</script><img src=x onerror=alert(1)>尾'
		);
		await page.reload();
		await row(page).locator('button[aria-expanded]').tap();
		await expect(row(page)).toContainText(
			'<script>alert(1)</script><img src=x onerror=alert(1)>尾'
		);
		expect(asked).toBe(false);
	});
});

test.describe('by keyboard', () => {
	test.use({ ...desktop, locale: 'en-GB' });

	test('a line is edited and saved, undone, edited again and put back', async ({ page }) => {
		const { keyboard } = page;
		await openEditor(page);
		const line = field(page, 'The line on cards');
		await expect(line).toBeFocused();
		// In English the field has the English words; only the end of them is taken off.
		await keyboard.press('Control+End');
		for (let words = 0; words < 5; words += 1) await keyboard.press('Control+Shift+ArrowLeft');
		await keyboard.press('Backspace');
		await keyboard.press('Control+Enter');
		await expect(editor(page)).toBeHidden();
		await expect(row(page)).not.toContainText('for what you do');
		await expect(row(page).getByRole('button', { name: 'Edit' })).toBeFocused();
		await page.getByRole('button', { name: 'Undo' }).focus();
		await keyboard.press('Enter');
		await expect(row(page)).toContainText('for what you do');
		await expect(row(page)).not.toContainText('Your wording');

		await row(page).getByRole('button', { name: 'Edit' }).focus();
		await keyboard.press('Enter');
		await line.fill('The most important trait is being reliable.');
		await keyboard.press('Control+Enter');
		await expect(row(page)).toContainText('“The most important trait is being reliable.”');
		await page.reload();
		await expect(row(page)).toContainText('“The most important trait is being reliable.”');
		await row(page).locator('button[aria-expanded]').click();
		await row(page).getByRole('button', { name: 'Edit' }).focus();
		await keyboard.press('Enter');
		await editor(page).getByRole('button', { name: 'Put the page’s words back' }).first().focus();
		await keyboard.press('Enter');
		await expect(line).toBeFocused();
		await keyboard.press('Control+Enter');
		await expect(row(page)).toContainText('for what you do');
		await expect(row(page)).not.toContainText('Your wording');
	});

	test('Escape closes what is unchanged at once, and asks before anything is lost', async ({
		page
	}) => {
		const { keyboard } = page;
		await openEditor(page);
		await keyboard.press('Escape');
		await expect(editor(page)).toBeHidden();
		await expect(row(page).getByRole('button', { name: 'Edit' })).toBeFocused();
		await keyboard.press('Enter');
		await field(page, 'The line on cards').fill('The most important trait is being reliable.');
		await keyboard.press('Escape');
		await expect(editor(page).getByRole('alert')).toHaveText('Your changes aren’t saved.');
		await expect(editor(page).getByRole('button', { name: 'Keep editing' })).toBeFocused();
		await keyboard.press('Escape');
		await expect(editor(page).getByRole('alert')).toBeHidden();
		await expect(field(page, 'The line on cards')).toHaveValue(
			'The most important trait is being reliable.'
		);
		await keyboard.press('Escape');
		await editor(page).getByRole('button', { name: 'Discard' }).press('Enter');
		await expect(editor(page)).toBeHidden();
		await expect(row(page)).toContainText('for what you do');
	});

	test('the line of the day is in the learner’s words', async ({ page }) => {
		const { keep, home } = controlsOf(page);
		await openEditor(page);
		await field(page, 'The line on cards').fill('The most important trait is being reliable.');
		await save(page).click();
		await expect(editor(page)).toBeHidden();
		// Of the lines that are kept there is one, so it is the line of every day.
		await page.goto('/review?meet=1');
		await keep.click();
		await page.getByRole('link', { name: /^Leave/ }).click();
		await expect(home.or(page.getByRole('heading', { name: 'Today' }))).toBeVisible();
		await expect(page.locator('section.panel blockquote')).toHaveText(
			'“The most important trait is being reliable.”'
		);
	});
});
