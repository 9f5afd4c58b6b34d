import { expect, test, type Page } from '@playwright/test';
import { desktop, phone } from '#tests/support/browser-screen.ts';
import { heard, stubSpeech, turnAway, twoVoices } from '#tests/support/device-stub.ts';
import { untilKept } from '#tests/support/kept-app.ts';
import {
	backToReview,
	controlsOf,
	frontOf,
	keepFive,
	openSettings,
	togglePinyin
} from '#tests/support/walk.ts';

test.use({
	...phone,
	locale: 'zh-CN',
	timezoneId: 'Asia/Shanghai',
	contextOptions: { reducedMotion: 'reduce' }
});

const listen = (page: Page) => page.getByRole('button', { name: /^(朗读|Listen)$/ });
const listenToOther = (page: Page) =>
	page.getByRole('button', { name: /^(朗读英文|朗读中文|Listen to the (English|Chinese))$/ });
const syllables = (page: Page) => page.locator('article rt');
/** A character with its reading above the words that are asked. */
const character = (page: Page, written: string) =>
	page.locator('article .ask ruby').filter({ hasText: new RegExp(`^${written}`) });
const readingOf = (page: Page, written: string) => character(page, written).first().locator('rt');
const dialog = (page: Page) => page.getByRole('dialog');

test.describe('speech', () => {
	test('by touch: the front with its gap, the answer whole, each language in its own voice', async ({
		page
	}) => {
		const { reveal, english, easy } = controlsOf(page);
		await stubSpeech(page, twoVoices);
		await keepFive(page);
		await listen(page).tap();
		await expect(listen(page)).toHaveAttribute('aria-pressed', 'true');
		expect(await heard(page)).toEqual([
			{
				text: expect.stringMatching(/^这个行业.*就是什么。/) as unknown,
				lang: 'zh-CN',
				voice: 'Tingting',
				rate: 1
			}
		]);
		await page.evaluate(() => window.device.finish());
		await expect(listen(page)).toHaveAttribute('aria-pressed', 'false');
		// A second tap while it speaks ends it.
		await listen(page).tap();
		await listen(page).tap();
		await expect(listen(page)).toHaveAttribute('aria-pressed', 'false');
		expect(await page.evaluate(() => window.device.cut)).toBe(1);
		await heard(page);
		await reveal.tap();
		await listen(page).tap();
		expect((await heard(page)).map(({ text }) => text).join('')).toMatch(/就是靠谱。.*负责任。/);
		await listenToOther(page).tap();
		await expect(listenToOther(page)).toHaveAttribute('aria-pressed', 'true');
		await expect(listen(page)).toHaveAttribute('aria-pressed', 'false');
		const [translation] = await heard(page);
		expect(translation).toMatchObject({ lang: 'en-US', voice: 'Samantha' });
		expect(translation?.text).toContain('being reliable.');
		// The other language leads: what was read is read no longer, and its own voice reads.
		await english.tap();
		await expect(listenToOther(page)).toHaveAttribute('aria-pressed', 'false');
		await listen(page).tap();
		expect(await heard(page)).toEqual([expect.objectContaining({ voice: 'Samantha' })]);
		await easy.tap();
		await expect(reveal).toBeVisible();
		await expect(listen(page)).toHaveAttribute('aria-pressed', 'false');
		expect(await page.evaluate(() => window.speechSynthesis.speaking)).toBeFalsy();
	});

	test('a new line is read too, in both languages', async ({ page }) => {
		const { begin, showOther, keep } = controlsOf(page);
		await stubSpeech(page, twoVoices);
		await page.goto('/');
		await begin.tap();
		await listen(page).tap();
		expect((await heard(page))[0]).toMatchObject({ lang: 'zh-CN' });
		await showOther.tap();
		await listenToOther(page).tap();
		expect((await heard(page))[0]).toMatchObject({ lang: 'en-US' });
		await keep.tap();
		await expect(listen(page)).toHaveAttribute('aria-pressed', 'false');
	});

	test('it falls silent when the page is hidden and when the learner leaves', async ({ page }) => {
		const cuts = () => page.evaluate(() => window.device.cut);
		await stubSpeech(page, twoVoices);
		await keepFive(page);
		await listen(page).tap();
		await turnAway(page, true);
		expect(await cuts()).toBe(1);
		await turnAway(page, false);
		await expect(listen(page)).toHaveAttribute('aria-pressed', 'false');
		await listen(page).tap();
		await controlsOf(page).leave.tap();
		await expect(controlsOf(page).review).toBeVisible();
		expect(await cuts()).toBe(2);
	});

	test('without a voice there is no button; it comes when the device tells one of its own', async ({
		page
	}) => {
		await stubSpeech(page, []);
		await keepFive(page);
		await expect(listen(page)).toHaveCount(0);
		// One that sends the words to a server is none.
		await page.evaluate(() =>
			window.device.tell([{ name: 'Google 普通话', lang: 'zh-CN', localService: false }])
		);
		await expect(listen(page)).toHaveCount(0);
		await page.evaluate(() => window.device.tell([{ name: 'Samantha', lang: 'en-US' }]));
		await expect(listen(page)).toHaveCount(0);
		await page.evaluate(() => window.device.tell([{ name: 'Meijia', lang: 'zh-TW' }]));
		await expect(listen(page)).toBeVisible();
	});

	test('what is set is read by itself, front and back, as fast as set, once the voices are known', async ({
		page
	}) => {
		const { reveal } = controlsOf(page);
		await stubSpeech(page, twoVoices);
		await keepFive(page);
		expect(await heard(page)).toEqual([]);
		await openSettings(page);
		const sides = page.getByRole('radiogroup', { name: '自动朗读' });
		await sides.getByRole('radio', { name: '两面' }).tap();
		await page.getByRole('button', { name: '减少 · 语速' }).tap();
		await expect(page.getByText('0.9 倍')).toBeVisible();
		await backToReview(page);
		expect(await heard(page)).toEqual([
			expect.objectContaining({ text: expect.stringContaining('什么'), rate: 0.9 })
		]);
		await reveal.tap();
		expect((await heard(page))[0]?.text).toContain('靠谱');
		// The choice is kept; voices that are late are waited for.
		await page.addInitScript(() => {
			window.device.tell([]);
		});
		await page.reload();
		await expect(reveal).toBeVisible();
		expect(await heard(page)).toEqual([]);
		await page.evaluate(() => window.device.tell([{ name: 'Tingting', lang: 'zh-CN' }]));
		await expect.poll(() => heard(page)).toHaveLength(1);
	});

	test('settings say that a device has no voice, and offer nothing that it cannot do', async ({
		page
	}) => {
		await stubSpeech(page, []);
		await page.goto('/settings');
		await expect(page.getByText(/没有自带的中文或英文语音/)).toBeVisible();
		await expect(page.getByRole('radiogroup', { name: '自动朗读' })).toHaveCount(0);
		await expect(page.getByRole('group', { name: '语速' })).toHaveCount(0);
		await page.evaluate(() => window.device.tell([{ name: 'Samantha', lang: 'en-US' }]));
		await expect(page.getByRole('radiogroup', { name: '自动朗读' })).toBeVisible();
	});
});

test.describe('pinyin', () => {
	test('is loaded and drawn on demand alone, and tells nothing of what is hidden', async ({
		browser
	}) => {
		// The network alone shows what a page asks for: a service worker stores everything beforehand.
		const context = await browser.newContext({
			...phone,
			locale: 'zh-CN',
			serviceWorkers: 'block'
		});
		const page = await context.newPage();
		const { pinyin, reveal } = controlsOf(page);
		let dictionaries = 0;
		page.on('response', async (response) => {
			if (!response.url().endsWith('.js')) return;
			const code = await response.text().catch(() => '');
			if (code.includes('zhuàng')) dictionaries += 1;
		});
		await keepFive(page);
		await expect(syllables(page)).toHaveCount(0);
		expect(dictionaries).toBe(0);
		await pinyin.tap();
		await expect(readingOf(page, '行')).toHaveText('háng');
		await expect(readingOf(page, '行')).toHaveAttribute('lang', 'zh-Latn');
		await expect.poll(() => dictionaries).toBe(1);
		await expect(syllables(page).filter({ hasText: /^(kào|pǔ)$/ })).toHaveCount(0);
		await expect(frontOf(page)).not.toContainText('靠');
		// On the front there is nothing to correct: what is under a finger is the card.
		await character(page, '行').tap();
		await expect(dialog(page)).toHaveCount(0);
		await reveal.tap();
		await expect(readingOf(page, '靠')).toHaveText('kào');
		await togglePinyin(page);
		await expect(syllables(page)).toHaveCount(0);
		// The next card begins without it.
		await togglePinyin(page);
		await expect(readingOf(page, '靠')).toHaveText('kào');
		await controlsOf(page).easy.tap();
		await expect(reveal).toBeVisible();
		await expect(syllables(page)).toHaveCount(0);
		await context.close();
	});

	test('is there without a network, once the app is kept', async ({ page, context }) => {
		const { pinyin } = controlsOf(page);
		await keepFive(page);
		await untilKept(page);
		await context.setOffline(true);
		await page.goto('/review');
		await pinyin.tap();
		await expect(readingOf(page, '行')).toHaveText('háng');
	});

	test('where no reading is sure there is none, and the learner’s own is drawn', async ({
		page
	}) => {
		const { pinyin, showOther } = controlsOf(page);
		await page.goto('/review?meet=20');
		const line = page.locator('article blockquote').first();
		const { keep } = controlsOf(page);
		await expect(keep).toBeVisible();
		// 干 is a word by itself here: gān or gàn.
		while (!/干一些/.test((await line.textContent()) ?? '')) {
			const before = await line.textContent();
			await keep.tap();
			await expect(line).not.toHaveText(before ?? '');
		}
		await expect(showOther).toBeVisible();
		await pinyin.tap();
		const doubtful = page.locator('article ruby').filter({ hasText: /^干/ }).first();
		await expect(doubtful).toBeVisible();
		await expect(doubtful.locator('rt')).toHaveCount(0);
		await doubtful.tap();
		await dialog(page).getByRole('button', { name: 'gàn' }).tap();
		await expect(doubtful.locator('rt')).toHaveText('gàn');
	});

	test('by touch: a reading that was corrected is kept, on every card of its note, and can be put back', async ({
		page
	}) => {
		const { reveal } = controlsOf(page);
		const showPinyin = async () => {
			await reveal.tap();
			await togglePinyin(page);
			await expect(syllables(page)).not.toHaveCount(0);
		};
		await keepFive(page);
		await showPinyin();
		await character(page, '行').tap();
		await expect(dialog(page)).toContainText(/行\s*读作/);
		await expect(dialog(page).getByRole('button', { name: 'háng' })).toHaveAttribute(
			'aria-pressed',
			'true'
		);
		await dialog(page).getByRole('button', { name: 'xíng' }).tap();
		await expect(dialog(page)).toBeHidden();
		await expect(readingOf(page, '行')).toHaveText('xíng');
		await page.goto('/review');
		await showPinyin();
		await expect(readingOf(page, '行')).toHaveText('xíng');
		// In the exact words, where it stands among others, too.
		await page.getByRole('button', { name: '原话' }).tap();
		const exact = page.locator('article .answer blockquote ruby').filter({ hasText: /^行/ });
		await expect(exact.first().locator('rt')).toHaveText('xíng');
		await character(page, '行').tap();
		await dialog(page).getByRole('button', { name: '恢复原来的注音' }).tap();
		await expect(readingOf(page, '行')).toHaveText('háng');
		await page.goto('/review');
		await showPinyin();
		await expect(readingOf(page, '行')).toHaveText('háng');
	});
});

test.describe('by keyboard', () => {
	test.use({ ...desktop, locale: 'en-GB' });

	test('R reads, P draws pinyin, and a reading is corrected in a field of its own', async ({
		page
	}) => {
		const { reveal, grades } = controlsOf(page);
		const { keyboard } = page;
		await stubSpeech(page, twoVoices);
		await keepFive(page);
		await keyboard.press('r');
		expect((await heard(page))[0]?.text).toMatch(/being blank\./);
		// There is no Chinese on this front to stand above.
		await keyboard.press('p');
		await expect(syllables(page)).toHaveCount(0);
		await keyboard.press('Space');
		await expect(grades).toBeVisible();
		await keyboard.press('p');
		await expect(syllables(page)).not.toHaveCount(0);
		await page.getByRole('button', { name: 'Correct a reading' }).focus();
		await keyboard.press('Enter');
		const chosen = dialog(page).getByRole('button', { name: /行/ });
		await chosen.focus();
		await keyboard.press('Enter');
		await expect(dialog(page)).toContainText(/行\s*is read/);
		const field = dialog(page).getByRole('textbox', { name: 'Another reading' });
		await field.focus();
		// Letters and digits that are keys of the card belong to the field.
		await keyboard.type('luk3');
		await keyboard.press('Enter');
		await expect(dialog(page).getByRole('alert')).toHaveText(/not a pinyin syllable/);
		await keyboard.press('Control+a');
		await keyboard.type('hang4');
		await keyboard.press('Enter');
		await expect(dialog(page)).toBeHidden();
		const corrected = page.locator('article ruby').filter({ hasText: /^行/ }).locator('rt');
		await expect(corrected.first()).toHaveText('hàng');
		await expect(page.getByText('5 left')).toBeVisible();
		await expect
			.poll(() => page.evaluate(() => document.activeElement?.textContent))
			.toBe('Correct a reading');
		// Escape closes the dialog and not the sitting.
		await keyboard.press('Enter');
		await expect(dialog(page)).toBeVisible();
		await keyboard.press('Escape');
		await expect(dialog(page)).toBeHidden();
		await keyboard.press('4');
		await expect(reveal).toBeVisible();
		await keyboard.press('?');
		await expect(dialog(page)).toContainText('Listen');
		await expect(dialog(page)).toContainText('Pinyin');
	});
});
