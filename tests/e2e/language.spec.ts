import { expect, test, type Browser, type Page } from '@playwright/test';
import { otherLanguage, type Language } from '#lib/core/language.ts';
import { phone } from '#tests/support/browser-screen.ts';
import { foreignWords } from '#tests/support/language-findings.ts';
import { storedLanguage } from '#tests/support/stored-language.ts';
import {
	answer,
	controlsOf,
	expectInterface,
	frontOf,
	keepFive,
	walkEveryScreen
} from '#tests/support/walk.ts';

test.use({
	...phone,
	locale: 'zh-CN',
	timezoneId: 'Asia/Shanghai',
	contextOptions: { reducedMotion: 'reduce' }
});

const tags = { zh: 'zh-Hans', en: 'en' } as const;

/** The front leads in a language: the words are marked so, and are so. */
async function expectFront(page: Page, language: Language): Promise<void> {
	await expect(frontOf(page)).toHaveAttribute('lang', tags[language]);
	await expect(frontOf(page)).toContainText(
		language === 'zh' ? /\p{Script=Han}{4}/u : /[a-z]+ [a-z]+ [a-z]+/i
	);
}

/** The quotation in the other language, under the front. */
const otherQuotation = (page: Page, language: Language) =>
	page.locator(`article .answer blockquote[lang="${tags[language]}"]`);

/** What the interface is in for a browser that asks for these languages, on what it has stored. */
async function interfaceFor(
	browser: Browser,
	locale: string,
	storageState?: Awaited<ReturnType<ReturnType<Page['context']>['storageState']>>
) {
	const context = await browser.newContext({ locale, ...(storageState && { storageState }) });
	const page = await context.newPage();
	await page.goto('/');
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	return { context, page };
}

test('a first visit is in the language that the browser asks for, in English where we lack it', async ({
	browser
}) => {
	for (const [locale, language] of [
		['zh-CN', 'zh'],
		['zh-TW', 'zh'],
		['en-GB', 'en'],
		['fr-FR', 'en']
	] as const) {
		const { context, page } = await interfaceFor(browser, locale);
		await expectInterface(page, language);
		await expect(controlsOf(page).begin).toHaveText(language === 'zh' ? /先试/ : /Try/);
		await context.close();
	}
});

test('a guess is not stored: the browser changes its language, and the interface follows', async ({
	browser
}) => {
	const guessed = await interfaceFor(browser, 'zh-CN');
	await keepFive(guessed.page);
	await expectInterface(guessed.page, 'zh');
	expect(await storedLanguage(guessed.page)).toBeNull();
	const stored = await guessed.context.storageState({ indexedDB: true });
	await guessed.context.close();
	const { context, page } = await interfaceFor(browser, 'en-GB', stored);
	await expect(page.getByRole('heading', { name: 'Today', exact: true })).toBeVisible();
	await expectInterface(page, 'en');
	await context.close();
});

test('a choice that was made before the collection is open outlives a reload', async ({
	browser
}) => {
	const { context, page } = await interfaceFor(browser, 'zh-CN');
	await expectInterface(page, 'zh');
	await page.addInitScript(() => {
		// On the next load the database never answers; on the one after that it does.
		if (sessionStorage.getItem('silent') === null) {
			IDBFactory.prototype.open = () => ({}) as IDBOpenDBRequest;
			sessionStorage.setItem('silent', 'once');
		}
	});
	await page.reload();
	await controlsOf(page).english.click();
	await expectInterface(page, 'en');
	await page.reload();
	await expect.poll(() => storedLanguage(page)).toBe('en');
	await expectInterface(page, 'en');
	await context.close();
});

test('a choice is stored: it outlives a reload and a browser that asks for the other language', async ({
	browser
}) => {
	const chosen = await interfaceFor(browser, 'zh-CN');
	await controlsOf(chosen.page).english.click();
	await expectInterface(chosen.page, 'en');
	await expect.poll(() => storedLanguage(chosen.page)).toBe('en');
	await chosen.page.reload();
	await expect(controlsOf(chosen.page).begin).toHaveText(/Try/);
	await expectInterface(chosen.page, 'en');
	await controlsOf(chosen.page).chinese.click();
	await expectInterface(chosen.page, 'zh');
	await expect.poll(() => storedLanguage(chosen.page)).toBe('zh');
	// It is in the collection, not only in the copy that the first paint reads.
	await chosen.page.evaluate(() => {
		localStorage.removeItem('jinju.preferences');
	});
	const stored = await chosen.context.storageState({ indexedDB: true });
	await chosen.context.close();
	const { context, page } = await interfaceFor(browser, 'en-GB', stored);
	await expectInterface(page, 'zh');
	await context.close();
});

test('switching changes the words, the page’s language and its title at once, without a reload', async ({
	page
}) => {
	await keepFive(page);
	for (const [path, chinese, english] of [
		['/review', '复习 · 金句', 'Review · Jinju'],
		['/', '今日 · 金句', 'Today · Jinju'],
		['/library', '书架 · 金句', 'Library · Jinju'],
		['/settings', '设置 · 金句', 'Settings · Jinju'],
		['/no-such-page', '没有这一页 · 金句', 'There is no such page · Jinju']
	] as const) {
		await page.goto(path);
		await expect(page).toHaveTitle(chinese);
		await page.evaluate(() => {
			document.body.dataset['kept'] = 'yes';
		});
		await controlsOf(page).english.click();
		await expectInterface(page, 'en');
		await expect(page).toHaveTitle(english);
		await expect(page.locator('body')).toHaveAttribute('data-kept', 'yes');
		await controlsOf(page).chinese.click();
		await expect(page).toHaveTitle(chinese);
	}
});

for (const [locale, language, name] of [
	['zh-CN', 'zh', 'Chinese'],
	['en-GB', 'en', 'English']
] as const) {
	test.describe(`in ${name}`, () => {
		test.use({ locale });

		test(`no screen says anything of its own in a language other than ${name}`, async ({
			page
		}) => {
			test.setTimeout(120_000);
			const findings: string[] = [];
			await walkEveryScreen(page, async (stop) => {
				const found = await foreignWords(page);
				findings.push(...found.map((words) => `${stop}: ${words}`));
			});
			expect(findings).toEqual([]);
			await expectInterface(page, language);
		});
	});
}

test('linked, the toggle flips interface and card in mid-card, and they stay flipped', async ({
	page
}) => {
	const { english, reveal, grades, easy } = controlsOf(page);
	await keepFive(page);
	await expectFront(page, 'zh');
	await english.click();
	await expectInterface(page, 'en');
	await expectFront(page, 'en');
	await expect(page.getByText('5 left')).toBeVisible();
	await reveal.click();
	await expect(grades).toBeVisible();
	await easy.click();
	await expect(page.getByText('4 left')).toBeVisible();
	await expectInterface(page, 'en');
	await expectFront(page, 'en');
});

test('after the reveal both languages are there, and the toggle swaps which leads', async ({
	page
}) => {
	const { chinese, english, reveal, grades } = controlsOf(page);
	await keepFive(page);
	await reveal.click();
	for (const [button, leads] of [
		[english, 'en'],
		[chinese, 'zh'],
		[english, 'en']
	] as const) {
		await button.click();
		await expectFront(page, leads);
		await expect(frontOf(page).locator('mark')).toBeVisible();
		await expect(otherQuotation(page, otherLanguage(leads))).toBeVisible();
		await expect(grades).toBeVisible();
	}
});

test('unlinked, the toggle flips this card alone in a review, and the interface elsewhere', async ({
	page
}) => {
	const { chinese, english, leave, settings, linked, review, reveal, easy } = controlsOf(page);
	await keepFive(page);
	await leave.click();
	await settings.click();
	await linked.click();
	await expect(page.getByRole('radiogroup', { name: '卡片语言' })).toBeVisible();
	await page.getByRole('link', { name: '今日' }).click();
	await review.click();
	await expectFront(page, 'zh');
	await english.click();
	await expectFront(page, 'en');
	await expect(english).toHaveAttribute('aria-pressed', 'true');
	await expectInterface(page, 'zh');
	await reveal.click();
	await expectFront(page, 'en');
	await easy.click();
	// The next card leads in the cards' own language again.
	await expect(page.getByText('还剩 4')).toBeVisible();
	await expectFront(page, 'zh');
	await expect(chinese).toHaveAttribute('aria-pressed', 'true');
	await leave.click();
	await english.click();
	await expectInterface(page, 'en');
	await page.getByRole('link', { name: 'Settings' }).click();
	const cards = page.getByRole('radiogroup', { name: 'Cards' });
	await cards.getByRole('radio', { name: '中文' }).click();
	await page.getByRole('link', { name: 'Today' }).click();
	await review.click();
	await expectInterface(page, 'en');
	await expectFront(page, 'zh');
});

test('undo brings a card back in the language in which it was answered', async ({ page }) => {
	const { chinese, english, undo, grades, reveal } = controlsOf(page);
	await keepFive(page);
	const first = await frontOf(page).innerText();
	await english.click();
	await expectFront(page, 'en');
	await answer(page, 'easy');
	await chinese.click();
	await expectFront(page, 'zh');
	expect(await frontOf(page).innerText()).not.toBe(first);
	await undo.click();
	await expect(grades).toBeVisible();
	await expectFront(page, 'en');
	await expectInterface(page, 'zh');
	// What is asked next is in the language that is chosen.
	await page.keyboard.press('4');
	await expect(reveal).toBeVisible();
	await expectFront(page, 'zh');
});

for (const [reads, choice, show] of [
	['zh', '中文', '看译文'],
	['en', 'English', '看原文']
] as const) {
	test(`who reads ${reads === 'zh' ? 'Chinese' : 'English'} alone finds the other language behind a button`, async ({
		page
	}) => {
		const { leave, settings, review, reveal } = controlsOf(page);
		await keepFive(page);
		await leave.click();
		await settings.click();
		const setting = page.getByRole('radiogroup', { name: '我读' });
		await setting.getByRole('radio', { name: choice }).click();
		await page.getByRole('link', { name: '今日' }).click();
		await review.click();
		await expectFront(page, reads);
		await reveal.click();
		await expect(otherQuotation(page, otherLanguage(reads))).toHaveCount(0);
		await page.getByRole('button', { name: show }).click();
		await expect(otherQuotation(page, otherLanguage(reads))).toBeVisible();
	});
}

test('the English front of a Chinese quotation says that it is translated, the Chinese does not', async ({
	page
}) => {
	const { chinese, english, begin, keep } = controlsOf(page);
	const mark = page.locator('article').getByText(/译文|translated/);
	await page.goto('/');
	await begin.click();
	await expect(mark).toHaveCount(0);
	await english.click();
	await expect(mark).toHaveText('translated');
	for (let met = 0; met < 5; met += 1) await keep.click();
	await expectFront(page, 'en');
	await expect(mark).toHaveText('translated');
	await chinese.click();
	await expectFront(page, 'zh');
	await expect(mark).toHaveCount(0);
});
