import { expect, test, type Page } from '@playwright/test';
import { desktop } from '#tests/support/browser-screen.ts';
import { answer, controlsOf, expectInterface, frontOf, keepFive } from '#tests/support/walk.ts';

test.use({
	...desktop,
	locale: 'en-GB',
	timezoneId: 'Asia/Shanghai',
	contextOptions: { reducedMotion: 'reduce' }
});

const left = (page: Page, count: number) => page.getByText(`${count} left`, { exact: true });
const dialog = (page: Page) => page.getByRole('dialog', { name: 'Keyboard' });

/** What has the focus: a short name of the element, `body` where nothing has. */
const focused = (page: Page): Promise<string> =>
	page.evaluate(() => {
		const { activeElement: element } = document;
		return element?.ariaLabel ?? (element?.id || (element?.textContent ?? '').trim()) ?? '';
	});

/** Presses Tab until the focus comes back to where it began, and answers every stop. */
async function tabStops(page: Page) {
	const stops: { readonly name: string; readonly ring: boolean; readonly inside: boolean }[] = [];
	for (;;) {
		await page.keyboard.press('Tab');
		const stop = await page.evaluate(() => {
			const element = document.activeElement;
			if (!element) return undefined;
			const seen = element.getAttribute('data-seen');
			document.querySelector('[data-seen="last"]')?.setAttribute('data-seen', 'before');
			element.setAttribute('data-seen', 'last');
			const { outlineStyle, outlineWidth } = getComputedStyle(element);
			const { left: x, top: y, width, height } = element.getBoundingClientRect();
			return {
				seen: seen !== null,
				// A field for a time has several parts, each of which takes a Tab.
				part: seen === 'last' && element instanceof HTMLInputElement,
				// Past the last stop the focus leaves the page once, before the first.
				beyond: element === document.body,
				name: element.ariaLabel ?? (element.textContent ?? '').trim(),
				ring: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2,
				inside: x >= 0 && y >= 0 && x + width <= innerWidth + 1 && y + height <= innerHeight + 1
			};
		});
		if (!stop || (stop.seen && !stop.part)) break;
		if (!stop.beyond && !stop.part) stops.push(stop);
	}
	await page.evaluate(() => {
		for (const element of document.querySelectorAll('[data-seen]')) {
			element.removeAttribute('data-seen');
		}
	});
	return stops;
}

test('a whole session goes by keyboard alone, from the first button to leaving', async ({
	page
}) => {
	const { begin, reveal, grades, home } = controlsOf(page);
	const { keyboard } = page;
	await page.goto('/');
	await expect(begin).toBeVisible();
	while ((await focused(page)) !== 'Try 5 lines · 1 min') await keyboard.press('Tab');
	await keyboard.press('Enter');
	for (const [position, key] of ['k', 'S', 'Enter', 's', 'K'].entries()) {
		await expect(page.getByText(`${position + 1} of 5`)).toBeVisible();
		await keyboard.press(key);
	}
	await expect(left(page, 3)).toBeVisible();
	// What is not shown cannot be graded.
	await keyboard.press('3');
	await keyboard.press('Space');
	await expect(grades).toBeVisible();
	await keyboard.press('1');
	await expect(left(page, 3)).toBeVisible();
	await expect(reveal).toBeVisible();
	await keyboard.press('Enter');
	await keyboard.press('2');
	await expect(reveal).toBeVisible();
	await keyboard.press('Space');
	await keyboard.press('3');
	await expect(reveal).toBeVisible();
	// The three come back from their first steps; 4 ends each.
	for (const remaining of [2, 1]) {
		await keyboard.press('Space');
		await keyboard.press('4');
		await expect(left(page, remaining)).toBeVisible();
	}
	await keyboard.press('Space');
	await keyboard.press('4');
	await expect(home).toBeVisible();
	await keyboard.press('Escape');
	await expect(page.getByRole('heading', { name: 'Today', exact: true })).toBeVisible();
});

test('U and Ctrl+Z undo without limit, past the last card too, and Ctrl+Shift+Z redoes', async ({
	page
}) => {
	const { reveal, grades, home } = controlsOf(page);
	const { keyboard } = page;
	await keepFive(page);
	const fronts: string[] = [];
	for (const remaining of [4, 3, 2, 1]) {
		fronts.push((await frontOf(page).textContent()) ?? '');
		await answer(page, 'easy');
		await expect(left(page, remaining)).toBeVisible();
	}
	await answer(page, 'easy');
	await expect(home).toBeVisible();
	await keyboard.press('u');
	await expect(grades).toBeVisible();
	await expect(left(page, 1)).toBeVisible();
	for (const [undone, front] of fronts.toReversed().entries()) {
		await keyboard.press(undone % 2 === 0 ? 'Control+z' : 'U');
		await expect(left(page, undone + 2)).toBeVisible();
		await expect(grades).toBeVisible();
		// Revealed, with the gap filled: what surrounds it is the same.
		expect((await frontOf(page).textContent())?.slice(0, 10)).toBe(front.slice(0, 10));
	}
	// Further back, to before the lines were kept.
	for (const position of [5, 4, 3, 2, 1]) {
		await keyboard.press('u');
		await expect(page.getByText(`${position} of 5`)).toBeVisible();
	}
	await keyboard.press('u');
	await expect(page.getByText('1 of 5')).toBeVisible();
	for (const position of [2, 3, 4, 5]) {
		await keyboard.press('Control+Shift+Z');
		await expect(page.getByText(`${position} of 5`)).toBeVisible();
	}
	for (const remaining of [5, 4, 3, 2, 1]) {
		await keyboard.press('Control+Shift+Z');
		await expect(left(page, remaining)).toBeVisible();
	}
	await keyboard.press('Control+Shift+Z');
	await expect(home).toBeVisible();
	await keyboard.press('Control+z');
	await expect(left(page, 1)).toBeVisible();
	await keyboard.press('4');
	await expect(reveal).toBeHidden();
	await expect(home).toBeVisible();
});

test('L flips the language, H shows the hint', async ({ page }) => {
	const { hint, reveal } = controlsOf(page);
	await keepFive(page);
	await expect(hint).toBeVisible();
	await page.keyboard.press('h');
	await expect(hint).toBeHidden();
	await expect(page.locator('.hint')).toHaveText('not cleverness');
	await page.keyboard.press('l');
	await expectInterface(page, 'zh');
	await expect(page.locator('.hint')).toHaveText('不是聪明');
	await page.keyboard.press('L');
	await expectInterface(page, 'en');
	await expect(reveal).toBeVisible();
});

test('a card that comes straight back is asked as if for the first time', async ({ page }) => {
	const { begin, keep, skip, hint, reveal, again } = controlsOf(page);
	await page.goto('/');
	await begin.click();
	await keep.click();
	for (let skipped = 0; skipped < 4; skipped += 1) await skip.click();
	await hint.click();
	await reveal.click();
	await again.click();
	await expect(left(page, 1)).toBeVisible();
	await expect(hint).toBeVisible();
	expect(await focused(page)).toBe('content');
});

test('? opens the keys; the focus stays among them, and Escape closes them and not the session', async ({
	page
}) => {
	const { reveal, grades } = controlsOf(page);
	const { keyboard } = page;
	await keepFive(page);
	await keyboard.press('?');
	await expect(dialog(page)).toBeVisible();
	for (const key of ['Tab', 'Tab', 'Shift+Tab', 'Tab']) {
		await keyboard.press(key);
		expect(await page.evaluate(() => !!document.activeElement?.closest('[role="dialog"]'))).toBe(
			true
		);
	}
	// No key reaches the card behind.
	for (const key of ['l', 'u', 'h', '1']) await keyboard.press(key);
	await expectInterface(page, 'en');
	await expect(left(page, 5)).toBeVisible();
	await keyboard.press('Escape');
	await expect(dialog(page)).toBeHidden();
	await expect(reveal).toBeVisible();
	await expect.poll(() => focused(page)).toBe('content');
	await keyboard.press('Space');
	await expect(grades).toBeVisible();
	// From its button, the focus goes back to the button.
	await page.getByRole('button', { name: 'Show keyboard shortcuts' }).focus();
	await keyboard.press('Enter');
	await expect(dialog(page)).toBeVisible();
	await keyboard.press('Escape');
	await expect(dialog(page)).toBeHidden();
	await expect(grades).toBeVisible();
	await expect.poll(() => focused(page)).toBe('Show keyboard shortcuts');
	await keyboard.press('Escape');
	await expect(page.getByRole('heading', { name: 'Today', exact: true })).toBeVisible();
});

test('the focus is never lost: what it stood on goes, and it is in the content', async ({
	page
}) => {
	const { keep, hint, reveal, again, undo } = controlsOf(page);
	const press = async (button: typeof keep) => {
		await button.focus();
		await page.keyboard.press('Enter');
	};
	const expectFocusInContent = () => expect.poll(() => focused(page)).toBe('content');
	await page.goto('/review?meet=2');
	await press(keep);
	await expect(page.getByText('2 of 2')).toBeVisible();
	await expectFocusInContent();
	await press(keep);
	await expect(left(page, 2)).toBeVisible();
	await expectFocusInContent();
	await press(hint);
	await expect(hint).toBeHidden();
	await expectFocusInContent();
	await press(reveal);
	await expect(again).toBeVisible();
	await expectFocusInContent();
	await press(again);
	await expect(again).toBeHidden();
	await expectFocusInContent();
	await press(undo);
	await expect(again).toBeVisible();
	await expectFocusInContent();
	await page.goto('/library');
	await page.locator('a.panel').focus();
	await page.keyboard.press('Enter');
	const row = page.locator('article').filter({ hasText: 'Stop learning' }).first();
	await press(row.getByRole('button', { name: 'Stop learning' }));
	await expect(page.getByText('Set aside; its history stays')).toBeVisible();
	await expect.poll(() => focused(page)).toBe('Keep');
	await press(page.getByRole('button', { name: 'Undo' }));
	await expect(page.getByText('Set aside; its history stays')).toBeHidden();
	await press(page.getByRole('button', { name: 'Add the video address' }));
	await page.keyboard.type('nothing');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('alert')).toHaveText(/not a web address/);
	await page.keyboard.press('Control+a');
	await page.keyboard.type('https://video.example/watch?v=1');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('button', { name: 'Change the video address' })).toBeVisible();
	await expectFocusInContent();
});

test('every stop of Tab is seen: a ring around it, within the screen', async ({ page }) => {
	const { begin, leave, library, reveal, review, settings } = controlsOf(page);
	const findings: string[] = [];
	const look = async (screen: string, among: readonly string[]) => {
		const stops = await tabStops(page);
		expect(stops.map(({ name }) => name)).toEqual(expect.arrayContaining([...among]));
		for (const { name, ring, inside } of stops) {
			if (!ring || !inside) findings.push(`${screen}: ${name}`);
		}
	};
	await page.goto('/');
	await expect(begin).toBeVisible();
	await look('first visit', ['Skip to content', '中文', 'English', 'Try 5 lines · 1 min']);
	await keepFive(page);
	await look('question', ['Leave, back to Today', 'Hint', 'Undo', 'Show answer']);
	await reveal.click();
	await look('answer', ['English', 'Exact words', 'Again, back in 1 min']);
	await leave.click();
	await expect(review).toBeVisible();
	await look('today', ['Start review', 'Library', 'Settings']);
	await library.click();
	await expect(page.getByText(/^Learning 5/)).toBeVisible();
	await look('library', ['Today']);
	await settings.click();
	await expect(page.getByRole('button', { name: /^Ask the browser/ })).toBeVisible();
	await look('settings', ['Both', 'Ask the browser to keep it']);
	expect(findings).toEqual([]);
});

test('the skip link leads past the header, into the content', async ({ page }) => {
	await page.goto('/settings');
	await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
	await page.keyboard.press('Tab');
	expect(await focused(page)).toBe('Skip to content');
	await page.keyboard.press('Enter');
	await page.keyboard.press('Tab');
	expect(
		await page.evaluate(() => !!document.activeElement?.closest('main [role="radiogroup"]'))
	).toBe(true);
});
