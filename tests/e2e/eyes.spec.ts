import { expect, test } from '@playwright/test';
import { phone } from '#tests/support/browser-screen.ts';
import { stubSpeech, turnAway, twoVoices } from '#tests/support/device-stub.ts';
import { cutOffText, smallTargets, widthTooMuch } from '#tests/support/layout-findings.ts';
import {
	answer,
	backToReview,
	controlsOf,
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

test('the text is as large as chosen, here and after a reload, and nothing is cut off at the largest', async ({
	page
}) => {
	const { reveal, grades } = controlsOf(page);
	const findings: string[] = [];
	const look = async (screen: string) => {
		const found = [...(await cutOffText(page)), ...(await smallTargets(page))];
		const tooMuch = await widthTooMuch(page);
		findings.push(...found.map((finding) => `${screen}: ${finding}`));
		if (tooMuch > 0) findings.push(`${screen}: ${tooMuch} px too wide`);
	};
	const size = () =>
		page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize));
	await page.setViewportSize({ width: 360, height: 640 });
	await stubSpeech(page, twoVoices);
	await keepFive(page);
	expect(await size()).toBe(16);
	await openSettings(page);
	const sizes = page.getByRole('radiogroup', { name: '字号' });
	for (const [name, pixels] of [
		['小', 15],
		['大', 18.4],
		['特大', 21.6]
	] as const) {
		await sizes.getByRole('radio', { name, exact: true }).tap();
		await expect.poll(size).toBeCloseTo(pixels, 1);
	}
	await page.reload();
	await expect(sizes.getByRole('radio', { name: '特大' })).toBeChecked();
	expect(await size()).toBeCloseTo(21.6, 1);
	for (const language of ['zh', 'en'] as const) {
		await controlsOf(page)[language === 'zh' ? 'chinese' : 'english'].tap();
		await look(`settings ${language}`);
	}
	await backToReview(page);
	for (const language of ['en', 'zh'] as const) {
		await controlsOf(page)[language === 'zh' ? 'chinese' : 'english'].tap();
		await look(`question ${language}`);
	}
	await reveal.tap();
	await expect(grades).toBeVisible();
	await togglePinyin(page);
	await expect(page.locator('article rt')).not.toHaveCount(0);
	for (const language of ['zh', 'en'] as const) {
		await controlsOf(page)[language === 'zh' ? 'chinese' : 'english'].tap();
		await look(`answer ${language}`);
	}
	expect(findings).toEqual([]);
});

test('the grades keep their intervals to themselves where that is set', async ({ page }) => {
	const { reveal, grades, again } = controlsOf(page);
	await keepFive(page);
	await reveal.tap();
	await expect(grades).toContainText('1 分');
	await expect(again).toHaveAccessibleName(/^重来，1 分后再见$/);
	await openSettings(page);
	await page.getByRole('switch', { name: /下次间隔/ }).tap();
	await backToReview(page);
	await reveal.tap();
	await expect(grades).toHaveText(/^\s*重来\s*困难\s*良好\s*简单\s*$/);
	await expect(again).toHaveAccessibleName('重来');
	expect(await smallTargets(page)).toEqual([]);
});

test('the screen stays awake during a sitting, and only then', async ({ page }) => {
	await page.addInitScript(() => {
		const locks = { held: 0, asked: 0 };
		Object.assign(window, { locks });
		Object.defineProperty(navigator, 'wakeLock', {
			value: {
				request: async () => {
					locks.asked += 1;
					locks.held += 1;
					const lock = {
						released: false,
						release: async () => {
							if (!lock.released) locks.held -= 1;
							lock.released = true;
						}
					};
					// The system takes a lock away from a page that is hidden.
					document.addEventListener('visibilitychange', () => {
						if (document.hidden) void lock.release();
					});
					return lock;
				}
			}
		});
	});
	const locks = () =>
		page.evaluate(() => (window as unknown as { locks: { held: number; asked: number } }).locks);
	await page.goto('/');
	await expect(controlsOf(page).begin).toBeVisible();
	expect((await locks()).asked).toBe(0);
	await keepFive(page);
	expect(await locks()).toEqual({ held: 1, asked: 1 });
	await turnAway(page, true);
	expect((await locks()).held).toBe(0);
	await turnAway(page, false);
	await expect.poll(locks).toEqual({ held: 1, asked: 2 });
	for (let card = 0; card < 5; card += 1) await answer(page, 'easy');
	await expect(controlsOf(page).home).toBeVisible();
	await expect.poll(async () => (await locks()).held).toBe(0);
});
