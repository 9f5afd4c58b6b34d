import { expect, test, type Page } from '@playwright/test';
import { studyDayOf } from '#lib/core/review/study-day.ts';
import { axeFindings } from '#tests/support/axe-findings.ts';
import { desktop, phone } from '#tests/support/browser-screen.ts';
import { cutOffText, smallTargets, widthTooMuch } from '#tests/support/layout-findings.ts';
import { seedBacklog, seededCards } from '#tests/support/seeded-backlog.ts';
import { answer, controlsOf } from '#tests/support/walk.ts';

test.use({ timezoneId: 'Asia/Shanghai', contextOptions: { reducedMotion: 'reduce' } });

const noon = (day: number) => new Date(`2026-05-${day}T12:00:00+08:00`);
const today = studyDayOf({
	atMillis: noon(20).getTime(),
	utcOffsetMinutes: 480,
	rolloverHour: 4
});

/** What a learner acts on in a backlog, in either language. */
function waysOf(page: Page) {
	const button = (name: RegExp) => page.getByRole('button', { name });
	return {
		ways: page.getByRole('radio'),
		begin: button(/^(分 \d+ 天做|Spread over \d+ days)$/),
		aside: button(/^(照平常的量来|Keep to the usual amount)$/),
		reopen: button(/^(把攒下的分几天做|Spread what has gathered over days)$/),
		change: button(/^(更改|Change)$/),
		keep: button(/^(先这样|Leave it as it is)$/),
		end: button(/^(不分了，照平常的量来|End this and keep to the usual amount)$/),
		undo: button(/^(撤销|Undo)$/),
		number: page.locator('.number')
	};
}

/** On the twentieth of May, what fell due until four days before has been left lying. */
async function comeBack(page: Page): Promise<void> {
	await page.clock.setSystemTime(noon(20));
	await seedBacklog(page, today - 4);
}

test.describe('by touch, in Chinese', () => {
	test.use({ ...phone, locale: 'zh-CN' });

	test('what has gathered is spread over the days that were chosen, and the number is the one that was shown', async ({
		page
	}) => {
		const { ways, begin, number } = waysOf(page);
		const workers: string[] = [];
		page.on('worker', (worker) => workers.push(worker.url()));
		await comeBack(page);
		await expect(
			page.getByRole('heading', { name: `歇了一阵，攒下 ${seededCards} 张。` })
		).toBeVisible();
		await expect(controlsOf(page).review).toBeHidden();
		await expect(ways.nth(0)).toHaveAccessibleName('3 天 每天约 23 张 到 5月22日 6 分钟');
		await expect(ways.nth(1)).toBeChecked();
		await ways.nth(0).tap();
		await expect(begin).toHaveText('分 3 天做');
		await begin.tap();
		await expect(number).toHaveText('23');
		await expect(page.getByText('第 1 天，共 3 天 · 每天约 23 张')).toBeVisible();
		await expect(page.getByRole('link', { name: /再认识|再来/ })).toBeHidden();
		// To count, nothing is put in order.
		expect(workers.join()).not.toContain('order-worker');
		await controlsOf(page).review.tap();
		await expect(page.getByText('还剩 23')).toBeVisible();
		expect(workers.join()).toContain('order-worker');
		for (let given = 0; given < 3; given += 1) await answer(page, 'easy');
		await controlsOf(page).leave.tap();
		await expect(number).toHaveText('20');
		// Tomorrow there are as many again, and after the last day it is an ordinary day.
		await page.clock.setSystemTime(noon(21));
		await page.reload();
		await expect(page.getByText('第 2 天，共 3 天 · 每天约 23 张')).toBeVisible();
		await expect(number).toHaveText('23');
		await page.clock.setSystemTime(noon(23));
		await page.reload();
		await expect(page.getByRole('heading', { name: /^歇了一阵/ })).toBeVisible();
	});

	test('a plan that was begun is taken back, changed, and ended; what it took the place of comes back', async ({
		page
	}) => {
		const { ways, begin, change, keep, end, undo, number, reopen } = waysOf(page);
		await comeBack(page);
		await begin.tap();
		await expect(
			page.getByRole('status').filter({ hasText: '从今天起，分 7 天做。' })
		).toBeVisible();
		await undo.tap();
		await expect(ways).toHaveCount(3);
		await begin.tap();
		await change.tap();
		await expect(page.getByRole('heading', { name: `还有 ${seededCards} 张。` })).toBeFocused();
		await keep.tap();
		await expect(number).toHaveText('10');
		await change.tap();
		await ways.nth(2).tap();
		await begin.tap();
		await expect(page.getByText('第 1 天，共 14 天 · 每天约 5 张')).toBeVisible();
		await undo.tap();
		await expect(page.getByText('第 1 天，共 7 天 · 每天约 10 张')).toBeVisible();
		await change.tap();
		await end.tap();
		await expect(number).toHaveText(String(seededCards));
		await expect(reopen).toBeVisible();
		await undo.tap();
		await expect(number).toHaveText('10');
	});

	test('whoever wants none has the ordinary day, is not asked again for a week, and finds the way back', async ({
		page
	}) => {
		const { aside, ways, reopen, number } = waysOf(page);
		await comeBack(page);
		await aside.tap();
		await expect(number).toHaveText(String(seededCards));
		await page.clock.setSystemTime(noon(22));
		await page.reload();
		await expect(number).toHaveText(String(seededCards));
		await expect(ways).toHaveCount(0);
		await reopen.tap();
		await expect(page.getByRole('heading', { name: /^歇了一阵/ })).toBeFocused();
		await aside.tap();
		await expect(number).toBeVisible();
		await page.clock.setSystemTime(noon(29));
		await page.reload();
		await expect(ways).toHaveCount(3);
	});

	test('when nothing is left lying, the plan ends with the day', async ({ page }) => {
		await page.clock.setSystemTime(noon(20));
		const plan = { fromDay: today - 2, untilDay: today + 9, perDay: 8 };
		await seedBacklog(page, today - 1, { days: 1, plan });
		await expect(page.getByText('第 3 天，共 3 天 · 每天约 8 张')).toBeVisible();
		await expect(waysOf(page).number).toHaveText('8');
		await page.clock.setSystemTime(noon(21));
		await page.reload();
		await expect(waysOf(page).number).toHaveText(String(seededCards));
		await expect(page.getByText(/^第 \d+ 天/)).toBeHidden();
	});
});

test.describe('by keyboard, in English', () => {
	test.use({ ...desktop, locale: 'en-GB' });

	test('arrows choose among the ways, and the focus goes on from what was there', async ({
		page
	}) => {
		const { ways, begin, number, change, end } = waysOf(page);
		await comeBack(page);
		await expect(page.getByRole('group', { name: 'Spread them over' })).toBeVisible();
		await ways.nth(1).focus();
		await page.keyboard.press('ArrowDown');
		await expect(ways.nth(2)).toBeFocused();
		await expect(ways.nth(2)).toBeChecked();
		await expect(ways.nth(2)).toHaveAccessibleName('14 days about 5 a day until 2 June 2 minutes');
		await page.keyboard.press('Tab');
		await expect(begin).toBeFocused();
		await page.keyboard.press('Enter');
		await expect(number).toHaveText('5');
		await expect(page.locator('#content')).toBeFocused();
		await expect(page.getByText('Day 1 of 14 · about 5 a day')).toBeVisible();
		await change.focus();
		await page.keyboard.press('Enter');
		await expect(page.getByRole('heading', { name: `${seededCards} cards to go.` })).toBeFocused();
		await end.focus();
		await page.keyboard.press('Enter');
		await expect(number).toHaveText(String(seededCards));
		await expect(page.locator('#content')).toBeFocused();
	});
});

for (const locale of ['zh-CN', 'en-GB']) {
	test.describe(`on a small screen, in ${locale}`, () => {
		test.use({ ...phone, viewport: { width: 360, height: 640 }, locale });

		test('nothing is wrong for axe, too small for a finger, cut off or too wide', async ({
			page
		}) => {
			const { ways, begin, change, keep, aside, reopen } = waysOf(page);
			const look = async (stop: string) => {
				expect(await axeFindings(page), stop).toEqual([]);
				expect(await smallTargets(page), stop).toEqual([]);
				expect(await cutOffText(page), stop).toEqual([]);
				expect(await widthTooMuch(page), stop).toBe(0);
			};
			await comeBack(page);
			await ways.nth(0).waitFor();
			await look('offered');
			await begin.tap();
			await change.waitFor();
			await look('begun');
			await page.emulateMedia({ colorScheme: 'dark' });
			await change.tap();
			await keep.waitFor();
			await look('changing, dark');
			await waysOf(page).end.tap();
			await reopen.tap();
			await aside.waitFor();
			await look('offered again, dark');
		});
	});
}
