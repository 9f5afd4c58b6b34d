import { expect, test, type Page } from '@playwright/test';
import { desktop, phone } from '#tests/support/browser-screen.ts';
import { controlsOf, keepFive } from '#tests/support/walk.ts';

/** Turns typed answers on, as a learner does. */
async function typeAnswers(page: Page): Promise<void> {
	await page.goto('/settings');
	const { typed } = controlsOf(page);
	await typed.click();
	await expect(typed).toBeChecked();
}

/** What was typed, laid over the answer. */
const difference = (page: Page) => page.locator('.answer p:has(+ .visually-hidden)');

/** The cards of the database with what waits and what is asked. */
function cardRows(page: Page) {
	return page.evaluate(
		() =>
			new Promise<readonly { id: string; waits: boolean; asked: boolean }[]>((resolve, reject) => {
				const opening = indexedDB.open('jinju');
				opening.onerror = reject;
				opening.onsuccess = () => {
					const reading = opening.result.transaction('cards').objectStore('cards').getAll();
					reading.onsuccess = () => {
						opening.result.close();
						const rows = reading.result as {
							card: { cardId: string; waitsFor?: string };
							queue?: unknown;
						}[];
						resolve(
							rows.map(({ card, queue }) => ({
								id: card.cardId,
								waits: card.waitsFor !== undefined,
								asked: queue !== undefined
							}))
						);
					};
				};
			})
	);
}

test.describe('by touch, in Chinese', () => {
	test.use({ ...phone, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });

	test('there is no field until the learner wants one', async ({ page }) => {
		await keepFive(page);
		await expect(controlsOf(page).field).toBeHidden();
	});

	test('what was typed is laid over the answer, nothing is graded, and undo brings it back', async ({
		page
	}) => {
		const { field, reveal, grades, good, undo } = controlsOf(page);
		await typeAnswers(page);
		await keepFive(page);
		// By touch nothing comes up by itself.
		await expect(field).toBeVisible();
		await expect(field).not.toBeFocused();
		await field.tap();
		await field.fill('可靠的');
		await reveal.tap();
		await expect(difference(page)).toHaveText('可靠的');
		await expect(page.locator('del')).toHaveText('的');
		await expect(page.getByText('你写的是“可靠的”，比“可靠”多了“的”。')).toBeAttached();
		await expect(field).toBeHidden();
		await expect(page.getByText('还剩 5')).toBeVisible();
		await good.tap();
		await expect(page.getByText('还剩 5')).toBeVisible();
		await expect(grades).toBeHidden();
		await expect(field).toHaveValue('');
		await undo.tap();
		await expect(grades).toBeVisible();
		await expect(page.locator('del')).toHaveText('的');
	});

	test('traditional characters, width and punctuation are no difference', async ({ page }) => {
		const { field, reveal } = controlsOf(page);
		await typeAnswers(page);
		await keepFive(page);
		await field.fill('靠譜。');
		await reveal.tap();
		await expect(page.getByText('和答案一致')).toBeVisible();
		await expect(page.locator('del, ins')).toHaveCount(0);
		await expect(page.getByText('你写的和“靠谱”一致。')).toBeAttached();
	});

	test('the field suits a phone, and the foot stays above its keyboard', async ({ page }) => {
		const { field, reveal } = controlsOf(page);
		await typeAnswers(page);
		await keepFive(page);
		await expect(field).toHaveAttribute('lang', 'zh-Hans');
		for (const [name, value] of [
			['autocapitalize', 'off'],
			['autocomplete', 'off'],
			['spellcheck', 'false'],
			['enterkeyhint', 'done']
		] as const) {
			await expect(field).toHaveAttribute(name, value);
		}
		// Below 16 px a phone enlarges the page.
		expect(
			await field.evaluate((input) => parseFloat(getComputedStyle(input).fontSize))
		).toBeGreaterThanOrEqual(16);
		await field.tap();
		const before = await reveal.boundingBox();
		// A keyboard of 300 px, as a browser tells of it.
		await page.evaluate(() => {
			const viewport = window.visualViewport!;
			const { height } = viewport;
			Object.defineProperty(viewport, 'height', { configurable: true, value: height - 300 });
			viewport.dispatchEvent(new Event('resize'));
		});
		await expect
			.poll(async () => (before?.y ?? 0) - ((await reveal.boundingBox())?.y ?? 0))
			.toBe(300);
		await reveal.tap();
		await expect(controlsOf(page).grades).toBeVisible();
		expect(await page.evaluate(() => document.documentElement.style.length)).toBe(0);
	});

	test('a phrase is asked the other way round later, or as soon as the learner says so', async ({
		page
	}) => {
		await keepFive(page);
		const waiting = (await cardRows(page)).filter(({ waits }) => waits);
		expect(waiting.length).toBeGreaterThan(0);
		expect(waiting.filter(({ asked }) => asked)).toEqual([]);
		await page.goto('/library');
		await page.locator('a.panel').tap();
		const row = page.locator('article').filter({ hasText: '胆子要大' }).first();
		await row.getByRole('blockquote').first().tap();
		await expect(row.getByText('等你认熟了，会反过来问你。')).toBeVisible();
		await row.getByRole('button', { name: '现在就问' }).tap();
		await expect(row.getByRole('button', { name: '等认熟了再问' })).toBeVisible();
		const opened = (await cardRows(page)).filter(({ waits, asked }) => waits && asked);
		expect(opened.map(({ id }) => id)).toEqual([
			expect.stringMatching(/01:16:08#translation\/t-en$/)
		]);
		await row.getByRole('button', { name: '等认熟了再问' }).tap();
		await expect(row.getByText('等你认熟了，会反过来问你。')).toBeVisible();
		expect((await cardRows(page)).filter(({ waits, asked }) => waits && asked)).toEqual([]);
	});

	test('cards that an earlier version kept learn once what they wait for', async ({ page }) => {
		await keepFive(page);
		const rows = await cardRows(page);
		// As they were: nothing waited, and all were asked.
		await page.goto('/settings');
		await page.evaluate(
			() =>
				new Promise<void>((resolve, reject) => {
					const opening = indexedDB.open('jinju');
					opening.onerror = reject;
					opening.onsuccess = () => {
						const writing = opening.result.transaction('cards', 'readwrite');
						const cards = writing.objectStore('cards');
						const reading = cards.getAll();
						reading.onsuccess = () => {
							for (const row of reading.result as {
								card: { waitsFor?: string; newOrder: number };
								awaitedBy?: unknown;
							}[]) {
								delete row.card.waitsFor;
								delete row.awaitedBy;
								cards.put({ ...row, active: true, queue: ['new', row.card.newOrder] });
							}
						};
						writing.oncomplete = () => {
							opening.result.close();
							for (const key of Object.keys(localStorage)) {
								if (!key.startsWith('jinju.reconciled.')) continue;
								const [version = '', reads = ''] = (localStorage.getItem(key) ?? '').split(' ');
								localStorage.setItem(key, `${version} ${reads}`);
							}
							resolve();
						};
					};
				})
		);
		expect((await cardRows(page)).filter(({ waits }) => waits)).toEqual([]);
		await page.goto('/review');
		await expect(controlsOf(page).reveal).toBeVisible();
		expect(await cardRows(page)).toEqual(rows);
	});
});

test.describe('by keyboard, in English', () => {
	test.use({
		...desktop,
		locale: 'en-GB',
		timezoneId: 'Asia/Shanghai',
		contextOptions: { reducedMotion: 'reduce' }
	});

	test('the field has the focus, every key writes in it, Enter reveals, and then keys grade', async ({
		page
	}) => {
		const { field, grades, hint } = controlsOf(page);
		const { keyboard } = page;
		await typeAnswers(page);
		await keepFive(page);
		await expect(field).toBeFocused();
		await keyboard.type('relyable 3ulhk?');
		await keyboard.press('Control+z');
		await expect(page.getByText('5 left')).toBeVisible();
		await expect(grades).toBeHidden();
		await expect(page.getByRole('dialog')).toBeHidden();
		await field.fill('relyable');
		await keyboard.press('Enter');
		await expect(grades).toBeVisible();
		await expect(page.locator('del')).toHaveText('y');
		await expect(page.locator('ins')).toHaveText('i');
		await expect(
			page.getByText(
				'You wrote “relyable”. Compared with “reliable”, this is missing: “i”; and this is extra: “y”.'
			)
		).toBeAttached();
		await keyboard.press('4');
		await expect(page.getByText('4 left')).toBeVisible();
		// An empty field only shows the answer.
		await expect(field).toBeFocused();
		await keyboard.press('Enter');
		await expect(grades).toBeVisible();
		await expect(difference(page)).toBeHidden();
		await keyboard.press('u');
		await expect(page.getByText('5 left')).toBeVisible();
		await expect(page.locator('del')).toHaveText('y');
		await keyboard.press('4');
		await expect(page.getByText('4 left')).toBeVisible();
		// Escape leaves the field, not the session; then the keys are the screen's.
		await expect(field).toBeFocused();
		await keyboard.press('Escape');
		await expect(field).not.toBeFocused();
		await keyboard.press('h');
		await expect(hint).toBeHidden();
		await expect(page.locator('.hint')).toBeVisible();
		await keyboard.press('Space');
		await expect(grades).toBeVisible();
	});

	test('the Enter that ends a composition of an input method does not reveal', async ({ page }) => {
		const { field, grades, reveal } = controlsOf(page);
		await typeAnswers(page);
		await keepFive(page);
		await expect(field).toBeFocused();
		const client = await page.context().newCDPSession(page);
		await client.send('Input.imeSetComposition', {
			text: 'kaopu',
			selectionStart: 5,
			selectionEnd: 5
		});
		// What the browser sends for a key that the input method takes.
		await client.send('Input.dispatchKeyEvent', {
			type: 'rawKeyDown',
			key: 'Process',
			code: 'Enter',
			windowsVirtualKeyCode: 229
		});
		await client.send('Input.insertText', { text: '靠谱' });
		await expect(field).toHaveValue('靠谱');
		await expect(reveal).toBeVisible();
		await expect(grades).toBeHidden();
		await page.keyboard.press('Enter');
		// In either language the meaning counts.
		await expect(page.getByText('same as the answer')).toBeVisible();
	});
});
