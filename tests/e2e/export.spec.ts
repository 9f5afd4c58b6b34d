import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import Papa from 'papaparse';
import { parsePage } from '#lib/core/episode/parse-page.ts';
import { axeFindings } from '#tests/support/axe-findings.ts';
import { watchForComplaints } from '#tests/support/browser-complaints.ts';
import { desktop } from '#tests/support/browser-screen.ts';
import { rootSite } from '#tests/support/browser-site.ts';
import { smallTargets } from '#tests/support/layout-findings.ts';
import { testPage } from '#tests/support/pages/test-page.ts';
import { savedGrades } from '#tests/support/saved-grades.ts';
import { answer, keepFive } from '#tests/support/walk.ts';

// A mouse: by touch the sheet of the platform opens, which only a person can answer.
test.use({ ...desktop, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** Exports one of the kinds; answers the file. */
async function exported(
	page: Page,
	{ label, store }: { readonly label: string; readonly store: string }
): Promise<{ readonly name: string; readonly bytes: Buffer }> {
	await button(page, label).click();
	const begun = page.waitForEvent('download');
	await button(page, store).click();
	const download = await begun;
	return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

const inChinese = (label: string) => ({ label, store: '存起来' });

/** A table as any program reads it. */
function tableOf(bytes: Buffer): readonly Record<string, string>[] {
	const { data, errors } = Papa.parse<Record<string, string>>(bytes.toString('utf8'), {
		header: true,
		skipEmptyLines: true
	});
	expect(errors).toEqual([]);
	return data;
}

test('cards and answers are tables, in words of the learner, and what was undone is marked', async ({
	page,
	context
}) => {
	const complaints = watchForComplaints(context, rootSite.address(''));
	await keepFive(page);
	await answer(page, 'good');
	await answer(page, 'again');
	await page.keyboard.press('u');
	await expect.poll(() => savedGrades(page)).toEqual([3]);
	await page.goto('/settings');
	await page.getByRole('link', { name: /^导出/ }).click();

	const cards = await exported(page, inChinese('导出卡片'));
	expect(cards.name).toMatch(/^jinju-cards-\d{4}-\d{2}-\d{2}\.csv$/);
	// Excel takes a file without it for one in the code page of the system.
	expect(cards.bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
	const rows = tableOf(cards.bytes);
	expect(rows.length).toBeGreaterThan(100);
	expect(rows.filter(({ kept }) => kept === 'true').length).toBeGreaterThanOrEqual(5);
	const learned = rows.filter(({ state }) => state === 'learning' || state === 'review');
	expect(learned).toHaveLength(1);
	expect(learned[0]).toMatchObject({ episode_number: '140', reps: '1', lapses: '0' });
	expect(learned[0]?.['front_zh']).toMatch(/\p{Script=Han}/u);

	const answers = await exported(page, inChinese('导出作答记录'));
	expect(tableOf(answers.bytes)).toMatchObject([
		{ kind: 'answer', grade: '3', retracted: 'false', scheduled: 'true' },
		{ kind: 'answer', grade: '1', retracted: 'true', scheduled: 'true' }
	]);
	expect(tableOf(answers.bytes)[0]?.['time']).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+\+08:00$/);

	const reviews = await exported(page, inChinese('导出给 FSRS 工具的作答'));
	expect(reviews.name).toBe('revlog.csv');
	const [head, first, ...rest] = reviews.bytes.toString('utf8').split('\r\n');
	expect(head).toBe('card_id,review_time,review_rating,review_state,review_duration');
	expect(first).toMatch(/^[^,]+#[^,]+,\d{13},3,0,\d+$/);
	expect(rest).toEqual(['']);
	expect(complaints).toEqual([]);
});

test('episodes are pages that can be read again, the imported ones too', async ({ page }) => {
	await page.goto('/import');
	await page.getByRole('textbox', { name: '页面文字' }).fill(testPage('zh'));
	await button(page, '读一读').click();
	await button(page, '收下').click();
	await expect(button(page, '撤销导入')).toBeVisible();
	await page.goto('/settings/export');
	const { name, bytes } = await exported(page, inChinese('导出节目'));
	expect(name).toMatch(/^jinju-episodes-.*\.zip$/);
	const pages = Object.entries(unzipSync(bytes));
	expect(pages.map(([file]) => file.slice(-6)).sort()).toEqual(['.en.md', '.zh.md', '.zh.md']);
	for (const [file, text] of pages) {
		const { episode, language } = parsePage(strFromU8(text));
		expect(file).toContain(`.${language}.md`);
		expect(episode?.quotes.length, file).toBeGreaterThan(0);
	}
	const imported = parsePage(testPage('zh')).episode;
	const again = pages.map(([, text]) => parsePage(strFromU8(text)).episode);
	expect(again).toContainEqual(imported);
});

test('where nothing was answered, the screen says so instead of giving an empty file', async ({
	page
}) => {
	await page.goto('/settings/export');
	await button(page, '导出给 FSRS 工具的作答').click();
	await expect(page.getByText('还没有作答。')).toBeVisible();
	await expect(button(page, '存起来')).toHaveCount(0);
});

for (const { locale, label, store, kept } of [
	{ locale: 'zh-CN', label: '导出卡片', store: '存起来', kept: /^存好了：jinju-cards-/ },
	{ locale: 'en-US', label: 'Export cards', store: 'Save it', kept: /^Saved: jinju-cards-/ }
]) {
	test.describe(locale, () => {
		test.use({ locale });
		test('the export screen has no fault that axe knows, before and after', async ({ page }) => {
			await page.goto('/settings/export');
			await expect(button(page, label)).toBeEnabled();
			expect(await axeFindings(page)).toEqual([]);
			expect(await smallTargets(page)).toEqual([]);
			await exported(page, { label, store });
			await expect(page.getByText(kept)).toBeVisible();
			expect(await axeFindings(page)).toEqual([]);
			expect(await smallTargets(page)).toEqual([]);
		});
	});
}

test('an export that is left off gives nothing, and the next one does', async ({ page }) => {
	await page.addInitScript(() => {
		const { prototype } = Worker;
		const post = Reflect.get<Worker, 'postMessage'>(prototype, 'postMessage');
		prototype.postMessage = function (...given: unknown[]) {
			// A worker that has stopped for good.
			if (!('stuck' in window)) Reflect.apply(post, this, given);
		};
	});
	await keepFive(page);
	await answer(page, 'good');
	await page.goto('/settings/export');
	await button(page, '导出卡片').waitFor();
	await page.evaluate(() => Object.assign(window, { stuck: true }));
	await button(page, '导出卡片').click();
	await expect(page.getByRole('progressbar')).toBeVisible();
	await expect(button(page, '导出作答记录')).toBeDisabled();
	await page.evaluate(() => Reflect.deleteProperty(window, 'stuck'));
	await button(page, '取消').click();
	await expect(page.getByRole('progressbar')).toHaveCount(0);
	const { bytes } = await exported(page, inChinese('导出卡片'));
	expect(tableOf(bytes)).not.toEqual([]);
});
