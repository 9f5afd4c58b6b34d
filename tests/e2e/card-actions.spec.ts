import { expect, test, type Page } from '@playwright/test';
import { axeFindings } from '#tests/support/axe-findings.ts';
import { phone } from '#tests/support/browser-screen.ts';
import { smallTargets } from '#tests/support/layout-findings.ts';
import { answer, answerInAnotherTab, controlsOf, frontOf, keepFive } from '#tests/support/walk.ts';

// What can be done with a card besides answering it: by touch and by key, in both languages; all of it
// can be undone, and is still there after a reload.

const menuOf = (page: Page) => ({
	open: page.getByRole('button', { name: /^(更多操作|More actions)$/ }),
	sheet: page.getByRole('dialog'),
	bury: page.getByRole('button', { name: /^(今天先不看|Not today)/ }),
	suspend: page.getByRole('button', { name: /^(停用这张卡|Suspend this card)/ }),
	remove: page.getByRole('button', { name: /^(删除这一条|Delete this note)/ }),
	reset: page.getByRole('button', { name: /^(从头学这张卡|Learn from scratch)/ }),
	due: page.getByRole('button', { name: /^(改到期日|Change the due date)/ }),
	mark: page.getByRole('button', { name: /^(标为过时|Mark as outdated)/ }),
	ownLine: page.getByRole('dialog').getByRole('button', { name: /^(我的想法|My note)/ }),
	info: page.getByRole('button', { name: /^(卡片信息|Card info)/ }),
	favourite: page.getByRole('dialog').getByRole('button', { name: /^(收藏|Favourite)/ }),
	save: page.getByRole('button', { name: /^(保存|Save)$/ }),
	share: page.getByRole('dialog').getByRole('button', { name: /^(分享这句|Share the line)/ }),
	undo: page.getByRole('status').getByRole('button', { name: /^(撤销|Undo)$/ })
});

for (const locale of ['zh-CN', 'en-US'] as const) {
	test.describe(`in ${locale}`, () => {
		test.use({ ...phone, locale, timezoneId: 'Asia/Shanghai' });

		test('by touch: what leaves the session leaves it, and comes back when it is undone', async ({
			page
		}) => {
			await keepFive(page);
			const menu = menuOf(page);
			for (const act of [menu.bury, menu.suspend, menu.remove, menu.reset] as const) {
				const front = await frontOf(page).textContent();
				await menu.open.tap();
				await act.tap();
				await expect(menu.sheet).toBeHidden();
				await expect(frontOf(page)).not.toHaveText(front ?? '');
				await menu.undo.tap();
				await expect(frontOf(page)).toHaveText(front ?? '');
			}
			const front = await frontOf(page).textContent();
			await menu.open.tap();
			await menu.due.tap();
			await page.getByRole('button', { name: /^(3 天后|In 3 days)$/ }).tap();
			await expect(frontOf(page)).not.toHaveText(front ?? '');
			await menu.undo.tap();
			await expect(frontOf(page)).toHaveText(front ?? '');
		});

		test('by key: flag, favourite, mark and a line of one’s own stay with the card', async ({
			page
		}) => {
			await keepFive(page);
			const menu = menuOf(page);
			await page.keyboard.press('f');
			await expect(page.getByRole('img', { name: /^(已收藏|Favourite)$/ })).toBeVisible();
			await page.keyboard.press('m');
			await page.getByRole('radio', { name: /^(绿旗|Green flag)$/ }).press('Space');
			await expect(page.getByRole('img', { name: /^(绿旗|Green flag)$/ })).toBeVisible();
			await page.keyboard.press('Escape');
			await expect(menu.sheet).toBeHidden();
			await page.keyboard.press('n');
			await page.getByRole('textbox').fill('先拆小，再动手。');
			await page.keyboard.press('Control+Enter');
			await expect(menu.sheet).toBeHidden();
			// It would give the answer away.
			await expect(page.getByText('先拆小，再动手。')).toBeHidden();
			await page.keyboard.press('o');
			await page.getByRole('radio', { name: /^(有争议|Disputed)$/ }).press('Space');
			await page.getByRole('textbox').fill('<b>not so</b>');
			await menu.save.press('Enter');
			await expect(menu.sheet).toBeHidden();
			const front = await frontOf(page).textContent();

			await page.goto('/review');
			await expect(frontOf(page)).toHaveText(front ?? '');
			await expect(page.getByRole('img', { name: /^(已收藏|Favourite)$/ })).toBeVisible();
			await page.keyboard.press('Space');
			await expect(page.getByText('先拆小，再动手。')).toBeVisible();
			await expect(page.getByText(/^(你标注：有争议|You marked this as disputed)/)).toContainText(
				'<b>not so</b>'
			);
			// The sheet gives the focus back to the page, where keys go on working.
			await page.keyboard.press('i');
			await expect(menu.sheet).toContainText(/还没问过|never been asked/);
			await page.keyboard.press('Escape');
			await page.keyboard.press('3');
			await expect(frontOf(page)).not.toHaveText(front ?? '');
		});

		test('a quotation is given away from the card’s menu, by touch and by key, once its answer is shown', async ({
			page
		}) => {
			await page.addInitScript(() => {
				const given: string[] = [];
				Object.assign(globalThis, { given });
				Object.assign(navigator, {
					share: async ({ text }: { text: string }) => given.push(`shared ${text}`)
				});
				Object.assign(navigator.clipboard, {
					writeText: async (text: string) => given.push(`copied ${text}`)
				});
			});
			const given = () => page.evaluate(() => (globalThis as unknown as { given: string[] }).given);
			await keepFive(page);
			const menu = menuOf(page);
			const sheet = page.getByRole('dialog', { name: /^(分享这句|Share the line)$/ });
			const { copy, reveal, grades } = controlsOf(page);
			await menu.open.tap();
			await expect(menu.info).toBeVisible();
			await expect(menu.share).toBeHidden();
			await page.keyboard.press('Escape');
			await expect(menu.sheet).toBeHidden();
			await page.keyboard.press('c');
			await expect(menu.sheet).toBeHidden();
			await reveal.tap();
			await expect(grades).toBeVisible();
			await menu.open.tap();
			await menu.share.tap();
			await expect(sheet.locator('.preview')).toContainText('140');
			const words = (await sheet.locator('.preview p').allInnerTexts()).join('\n');
			expect(words).toContain('靠谱');
			expect(words).toContain('reliable');
			expect(words).toContain('3:31:02');
			await sheet.getByRole('button', { name: /^(分享|Share)$/ }).tap();
			await expect.poll(given).toEqual([`shared ${words}`]);
			expect(await axeFindings(page)).toEqual([]);
			expect(await smallTargets(page)).toEqual([]);
			await page.getByRole('button', { name: /^(返回|Back)$/ }).tap();
			await expect(menu.share).toBeVisible();
			await page.keyboard.press('Escape');
			await expect(menu.sheet).toBeHidden();
			// Where the key opened it the keyboard goes on, and comes back to the card.
			await page.keyboard.press('c');
			await expect(sheet).toBeVisible();
			await copy.focus();
			await page.keyboard.press('Enter');
			await expect(sheet.getByRole('status')).toHaveText(/^(已复制|Copied)$/);
			expect((await given()).at(-1)).toBe(`copied ${words}`);
			await page.keyboard.press('Escape');
			await expect(menu.sheet).toBeHidden();
			await page.keyboard.press('4');
			await expect(reveal).toBeVisible();
		});
	});
}

test.use({ ...phone, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });

test('undo and redo go on after the last card, over answers and acts alike', async ({ page }) => {
	await keepFive(page);
	const { undo } = controlsOf(page);
	for (let cards = 0; cards < 4; cards += 1) await answer(page, 'easy');
	const front = await frontOf(page).textContent();
	await page.keyboard.press('b');
	await expect(page.getByRole('heading', { name: '今天就到这里。' })).toBeVisible();
	await undo.first().tap();
	await expect(frontOf(page)).toHaveText(front ?? '');
	await page.keyboard.press('Control+Shift+Z');
	await expect(page.getByRole('heading', { name: '今天就到这里。' })).toBeVisible();
	for (const left of [1, 2, 3, 4, 5]) {
		await page.keyboard.press('u');
		await expect(page.getByText(`还剩 ${left}`)).toBeVisible();
	}
});

test('what was done is told above the card, on the side where it was done alone, and after a refusal not at all', async ({
	page
}) => {
	await keepFive(page);
	const { reveal, good, grades } = controlsOf(page);
	const told = page.getByRole('status').filter({ hasText: '标注改好了。' });
	const buried = page.getByRole('status').filter({ hasText: '明天再见。' });
	const mark = async () => {
		await page.keyboard.press('o');
		await page.getByRole('radio', { name: '已过时' }).press('Space');
		await menuOf(page).save.tap();
		await expect(menuOf(page).sheet).toBeHidden();
	};
	await reveal.tap();
	await mark();
	await expect(told).toBeVisible();
	const card = await page.locator('article').boundingBox();
	const notice = await told.boundingBox();
	expect((notice?.y ?? NaN) + (notice?.height ?? NaN)).toBeLessThanOrEqual(card?.y ?? NaN);
	await good.tap();
	await expect(reveal).toBeVisible();
	await expect(told).toBeHidden();
	// What takes the card away is told on the next one's front.
	await page.keyboard.press('b');
	await expect(buried).toBeVisible();
	await reveal.tap();
	await expect(grades).toBeVisible();
	await expect(buried).toBeHidden();
	await mark();
	await expect(told).toBeVisible();
	await answerInAnotherTab(page);
	await page.keyboard.press('3');
	await expect(page.getByRole('alert')).toBeVisible();
	await expect(told).toBeHidden();
	await expect(buried).toBeHidden();
});

for (const locale of ['zh-CN', 'en-US'] as const) {
	test.describe(`on the smallest screen in ${locale}`, () => {
		test.use({ ...phone, viewport: { width: 360, height: 640 }, locale });

		test('what stands at the foot of an answer stands in one row', async ({ page }) => {
			await page.goto('/episode?id=' + (await episodeId(page)));
			await page.getByRole('button', { name: /视频地址|video address/ }).tap();
			await page.getByRole('textbox').fill('https://www.youtube.com/watch?v=abc');
			await page.getByRole('textbox').press('Enter');
			await expect(page.getByRole('textbox')).toBeHidden();
			await page.goto('/review?meet=10');
			const { keep, skip, reveal, grades, easy } = controlsOf(page);
			for (let kept = 0; kept < 10; kept += 1) await keep.tap();
			await expect(skip).toBeHidden();
			const heights: Record<string, number> = {};
			for (let asked = 0; asked < 9; asked += 1) {
				await reveal.tap();
				await expect(grades).toBeVisible();
				const foot = page.locator('article footer');
				heights[await foot.innerText()] = (await foot.boundingBox())?.height ?? NaN;
				await easy.tap();
				await expect(grades).toBeHidden();
			}
			expect(Object.keys(heights).some((words) => /原话|Exact words/.test(words))).toBe(true);
			expect(Object.values(heights)).toEqual(Object.values(heights).map(() => 44));
		});
	});
}

test('what is suspended or deleted in a review is brought back in the library', async ({
	page
}) => {
	await keepFive(page);
	await page.keyboard.press('x');
	await expect(page.getByText('还剩 4')).toBeVisible();
	await page.keyboard.press('Delete');
	await expect(page.getByText('还剩 3')).toBeVisible();
	await page.goto('/episode?id=' + (await episodeId(page)));
	for (const state of ['已停用', '已删除']) {
		const row = page.locator('article').filter({ hasText: state });
		await row.getByRole('button', { name: '恢复' }).tap();
		await expect(page.getByText(state)).toBeHidden();
	}
	await page.goto('/review');
	await expect(page.getByText('还剩 5')).toBeVisible();
});

test('a card that keeps being forgotten is offered help, once, until it is forgotten twice more', async ({
	page
}) => {
	await page.clock.install({ time: new Date('2026-03-02T09:00:00+08:00') });
	const { begin, keep, skip, reveal, again, grades } = controlsOf(page);
	await page.goto('/');
	await begin.tap();
	await keep.tap();
	for (let skipped = 0; skipped < 4; skipped += 1) await skip.tap();
	const offer = page.getByRole('region', { name: /这张卡忘过/ });
	await answer(page, 'easy');
	let at = new Date('2026-03-02T09:00:00+08:00').getTime();
	for (let lapse = 1; lapse <= 4; lapse += 1) {
		at += 60 * 86_400_000;
		await page.clock.setSystemTime(at);
		await page.goto('/review');
		await reveal.tap();
		await expect(offer).toBeHidden();
		await again.tap();
		await expect(reveal).toBeVisible();
		if (lapse < 4) await answer(page, 'easy');
	}
	await reveal.tap();
	await expect(offer).toContainText('这张卡忘过 4 次了');
	await offer.getByRole('button', { name: '先这样' }).tap();
	await expect(offer).toBeHidden();
	await expect(grades).toBeVisible();
});

/** The id of the shipped episode, off the library. */
async function episodeId(page: Page): Promise<string> {
	await page.goto('/library');
	const href = await page.locator('a.panel').getAttribute('href');
	return new URL(href ?? '', page.url()).searchParams.get('id') ?? '';
}
