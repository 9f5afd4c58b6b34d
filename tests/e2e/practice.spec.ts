import { expect, test, type Page } from '@playwright/test';
import { axeFindings } from '#tests/support/axe-findings.ts';
import { desktop, phone } from '#tests/support/browser-screen.ts';
import { Finger } from '#tests/support/finger.ts';
import { storedSchedule, type StoredSchedule } from '#tests/support/stored-schedule.ts';
import { answer, controlsOf, frontOf, openOtherWays } from '#tests/support/walk.ts';

// Practice leaves the schedule alone; to review ahead and to learn only what is new do not.

test.use({ timezoneId: 'Asia/Shanghai', contextOptions: { reducedMotion: 'reduce' } });

const entry = (page: Page) =>
	page.getByRole('button', { name: /^(换个练法|Practise another way)$/ });
const sheet = (page: Page) => page.getByRole('dialog');

/** Keeps so many notes and answers their questions: `again` the first ones, all Easy in the end. */
async function learn(page: Page, count: number, missed = 0): Promise<void> {
	const { keep, home } = controlsOf(page);
	await page.goto(`/review?meet=${count}`);
	for (let kept = 0; kept < count; kept += 1) await keep.click();
	for (let given = 0; given < missed; given += 1) await answer(page, 'again');
	for (let given = 0; given < count; given += 1) await answer(page, 'easy');
	await home.waitFor();
}

/** What no practice changes. */
const standing = ({ cards, dueCounts, introduced }: StoredSchedule) => ({
	cards,
	dueCounts,
	introduced
});

test.describe('by touch, in Chinese', () => {
	test.use({ ...phone, locale: 'zh-CN' });

	test('yesterday’s misses are practised until they are known, and no schedule moves', async ({
		page
	}) => {
		const { again, good, grades, home, reveal, undo } = controlsOf(page);
		await page.clock.setSystemTime(new Date('2026-05-02T10:00:00+08:00'));
		await learn(page, 3, 2);
		await page.clock.setSystemTime(new Date('2026-05-03T10:00:00+08:00'));
		await page.goto('/');
		await openOtherWays(page);
		await expect(sheet(page).getByRole('heading', { name: '练习' })).toBeVisible();
		expect(await axeFindings(page)).toEqual([]);
		const before = await storedSchedule(page);
		await sheet(page).getByRole('link', { name: '昨天没记住的 2 张' }).tap();

		await expect(page).toHaveTitle('练习 · 金句');
		await expect(page.getByText('练习 · 还剩 2')).toBeVisible();
		await expect(page.getByText('不动日程')).toBeVisible();
		const first = (await frontOf(page).textContent()) ?? '';
		await reveal.tap();
		await expect(grades.getByRole('button')).toHaveText(['重来', '良好']);
		expect(await axeFindings(page)).toEqual([]);
		await again.tap();
		await expect(grades).toBeHidden();
		await expect(frontOf(page)).not.toHaveText(first);
		await answer(page, 'good');
		await expect(frontOf(page)).toHaveText(first);
		await undo.tap();
		await expect(good).toBeVisible();
		await good.tap();
		await expect(grades).toBeHidden();
		await answer(page, 'good');

		await expect(page.getByRole('heading', { name: '练完了。' })).toBeVisible();
		await expect(page.getByText(/^昨天没记住的 · 2 张/)).toBeVisible();
		await expect(page.getByText('日程没有动，卡片照原来的日子再来。')).toBeVisible();
		expect(await axeFindings(page)).toEqual([]);
		const after = await storedSchedule(page);
		expect(standing(after)).toEqual(standing(before));
		expect(after.scheduled.slice(before.scheduled.length)).toEqual([false, false, false]);
		await home.tap();
		await expect(entry(page)).toBeVisible();
		await expect(sheet(page)).toBeHidden();
	});

	test('in practice too a swipe grades, and an answer may be written first', async ({ page }) => {
		const { field, grades, reveal, typed } = controlsOf(page);
		await learn(page, 2);
		await page.goto('/settings');
		await typed.tap();
		await page.goto('/');
		const before = await storedSchedule(page);
		await openOtherWays(page);
		await sheet(page)
			.getByRole('link', { name: /^第 140 期/ })
			.tap();
		await field.fill('蓝色的海');
		await reveal.tap();
		await expect(page.getByText('你写的是“蓝色的海”，和答案不同。')).toBeAttached();
		await expect(grades).not.toHaveAttribute('aria-disabled');
		const finger = await Finger.over(page);
		await finger.swipe({ x: 195, y: 420 }, { x: 60, y: 424 });
		await expect(grades).toBeHidden();
		await expect(page.getByText('练习 · 还剩 2')).toBeVisible();
		await answer(page, 'good');
		await answer(page, 'good');
		await expect(page.getByRole('heading', { name: '练完了。' })).toBeVisible();
		const after = await storedSchedule(page);
		expect(standing(after)).toEqual(standing(before));
		expect(after.scheduled.slice(before.scheduled.length)).toEqual([false, false, false]);
	});

	test('what was kept of an episode is practised from its page, without what is new', async ({
		page
	}) => {
		const { leave, reveal } = controlsOf(page);
		const practise = page.getByRole('link', { name: '练这一期' });
		await page.goto('/review?meet=3');
		for (let kept = 0; kept < 3; kept += 1) await controlsOf(page).keep.tap();
		await leave.tap();
		await page.goto('/library');
		await page.locator('a.panel').tap();
		await page.getByRole('tab').first().waitFor();
		await expect(practise).toBeHidden();
		await page.goto('/review');
		await answer(page, 'easy');
		await leave.tap();
		await page.goto('/library');
		await page.locator('a.panel').tap();
		await practise.tap();
		await expect(page.getByText('练习 · 还剩 1')).toBeVisible();
		await expect(reveal).toBeVisible();
	});

	test('a meeting that was left goes on after a practice, where it was', async ({ page }) => {
		const { keep, leave, reveal } = controlsOf(page);
		await learn(page, 1);
		await page.goto('/review?meet=3');
		await keep.tap();
		await expect(page.getByText('第 2 句，共 3 句')).toBeVisible();
		await leave.tap();
		await openOtherWays(page);
		await sheet(page).getByRole('link', { name: '金句，1 张' }).tap();
		await expect(reveal).toBeVisible();
		await leave.tap();
		await controlsOf(page).review.tap();
		await expect(page.getByText('第 1 句，共 2 句')).toBeVisible();
	});

	test('cards are reviewed ahead of their day for good, the nearest first', async ({ page }) => {
		const { home } = controlsOf(page);
		await page.clock.setSystemTime(new Date('2026-05-02T10:00:00+08:00'));
		await page.goto('/review?meet=2');
		for (let kept = 0; kept < 2; kept += 1) await controlsOf(page).keep.tap();
		for (let given = 0; given < 4; given += 1) await answer(page, 'good');
		await home.tap();
		await openOtherWays(page);
		await expect(sheet(page).getByText('接下来 7 天没有到期的卡片')).toBeVisible();
		await page.clock.setSystemTime(new Date('2026-05-03T10:00:00+08:00'));
		await page.goto('/');
		await openOtherWays(page);
		const before = await storedSchedule(page);
		await sheet(page).getByRole('link', { name: '7 天内，2 张' }).tap();
		await expect(page.getByText('提前复习 · 还剩 2')).toBeVisible();
		await expect(page.getByText('不动日程')).toBeHidden();
		await answer(page, 'good');
		await answer(page, 'good');
		await expect(page.getByText(/^提前复习 · 2 张/)).toBeVisible();
		const after = await storedSchedule(page);
		expect(after.scheduled.slice(before.scheduled.length)).toEqual([true, true]);
		for (const [card, [, dueDay]] of Object.entries(after.cards)) {
			const formerly = before.cards[card]?.[1];
			if (formerly) expect(dueDay).toBeGreaterThan(formerly);
		}
		await page.goto('/review?ahead=7');
		await expect(page.getByRole('heading', { name: '这几天没有到期的卡片' })).toBeVisible();
	});

	test('only new cards are asked as long as the day takes any; then it is said where that is changed', async ({
		page
	}) => {
		const { home, keep } = controlsOf(page);
		await page.clock.setSystemTime(new Date('2026-05-02T10:00:00+08:00'));
		await page.goto('/review?meet=13');
		for (let kept = 0; kept < 13; kept += 1) await keep.tap();
		await expect(page.getByText('还剩 10')).toBeVisible();
		await page.goto('/');
		await openOtherWays(page);
		await sheet(page).getByRole('link', { name: '只学新卡 10 张' }).tap();
		await expect(page.getByText('新卡 · 还剩 10')).toBeVisible();
		for (let given = 0; given < 10; given += 1) await answer(page, 'easy');
		await expect(page.getByRole('heading', { name: '新卡学完了。' })).toBeVisible();
		await home.tap();
		await openOtherWays(page);
		await expect(sheet(page).getByText('今天的新卡名额已用完')).toBeVisible();
		expect(await axeFindings(page)).toEqual([]);
		await sheet(page).getByRole('button', { name: '增加 · 今天的新卡' }).tap();
		await expect(sheet(page).getByRole('link', { name: /^只学新卡/ })).toBeVisible();
	});
});

test.describe('by keyboard, in English', () => {
	test.use({ ...desktop, locale: 'en-GB' });

	test('favourites and flags are practised; who leaves lands on the same card, and the review on its own', async ({
		page
	}) => {
		const { grades, reveal } = controlsOf(page);
		await page.goto('/review?meet=4');
		for (let kept = 0; kept < 4; kept += 1) {
			await expect(page.getByText(`${kept + 1} of 4`)).toBeVisible();
			await page.keyboard.press('k');
		}
		for (let given = 0; given < 3; given += 1) {
			await reveal.waitFor();
			await page.keyboard.press('m');
			await sheet(page).getByRole('button', { name: 'Favourite' }).press('Enter');
			await expect(sheet(page).getByRole('button', { name: 'Favourite' })).toHaveAttribute(
				'aria-pressed',
				'true'
			);
			if (given === 0) {
				await sheet(page).getByRole('radio', { name: 'Green flag' }).press(' ');
				await expect(sheet(page).getByRole('radio', { name: 'Green flag' })).toBeChecked();
			}
			await page.keyboard.press('Escape');
			await sheet(page).waitFor({ state: 'detached' });
			await answer(page, 'easy');
		}
		const asked = (await frontOf(page).textContent()) ?? '';
		await page.keyboard.press('Escape');
		await entry(page).focus();
		await page.keyboard.press('Enter');
		await expect(sheet(page).getByText('You pressed Again on nothing yesterday')).toBeVisible();
		expect(await axeFindings(page)).toEqual([]);
		await page.keyboard.press('Escape');
		await expect(entry(page)).toBeFocused();
		await page.keyboard.press('Enter');
		const favourites = sheet(page).getByRole('link', { name: 'Favourites 3 cards' });
		await favourites.waitFor();
		for (let pressed = 0; pressed < 9; pressed += 1) {
			if (await favourites.evaluate((link) => link === document.activeElement)) break;
			await page.keyboard.press('Tab');
		}
		await page.keyboard.press('Enter');
		await expect(page.getByText('Practice · 3 left')).toBeVisible();
		await expect(page.getByText('Schedule unchanged')).toBeVisible();
		await page.keyboard.press('Space');
		await expect(grades.getByRole('button')).toHaveText(['Again', 'Good']);
		await page.keyboard.press('2');
		await expect(page.getByText('Practice · 2 left')).toBeVisible();
		await page.keyboard.press('u');
		await expect(grades).toBeVisible();
		await page.keyboard.press('Control+Shift+Z');
		await expect(page.getByText('Practice · 2 left')).toBeVisible();
		const left = (await frontOf(page).textContent()) ?? '';
		await page.keyboard.press('?');
		await expect(sheet(page)).toBeVisible();
		await expect(sheet(page).getByText('Easy')).toBeHidden();
		await page.keyboard.press('Escape');
		await sheet(page).waitFor({ state: 'detached' });
		await page.keyboard.press('Escape');
		await entry(page).focus();
		await page.keyboard.press('Enter');
		await favourites.press('Enter');
		await expect(frontOf(page)).toHaveText(left);
		await page.keyboard.press('x');
		await expect(page.getByText('Practice · 2 left')).toBeVisible();
		await page.keyboard.press('Escape');

		await entry(page).focus();
		await page.keyboard.press('Enter');
		await sheet(page)
			.getByRole('link', { name: /^Green flag, 1 card$/ })
			.press('Enter');
		await expect(page.getByText('Practice · 1 left')).toBeVisible();
		await page.keyboard.press('Escape');
		await controlsOf(page).review.press('Enter');
		await expect(frontOf(page)).toHaveText(asked);
		await expect(page.getByText(/^1 left$/)).toBeVisible();
	});

	test('an address that practises nothing says why, and leads home', async ({ page }) => {
		await page.goto('/review?practice=favourites');
		await expect(
			page.getByRole('heading', { name: 'Nothing to practise right now' })
		).toBeVisible();
		expect(await axeFindings(page)).toEqual([]);
		await controlsOf(page).home.focus();
		await page.keyboard.press('Enter');
		await expect(page).toHaveURL(/\/$/);
	});
});
