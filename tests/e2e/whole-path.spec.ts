import { expect, test, type Page } from '@playwright/test';
import { watchForComplaints } from '#tests/support/browser-complaints.ts';
import { newProfile } from '#tests/support/browser-profile.ts';
import { phone } from '#tests/support/browser-screen.ts';
import { rootSite, serveOwn, subPathSite } from '#tests/support/browser-site.ts';

const learner = { ...phone, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' };

/** What stands on the card, in whichever language leads. */
const front = (page: Page) => page.locator('article .ask');

/** The words on the front of a card that has just come on screen. */
async function newFront(page: Page): Promise<string> {
	await expect(page.getByRole('button', { name: /^(显示答案|Show answer)$/ })).toBeVisible();
	return (await front(page).textContent()) ?? '';
}

async function meetAndKeepFive(page: Page): Promise<void> {
	await page.getByRole('link', { name: '先试 5 句 · 1 分钟' }).tap();
	for (const position of [1, 2, 3, 4, 5]) {
		await expect(page.getByText(`第 ${position} 句，共 5 句`)).toBeVisible();
		await page.getByRole('button', { name: '记住它' }).tap();
	}
	await expect(page.getByText('还剩 5')).toBeVisible();
}

async function revealAndGrade(page: Page, grade: RegExp): Promise<void> {
	await page.getByRole('button', { name: /^(显示答案|Show answer)$/ }).tap();
	await page.getByRole('button', { name: grade }).tap();
	await expect(page.getByRole('button', { name: grade })).toBeHidden();
}

for (const site of [rootSite, subPathSite]) {
	const place = site.base === '' ? 'at the root' : `under ${site.base}`;

	test(`from the first visit to a review without a network, ${place}`, async () => {
		await using own = await serveOwn(site);
		await using profile = await newProfile();

		const online = await profile.open(learner);
		const complaints = watchForComplaints(online, own.origin);
		const page = await online.newPage();
		await page.goto(own.address('/'));
		await meetAndKeepFive(page);

		// The language flips twice in the middle of a card: the card stays, and so does its answer.
		const chinese = await newFront(page);
		await page.getByRole('button', { name: 'English' }).tap();
		await expect(page.locator('html')).toHaveAttribute('lang', 'en');
		await expect(page.getByText('5 left')).toBeVisible();
		await expect(front(page)).not.toHaveText(chinese);
		await page.getByRole('button', { name: 'Show answer' }).tap();
		await expect(page.getByRole('group', { name: 'How well did you know it?' })).toBeVisible();
		await page.getByRole('button', { name: '中文' }).tap();
		await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans');
		await expect(page.getByRole('group', { name: '记得怎么样？' })).toBeVisible();

		// All four grades; what is on a step of a minute comes back in the same session.
		await page.getByRole('button', { name: /^简单/ }).tap();
		await expect(page.getByText('还剩 4')).toBeVisible();
		await revealAndGrade(page, /^良好/);
		await revealAndGrade(page, /^困难/);
		await revealAndGrade(page, /^重来/);
		const fifth = await newFront(page);

		// Two steps back, to the card that was answered 困难, still revealed; then on again.
		await page.getByRole('button', { name: '撤销' }).tap();
		await expect(page.getByRole('group', { name: '记得怎么样？' })).toBeVisible();
		await page.keyboard.press('u');
		await expect(page.getByRole('group', { name: '记得怎么样？' })).toBeVisible();
		await page.getByRole('button', { name: /^良好/ }).tap();
		// The card that had been answered 重来 is asked anew.
		await newFront(page);
		await revealAndGrade(page, /^良好/);
		await expect(front(page)).toHaveText(fifth);

		// Everything is on the device before the browser is closed.
		await page.evaluate(async () => {
			await navigator.serviceWorker.ready;
		});
		await expect
			.poll(() => page.evaluate(async () => (await caches.keys()).length))
			.toBeGreaterThan(0);
		expect(complaints).toEqual([]);
		await profile.close();
		await own.stop();

		const offline = await profile.open({ ...learner, offline: true });
		const again = await offline.newPage();
		await again.goto(own.address('/review?from=somewhere'));
		// One easy card is done for days; three on their steps and the fifth are left.
		await expect(again.getByText('还剩 4')).toBeVisible();
		await expect(front(again)).toHaveText(fifth);
		await revealAndGrade(again, /^简单/);
		await expect(again.getByText('还剩 3')).toBeVisible();
		await again.getByRole('link', { name: '离开，回到今日' }).tap();
		await expect(again.getByRole('heading', { name: '今日' })).toBeVisible();
		await expect(again.locator('.number')).toHaveText('3');
		await again.getByRole('link', { name: '书架' }).tap();
		await expect(again.getByText(/在学 5 句/)).toBeVisible();
	});
}

test('the same showing cannot be answered in two tabs', async () => {
	await using profile = await newProfile();
	const context = await profile.open(learner);
	const first = await context.newPage();
	await first.goto(rootSite.address('/'));
	await meetAndKeepFive(first);
	const shown = await newFront(first);

	const second = await context.newPage();
	await second.goto(rootSite.address('/review'));
	await expect(second.getByText('还剩 5')).toBeVisible();
	await expect(front(second)).toHaveText(shown);

	await revealAndGrade(first, /^简单/);
	await expect(first.getByText('还剩 4')).toBeVisible();

	await revealAndGrade(second, /^重来/);
	await expect(second.getByRole('alert')).toContainText('刚在另一个窗口答过');
	await expect(second.getByText('还剩 4')).toBeVisible();
	await expect(front(second)).not.toHaveText(shown);

	const answers = await second.evaluate(
		() =>
			new Promise((resolve, reject) => {
				const opening = indexedDB.open('jinju');
				opening.onerror = reject;
				opening.onsuccess = () => {
					const count = opening.result.transaction('facts').objectStore('facts').count();
					count.onsuccess = () => {
						resolve(count.result);
					};
				};
			})
	);
	expect(answers).toBe(1);
});
