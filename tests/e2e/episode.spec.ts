import { expect, test, type Page } from '@playwright/test';
import { phone } from '#tests/support/browser-screen.ts';
import { untilKept } from '#tests/support/kept-app.ts';
import { answer, controlsOf, expectInterface, frontOf } from '#tests/support/walk.ts';

test.use({ ...phone, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });

async function openEpisode(page: Page): Promise<void> {
	await page.goto('/library');
	await page.locator('a.panel').click();
	await page.getByRole('tab').first().waitFor();
}

const row = (page: Page, words: string | RegExp) =>
	page.locator('article').filter({ hasText: words });

test('a quotation is shown with what was meant, marked with what the page has, in both languages', async ({
	page
}) => {
	await openEpisode(page);
	const coding = row(page, '从那个之后一直都处于高速发展');
	await expect(coding).toContainText('Claude 3.5[页面作 Cloud 3.5] new');
	await coding.getByRole('button', { expanded: false }).first().click();
	await expect(coding).toContainText('Claude 3.5[page: Cloud 3.5] new');
	await expect(row(page, '浪费在伺候')).toContainText('老登[页面作 老灯]');
	await page.getByRole('tab', { name: /^勘误/ }).click();
	await expect(row(page, '页面作 Minus')).toContainText('读音相近');
	await expect(row(page, 'Gemini 1.5')).toContainText('存疑');
});

test('a prediction says when it can be checked, once the learner has said when it was recorded', async ({
	page
}) => {
	await openEpisode(page);
	await page.getByRole('tab', { name: /^预测/ }).click();
	const closed = row(page, '新办的 AI 实验室');
	const dated = row(page, '慢慢').or(row(page, '自己把实验做完')).last();
	await expect(dated).toContainText('期限：访谈后 6 到 12 个月');
	await expect(dated).not.toContainText('核对');
	await page.getByRole('button', { name: '填写录制日期' }).click();
	await page.getByLabel('录制日期').fill('2026-03-15');
	await page.getByRole('button', { name: '保存' }).click();
	await expect(dated).toContainText('2026年9月15日至2027年3月15日之间可核对');
	await expect(closed).not.toContainText('核对');
	await page.reload();
	await page.getByRole('tab', { name: /^预测/ }).click();
	await expect(row(page, '自己把实验做完')).toContainText('2027年3月15日');
	await controlsOf(page).english.click();
	await expect(page.getByRole('button', { name: 'Recorded 15 March 2026; change' })).toBeVisible();
});

test('a term is explained where it occurs, and leads from the glossary to its places; so do names; offline too', async ({
	context,
	page
}) => {
	await openEpisode(page);
	await untilKept(page);
	await context.setOffline(true);
	await page.getByRole('tab', { name: /^章节/ }).click();
	const chapter = row(page, '跑分趋同');
	await chapter.getByRole('button', { name: '跑分' }).click();
	await expect(chapter).toContainText('统考');
	await page.getByRole('tab', { name: /^术语/ }).click();
	const term = row(page, '非厄米系统');
	await term.getByRole('button', { name: /出现 \d+ 处/ }).click();
	await expect(term).toContainText('旧理论失效，另起一套');
	await page.getByRole('tab', { name: /^人与物/ }).click();
	await expect(row(page, '先后在 Anthropic 和 Google DeepMind')).toContainText('说了 53 句');
	const company = row(page, 'Manus').filter({ hasText: '页面作 Minus' });
	await company.getByRole('button', { name: /提到 \d+ 处/ }).click();
	await expect(company).toContainText('00:15:35');
	await page.getByRole('tab', { name: '画面' }).click();
	await expect(row(page, '另一位出名的姚顺宇')).toContainText('时间存疑，这件事在 00:00:00 前后');
});

/** Of the first five lines only the fourth is kept: a gap, answered, and a phrase in both directions. */
async function keepTheFourth(page: Page): Promise<void> {
	const { begin, keep, skip, home, meetMore } = controlsOf(page);
	await page.goto('/');
	await begin.or(meetMore).click();
	for (let skipped = 0; skipped < 3; skipped += 1) await skip.click();
	await keep.click();
	await skip.click();
	await answer(page, 'easy');
	await home.click();
	await expect(meetMore).toBeVisible();
}

async function nextDay(page: Page): Promise<void> {
	await page.clock.setSystemTime(new Date('2026-05-03T10:00:00+08:00'));
	await page.reload();
}

test('phrases to translate are asked last, and the toggle changes the interface alone', async ({
	page
}) => {
	const { reveal, english, review } = controlsOf(page);
	await page.clock.setSystemTime(new Date('2026-05-02T10:00:00+08:00'));
	await keepTheFourth(page);
	await nextDay(page);
	await review.click();
	await reveal.waitFor();
	const front = frontOf(page);
	const asked = (await front.textContent()) ?? '';
	const fromChinese = asked.includes('胆子要大');
	await expect(front.locator('mark')).toHaveText(fromChinese ? '胆子要大' : 'be bold');
	await expect(page.getByText('画线的话')).toHaveText(
		fromChinese ? '画线的话，英文怎么说？' : '画线的话，中文怎么说？'
	);
	await english.click();
	await expectInterface(page, 'en');
	await expect(front).toHaveText(asked);
	await reveal.click();
	await expect(page.locator('.answer mark').first()).toHaveText(
		fromChinese ? 'be bold' : '胆子要大'
	);
});

test('whoever reads one language is not asked to translate', async ({ page }) => {
	const { settings } = controlsOf(page);
	await page.clock.setSystemTime(new Date('2026-05-02T10:00:00+08:00'));
	await page.goto('/settings');
	await page.getByRole('radiogroup', { name: '我读' }).getByRole('radio', { name: '中文' }).click();
	await keepTheFourth(page);
	await nextDay(page);
	await expect(page.getByText('今天的都记过了')).toBeVisible();
	await settings.click();
	await page.getByRole('radio', { name: '双语' }).click();
	await page.goto('/review');
	await expect(frontOf(page).locator('mark')).toBeVisible();
});
