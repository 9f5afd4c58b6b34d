import { expect, test, type Locator, type Page } from '@playwright/test';
import { axeFindings } from '#tests/support/axe-findings.ts';
import { desktop, phone } from '#tests/support/browser-screen.ts';
import { foreignWords, wronglyMarkedText } from '#tests/support/language-findings.ts';
import { cutOffText, smallTargets, widthTooMuch } from '#tests/support/layout-findings.ts';
import { controlsOf, frontOf } from '#tests/support/walk.ts';

// What a learner makes by hand: cards of words selected in an episode, notes of one's own, and a missing
// text filled by the browser's own translator.

test.use({ timezoneId: 'Asia/Shanghai', contextOptions: { reducedMotion: 'reduce' } });

const episode = '/episode?id=140-230-e0d3ea9a';
const bar = (page: Page): Locator =>
	page.getByRole('toolbar', { name: /^(用选中的字做卡|Make a card of the selected words)$/ });
const maker = (page: Page): Locator =>
	page.getByRole('dialog', { name: /^(做一张卡|新笔记|Make a card|New note)$/ });
const kind = (page: Page, name: RegExp): Locator => maker(page).getByRole('radio', { name });
const save = (page: Page): Locator => maker(page).getByRole('button', { name: /^(保存|Save)$/ });
const write = (page: Page): Locator =>
	page.getByRole('button', { name: /^(写一条笔记|Write a note)$/ });
const told = (page: Page, words: RegExp): Locator =>
	page.getByRole('status').filter({ hasText: words });
const undo = (page: Page): Locator => page.getByRole('button', { name: /^(撤销|Undo)$/ });

/** Selects words on the page, as a long press does. */
async function select(within: Locator, words: string): Promise<void> {
	await within.evaluate((element, wanted) => {
		const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
		for (let node = walker.nextNode(); node; node = walker.nextNode()) {
			const at = node.textContent?.indexOf(wanted) ?? -1;
			if (at < 0) continue;
			const range = document.createRange();
			range.setStart(node, at);
			range.setEnd(node, at + wanted.length);
			getSelection()?.removeAllRanges();
			getSelection()?.addRange(range);
			return;
		}
		throw new Error(`${wanted} is not there`);
	}, words);
}

/** What a program can hold against the screen as it is. */
async function expectSound(page: Page): Promise<void> {
	expect(await axeFindings(page)).toEqual([]);
	expect(await smallTargets(page)).toEqual([]);
	expect(await widthTooMuch(page)).toBe(0);
	expect(await cutOffText(page)).toEqual([]);
	expect(await wronglyMarkedText(page)).toEqual([]);
	expect(await foreignWords(page)).toEqual([]);
}

test.describe('by touch, in Chinese', () => {
	test.use({ ...phone, locale: 'zh-CN' });

	test('words of a quotation become a gap, which is asked, taken back and deleted', async ({
		page
	}) => {
		const { reveal } = controlsOf(page);
		await page.goto(episode);
		await expect(write(page)).toBeVisible();
		const row = page.locator('article').first();
		await select(row.locator('blockquote'), '特质');
		await expect(bar(page)).toBeVisible();
		await expectSound(page);
		await bar(page).getByRole('button', { name: '填空' }).tap();
		const front = maker(page).getByRole('textbox', { name: '正面' });
		await expect(front).toHaveValue(/最重要的\{\{特质\}\}就是靠谱/);
		await expect(maker(page)).toContainText('它原有的 4 张卡会一起学');
		await expectSound(page);
		await save(page).tap();
		await expect(maker(page)).toBeHidden();
		await expect(told(page, /^做好了/)).toBeVisible();
		await undo(page).tap();
		await expect(row.getByRole('button', { name: '记住它' })).toBeVisible();

		await select(row.locator('blockquote'), '特质');
		await bar(page).getByRole('button', { name: '填空' }).tap();
		await save(page).tap();
		await expect(told(page, /^做好了/)).toBeVisible();
		await page.reload();
		await row.locator('button[aria-expanded]').tap();
		await expect(row).toContainText('你做的卡');
		await expectSound(page);
		await page.goto('/review?practice=notes&of=quote');
		await page.goto('/review');
		await expect(reveal).toBeVisible();

		await page.goto(episode);
		await row.locator('button[aria-expanded]').tap();
		await row.getByRole('button', { name: /^删除 / }).tap();
		await expect(row).not.toContainText('你做的卡');
		await undo(page).tap();
		await expect(row).toContainText('你做的卡');
	});

	test('a chapter’s words begin a note of the episode, with its text in both languages', async ({
		page
	}) => {
		await page.goto(episode);
		await expect(write(page)).toBeVisible();
		await page.getByRole('tab', { name: /^章节/ }).tap();
		const summary = page.locator('article p[lang]').first();
		const text = (await summary.textContent()) ?? '';
		await select(summary, text.slice(0, 4));
		await bar(page).getByRole('button', { name: '问答' }).tap();
		await expect(maker(page).getByRole('textbox', { name: '中文' })).toHaveValue(text);
		await expect(maker(page).getByRole('textbox', { name: '英文（可不填）' })).not.toHaveValue('');
		await expect(save(page)).toBeDisabled();
		await expectSound(page);
		await maker(page).getByRole('textbox', { name: '问题' }).fill('这一章从哪里说起？');
		await save(page).tap();
		await expect(maker(page)).toBeHidden();
		await page.getByRole('tab', { name: '我的 1' }).tap();
		const mine = page.locator('article').first();
		await expect(mine).toContainText(text);
		await mine.locator('button[aria-expanded]').tap();
		await mine.getByRole('button', { name: '删除笔记' }).tap();
		await expect(page.getByRole('tab', { name: /^我的/ })).toBeHidden();
		await undo(page).tap();
		await expect(page.getByRole('tab', { name: '我的 1' })).toBeVisible();
	});

	test('a note that is written in the library has a shelf of its own, and is asked with the rest', async ({
		page
	}) => {
		const { reveal, good, home } = controlsOf(page);
		await page.goto('/library');
		await write(page).tap();
		await expect(save(page)).toBeDisabled();
		await expectSound(page);
		await maker(page).getByRole('textbox', { name: '中文' }).fill('先把问题写下来，再想答案。');
		await kind(page, /^填空$/).tap();
		const front = maker(page).getByRole('textbox', { name: '正面' });
		await expect(front).toHaveValue('先把问题写下来，再想答案。');
		await expect(save(page)).toBeDisabled();
		await front.fill('先把{{问题}}写下来，再想答案。');
		await save(page).tap();
		await expect(maker(page)).toBeHidden();
		const shelf = page.getByRole('link', { name: /我的笔记/ });
		await expect(shelf).toBeVisible();
		await undo(page).tap();
		await expect(shelf).toBeHidden();

		await write(page).tap();
		await maker(page).getByRole('textbox', { name: '中文' }).fill('先把问题写下来，再想答案。');
		await maker(page).getByRole('textbox', { name: '谁说的' }).fill('老师');
		await kind(page, /^填空$/).tap();
		await front.fill('先把{{问题}}写下来，再想答案。');
		await save(page).tap();
		await expect(maker(page)).toBeHidden();
		await page.goto('/review');
		await expect(frontOf(page)).toContainText('写下来，再想答案。');
		await expect(page.locator('article')).toContainText('老师');
		await expectSound(page);
		await reveal.tap();
		await good.tap();
		await page.goto('/library');
		await shelf.tap();
		await expect(page.getByRole('heading', { name: '我的笔记' })).toBeVisible();
		await expect(page.getByRole('link', { name: '练我的笔记' })).toBeVisible();
		const row = page.locator('article').first();
		await row.locator('button[aria-expanded]').tap();
		await expectSound(page);
		await row.getByRole('button', { name: '编辑' }).tap();
		const editor = page.getByRole('dialog', { name: '编辑' });
		await editor.getByRole('textbox', { name: '原话' }).fill('先把问题写下来。');
		await editor.getByRole('button', { name: '保存' }).tap();
		await expect(row).toContainText('“先把问题写下来。”');
		await expect(home).toBeHidden();
		// They are studied by a preset like any deck.
		await page.goto('/settings/study');
		await page.getByRole('button', { name: '新建方案' }).tap();
		await expect(page.getByRole('combobox', { name: '我的笔记' })).toBeVisible();
	});
});

test.describe('by keyboard, in English', () => {
	test.use({ ...desktop, locale: 'en-GB' });

	test('a phrase is marked in both languages from the row’s own button, and asked either way', async ({
		page
	}) => {
		const { keyboard } = page;
		await page.goto(episode);
		await expect(write(page)).toBeVisible();
		const row = page.locator('article').first();
		await row.locator('button[aria-expanded]').press('Enter');
		await row.getByRole('button', { name: 'Make a card' }).press('Enter');
		await expect(maker(page)).toBeVisible();
		await kind(page, /^Gap$/).press('ArrowRight');
		await kind(page, /^Question$/).press('ArrowRight');
		await expect(kind(page, /^Translation$/)).toBeChecked();
		const front = (name: string): Locator =>
			maker(page)
				.getByRole('region', { name, exact: true })
				.getByRole('textbox', { name: 'Front' });
		await front('English').fill('The trait is being {{reliable}}.');
		await expect(save(page)).toBeDisabled();
		await front('Chinese').fill('特质就是{{靠谱}}。');
		await expectSound(page);
		await front('Chinese').press('Control+Enter');
		await expect(maker(page)).toBeHidden();
		await expect(told(page, /^Made/)).toBeVisible();
		await expect(row).toContainText('The trait is being reliable.');
		// Nothing is lost unasked.
		await write(page).press('Enter');
		await maker(page).getByRole('textbox', { name: 'English' }).fill('A thought');
		await keyboard.press('Escape');
		await expect(maker(page).getByRole('alert')).toHaveText('Your changes aren’t saved.');
		await maker(page).getByRole('button', { name: 'Discard' }).press('Enter');
		await expect(maker(page)).toBeHidden();
	});

	test('a missing text is filled by the browser’s own translator, and marked until it is confirmed', async ({
		page
	}) => {
		await page.addInitScript(() => {
			Object.assign(window, {
				Translator: {
					availability: () => Promise.resolve('downloadable'),
					create: () => Promise.resolve({ translate: () => Promise.resolve('先把问题写下来。') })
				}
			});
		});
		await page.goto('/library');
		await write(page).press('Enter');
		await maker(page).getByRole('textbox', { name: 'English' }).fill('Write the question down.');
		const fill = maker(page).getByRole('button', { name: 'Fill by on-device translation' });
		await expect(maker(page)).toContainText('downloads a language pack once');
		await expectSound(page);
		await fill.press('Enter');
		await expect(maker(page).getByRole('textbox', { name: 'Chinese (optional)' })).toHaveValue(
			'先把问题写下来。'
		);
		await expect(fill).toBeHidden();
		await save(page).press('Enter');
		await expect(maker(page)).toBeHidden();
		await page.getByRole('link', { name: /My notes/ }).click();
		const row = page.locator('article').first();
		await row.locator('button[aria-expanded]').press('Enter');
		await expect(row).toContainText('Machine translation, not checked');
		await expectSound(page);
		await row.getByRole('button', { name: 'I’ve checked it' }).press('Enter');
		await expect(row).not.toContainText('Machine translation');
		await undo(page).press('Enter');
		await expect(row).toContainText('Machine translation, not checked');
		// Rewording it is as good as confirming it.
		await row.getByRole('button', { name: 'Edit' }).press('Enter');
		const editor = page.getByRole('dialog', { name: 'Edit' });
		await editor.getByRole('tab', { name: 'Chinese' }).press('Enter');
		await expect(editor).toContainText('Machine translation, not checked');
		await editor.getByRole('textbox', { name: 'Sentence' }).fill('先写下问题。');
		await expect(editor).not.toContainText('Machine translation');
		await editor.getByRole('button', { name: 'Save' }).press('Enter');
		await expect(row).toContainText('先写下问题。');
		await expect(row).not.toContainText('Machine translation');
	});
});
