import { expect, test, type Page } from '@playwright/test';
import { axeFindings } from '#tests/support/axe-findings.ts';
import { phone } from '#tests/support/browser-screen.ts';
import { rootSite } from '#tests/support/browser-site.ts';
import { watchForComplaints } from '#tests/support/browser-complaints.ts';
import { smallTargets } from '#tests/support/layout-findings.ts';
import { putRows } from '#tests/support/raw-database.ts';
import { savedGrades } from '#tests/support/saved-grades.ts';
import { storedSchedule } from '#tests/support/stored-schedule.ts';
import { answer, controlsOf, keepFive } from '#tests/support/walk.ts';

test.use({ ...phone, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });

/** What no setting ever is. */
const damages = ['', '{', 'null', '[]', '"x"', '-1', '{"__proto__":{}}', '[{"value":[1]}]'];

test('damaged settings, beside the database and in it, leave the defaults and everything else', async ({
	page,
	context
}) => {
	const complaints = watchForComplaints(context, rootSite.address(''));
	await keepFive(page);
	await answer(page, 'good');
	const fields = [
		'theme',
		'newPerDay',
		'rolloverHour',
		'reads',
		'swipeLeft',
		'textSize',
		'backlog'
	];
	const values = [null, -1, 1e9, 'x', [1], { a: { b: [] } }, false];
	await putRows(
		page,
		'registers',
		['preferences', 'study'].flatMap((subject) =>
			fields.map((field, place) => ({
				subject,
				field,
				value: values[place % values.length],
				atMillis: 4e12,
				writeId: `damaged ${field}`
			}))
		)
	);
	for (const damage of damages) {
		await page.evaluate((text) => {
			for (const key of Object.keys(localStorage)) {
				if (key !== 'jinju.started') localStorage.setItem(key, text);
			}
			localStorage.setItem('jinju.answer.x', text);
		}, damage);
		await page.goto('/');
		await expect(controlsOf(page).review).toBeVisible();
	}
	await page.goto('/settings');
	await expect(page.getByRole('radiogroup').first()).toBeVisible();
	// What was damaged can be set again, although it came from the future.
	await page.getByRole('radio', { name: '深色' }).click();
	await page.reload();
	await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
	await page.goto('/review');
	await answer(page, 'good');
	expect(await savedGrades(page)).toEqual([3, 3]);
	expect(complaints).toEqual([]);
});

/** Days since the epoch. */
const dayOf = (date: string) => Math.floor(Date.parse(date) / 86_400_000);

async function reviewAt(page: Page, date: string): Promise<void> {
	await page.clock.setSystemTime(new Date(date));
	await page.goto('/review');
	await answer(page, 'easy');
}

test('a clock that goes back fourteen months, and is right again, breaks no interval', async ({
	page,
	context
}) => {
	const complaints = watchForComplaints(context, rootSite.address(''));
	await page.clock.setSystemTime(new Date('2026-05-02T10:00:00+08:00'));
	await keepFive(page);
	await answer(page, 'easy');
	await reviewAt(page, '2025-03-02T10:00:00+08:00');
	await reviewAt(page, '2026-05-02T11:00:00+08:00');
	const { cards } = await storedSchedule(page);
	const due = Object.values(cards).flatMap(([, dueDay]) =>
		typeof dueDay === 'number' ? [dueDay] : []
	);
	expect(due).toHaveLength(3);
	// Two were answered in 2026, one when the clock was wrong: each is due after the day that it was answered on.
	expect(due.filter((day) => day > dayOf('2026-05-02'))).toHaveLength(2);
	expect(due.filter((day) => day > dayOf('2025-03-02') && day < dayOf('2025-06-01'))).toHaveLength(
		1
	);
	// That one is overdue now, and is simply asked.
	await page.goto('/');
	await expect(controlsOf(page).review).toBeVisible();
	expect(complaints).toEqual([]);
});

test('what a clock ten years ahead has dated is pointed out, and taken back at a tap', async ({
	page,
	context
}) => {
	const complaints = watchForComplaints(context, rootSite.address(''));
	await page.clock.setSystemTime(new Date('2026-05-02T10:00:00+08:00'));
	await keepFive(page);
	await answer(page, 'easy');
	await reviewAt(page, '2036-05-02T10:00:00+08:00');
	await page.clock.setSystemTime(new Date('2026-05-02T11:00:00+08:00'));
	await page.goto('/');
	await page.getByRole('link', { name: /设备的时钟走快过/ }).click();
	await expect(
		page.getByText(/这台设备的时钟现在是 2026年5月2日.*最晚是 2036年5月2日/)
	).toBeVisible();
	expect(await axeFindings(page)).toEqual([]);
	expect(await smallTargets(page)).toEqual([]);
	const lastDue = async () =>
		Math.max(...Object.values((await storedSchedule(page)).cards).map(([, due]) => due ?? 0));
	const take = page.getByRole('button', { name: '撤回这些记录' });
	const put = page.getByRole('button', { name: '放回去' });
	await take.click();
	await expect(page.getByText('撤回了 1 条')).toBeVisible();
	await expect(take).toHaveCount(0);
	expect(await lastDue()).toBeLessThan(dayOf('2027-05-02'));
	await put.click();
	await expect(take).toBeVisible();
	expect(await lastDue()).toBeGreaterThan(dayOf('2036-05-02'));
	await take.click();
	await expect(put).toBeVisible();
	await page.goto('/');
	await expect(controlsOf(page).review).toBeVisible();
	await expect(page.getByText(/设备的时钟走快过/)).toHaveCount(0);
	expect(complaints).toEqual([]);
});
