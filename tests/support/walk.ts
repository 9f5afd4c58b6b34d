import { expect, type Locator, type Page } from '@playwright/test';
import { languageTag, type Language } from '#lib/core/language.ts';
import { controlWords } from '#tests/support/control-words.js';

/** What a learner acts on, found by its name in either language of the interface. */
export function controlsOf(page: Page) {
	const button = (name: RegExp): Locator => page.getByRole('button', { name });
	const link = (name: RegExp): Locator => page.getByRole('link', { name });
	return {
		chinese: page.getByRole('button', { name: '中文', exact: true }),
		english: page.getByRole('button', { name: 'English', exact: true }),
		begin: link(controlWords.begin),
		meetMore: link(controlWords.meetMore),
		review: link(controlWords.review),
		keep: button(controlWords.keep),
		skip: button(controlWords.skip),
		showOther: button(/^(看英文|看中文|Show English|Show Chinese)$/),
		hint: button(/^(提示|Hint)$/),
		pinyin: button(/^(注音|Pinyin)$/),
		reveal: button(controlWords.reveal),
		grades: page.getByRole('group', { name: /^(记得怎么样？|How well did you know it\?)$/ }),
		again: button(controlWords.again),
		good: button(controlWords.good),
		easy: button(controlWords.easy),
		undo: button(controlWords.undo),
		leave: link(controlWords.leave),
		copy: button(/^(复制|Copy)$/),
		home: link(controlWords.home),
		library: link(/^(书架|Library)$/),
		settings: page.getByRole('navigation').getByRole('link', { name: /^(设置|Settings)$/ }),
		typed: page.getByRole('switch', { name: /^(先写答案|Type the answer)/ }),
		field: page.getByRole('textbox', { name: /^(你的答案|Your answer)$/ }),
		linked: page.getByRole('switch', { name: /^(界面与卡片用同一种语言|Same language for)/ })
	} as const;
}

/** The front of the card that is asked, as it stands on screen. */
export function frontOf(page: Page): Locator {
	return page.locator('article .ask').locator('blockquote, .question');
}

/** Expects the interface in a language: what the document says of itself. */
export async function expectInterface(page: Page, language: Language): Promise<void> {
	await expect(page.locator('html')).toHaveAttribute('lang', languageTag(language));
}

/** From the first visit to the first of five questions, each a line with a gap. */
export async function keepFive(page: Page): Promise<void> {
	const { begin, keep, reveal } = controlsOf(page);
	await page.goto('/');
	await begin.click();
	for (let met = 0; met < 5; met += 1) await keep.click();
	await expect(reveal).toBeVisible();
}

/** Shows the answer and grades it; the next card, or the end, is on screen when it is saved. */
export async function answer(page: Page, grade: 'again' | 'good' | 'easy'): Promise<void> {
	const controls = controlsOf(page);
	await controls.reveal.click();
	await controls[grade].click();
	await expect(controls.grades).toBeHidden();
}

/** Draws the pinyin of a card whose answer is shown, or takes it away, by its menu. */
export async function togglePinyin(page: Page): Promise<void> {
	const sheet = page.getByRole('dialog');
	await page.getByRole('button', { name: /^(更多操作|More actions)$/ }).click();
	await sheet.getByRole('button', { name: /^(注音|Pinyin)/ }).click();
	await sheet.waitFor({ state: 'detached' });
}

/** Opens the sheet of other ways to practise from Today. */
export async function openOtherWays(page: Page): Promise<void> {
	await page.getByRole('button', { name: /^(换个练法|Practise another way)$/ }).click();
}

/** From a sitting to the settings. */
export async function openSettings(page: Page): Promise<void> {
	const { leave, settings } = controlsOf(page);
	await leave.click();
	await settings.click();
}

/** From the settings back to the sitting, by the way that a learner takes. */
export async function backToReview(page: Page): Promise<void> {
	await page.getByRole('link', { name: /^(今日|Today)$/ }).click();
	await controlsOf(page).review.click();
	await expect(controlsOf(page).reveal).toBeVisible();
}

/**
 * Walks through every screen as a learner does who has just come, and stops at each of its states.
 * What is done at a stop must leave the page as it was.
 */
export async function walkEveryScreen(
	page: Page,
	at: (stop: string) => Promise<unknown>
): Promise<void> {
	const controls = controlsOf(page);
	// Some builds of Chromium refuse the clipboard to whoever was not asked.
	await page.context().grantPermissions(['clipboard-write']);
	await page.goto('/');
	await controls.begin.waitFor();
	await at('first visit');
	await controls.begin.click();
	await controls.keep.waitFor();
	await at('meet');
	await controls.showOther.click();
	await at('meet, both languages');
	await controls.keep.click();
	for (let skipped = 0; skipped < 4; skipped += 1) await controls.skip.click();
	await controls.reveal.waitFor();
	await at('question with a gap');
	await controls.hint.click();
	await at('question with its hint');
	await controls.reveal.click();
	await at('answer with its gap filled');
	await togglePinyin(page);
	await page.locator('article rt').first().waitFor();
	await at('answer with pinyin');
	await page.locator('article ruby').nth(2).click();
	await page.getByRole('dialog').waitFor();
	await at('a reading to correct');
	await page.keyboard.press('Escape');
	await page.getByRole('dialog').waitFor({ state: 'hidden' });
	await controls.easy.click();
	await controls.home.waitFor();
	await at('done');
	await controls.home.click();
	await controls.meetMore.waitFor();
	await page.getByText(/(两个月后|in two months)/).waitFor();
	await page.locator('section.panel button[aria-expanded]').click();
	// Not every browser lets a page that nobody looks at write there unasked.
	await page.context().grantPermissions(['clipboard-write']);
	await controls.copy.click();
	await page.getByText(/^(已复制|Copied)$/).waitFor();
	await at('today, nothing due, the line open and copied');
	await controls.meetMore.click();
	for (let kept = 0; kept < 3; kept += 1) await controls.keep.click();
	for (let skipped = 0; skipped < 7; skipped += 1) await controls.skip.click();
	await controls.reveal.waitFor();
	await at('question');
	await controls.reveal.click();
	await at('answer');
	await walkCardSheet(page, at);
	await page.keyboard.press('?');
	await page.getByRole('dialog').waitFor();
	await at('keys');
	await page.getByRole('dialog').getByRole('button').click();
	await answerInAnotherTab(page);
	await controls.good.click();
	await page.getByRole('alert').waitFor();
	await at('refused, answered in another tab');
	await controls.leave.click();
	await controls.review.waitFor();
	await at('today, cards due');
	await openOtherWays(page);
	await page.getByRole('dialog').getByRole('link').first().waitFor();
	await at('other ways to practise');
	await page
		.getByRole('dialog')
		.getByRole('link', { name: /^(第|Ep\.)/ })
		.click();
	await controls.reveal.click();
	await at('answer in practice');
	await controls.leave.click();
	await controls.review.waitFor();
	await controls.library.click();
	await page.getByText(/^(在学|Learning)/).waitFor();
	await at('library');
	await page.locator('a.panel').click();
	await page.getByRole('tab').first().waitFor();
	await at('episode');
	await page.getByText(/(两个月后|in two months)/).waitFor();
	await page.locator('article button[aria-expanded]').first().click();
	await controls.copy.waitFor();
	await page.getByRole('button', { name: /视频地址|video address/ }).click();
	await page.getByRole('textbox').fill('not an address');
	await page.getByRole('textbox').press('Enter');
	await page.getByRole('alert').waitFor();
	await at('episode, a line open, an address refused');
	await page.getByRole('button', { name: /^(编辑|Edit)$/ }).click();
	await page.getByRole('dialog').getByRole('textbox').first().fill('1');
	await at('editor, a line changed');
	await page.keyboard.press('Escape');
	await page.getByRole('button', { name: /^(不保存|Discard)$/ }).click();
	await page.getByRole('tab').nth(1).click();
	await at('takeaways');
	await walkEpisode(page, at);
	await controls.settings.click();
	await controls.linked.click();
	await page.getByRole('radiogroup').nth(2).waitFor();
	await at('settings');
	await page.getByRole('link', { name: /^(学习方式|How you learn)/ }).click();
	await page.getByRole('button', { name: /^(新建方案|New preset)$/ }).click();
	await page.getByRole('textbox', { name: /^(名称|Name)$/ }).waitFor();
	await page.getByRole('switch', { name: /^(每集单独设上限|Limits for each episode)/ }).click();
	await at('how you learn, with a preset');
	await controls.settings.click();
	await controls.linked.click();
	await controls.typed.click();
	await page.goto('/review');
	await controls.field.fill('蓝色的海');
	await at('answer being typed');
	await controls.reveal.click();
	await page.locator('del').first().waitFor();
	await at('answer beside what was typed');
	await page.goto('/no-such-page');
	await controls.home.waitFor();
	await at('not found');
}

/** The sheet about the card on screen, page by page, and what the learner has put on the card. */
async function walkCardSheet(page: Page, at: (stop: string) => Promise<unknown>): Promise<void> {
	const sheet = page.getByRole('dialog');
	const save = sheet.getByRole('button', { name: /^(保存|Save)$/ });
	const visit = async (key: string, stop: string) => {
		await page.keyboard.press(key);
		await sheet.waitFor();
		await at(stop);
	};
	await visit('m', 'card sheet');
	await sheet.getByRole('radio').nth(1).click();
	await page.keyboard.press('Escape');
	await sheet.waitFor({ state: 'detached' });
	await visit('i', 'card info');
	await page.keyboard.press('Escape');
	await sheet.waitFor({ state: 'detached' });
	await visit('d', 'due date');
	await page.keyboard.press('Escape');
	await sheet.waitFor({ state: 'detached' });
	await visit('c', 'line to share');
	await page.keyboard.press('Escape');
	await sheet.waitFor({ state: 'detached' });
	await visit('n', 'own line');
	await sheet.getByRole('textbox').fill('2026');
	await save.click();
	await sheet.waitFor({ state: 'detached' });
	await page.keyboard.press('o');
	await sheet.getByRole('radio').nth(1).click();
	await at('mark');
	await save.click();
	await sheet.waitFor({ state: 'detached' });
	await at('answer with a flag, a mark and an own line');
}

/** The rest of an episode's tabs, with something open on each. */
async function walkEpisode(page: Page, at: (stop: string) => Promise<unknown>): Promise<void> {
	const open = (name: RegExp) => page.getByRole('tab', { name }).click();
	const panel = page.getByRole('tabpanel');
	await open(/^(章节|Chapters)/);
	await panel.getByRole('group').getByRole('button').first().click();
	await at('chapters, a term explained');
	await open(/^(预测|Predictions)/);
	await panel.getByRole('button', { name: /录制日期|recording date/ }).click();
	await panel.getByRole('button', { name: /^(保存|Save)$/ }).click();
	await panel.getByRole('alert').waitFor();
	await at('predictions, a date refused');
	await open(/^(人与物|Names)/);
	await panel
		.getByRole('button', { name: /提到|mention/ })
		.first()
		.click();
	await at('names, mentions open');
	await open(/^(术语|Glossary)/);
	await panel
		.getByRole('button', { name: /出现|In \d+ place/ })
		.first()
		.click();
	await at('glossary, places open');
	await open(/^(画面|On camera)/);
	await panel.getByRole('heading', { name: /手势|Gestures/ }).waitFor();
	await at('camera');
	await open(/^(勘误|Corrections)/);
	await panel.getByRole('heading').first().waitFor();
	await at('corrections');
}

/** The card on screen is answered in a second tab, so that this one's grade will be refused. */
export async function answerInAnotherTab(page: Page): Promise<void> {
	const other = await page.context().newPage();
	await other.goto('/review');
	await answer(other, 'easy');
	await other.close();
	await page.bringToFront();
}
