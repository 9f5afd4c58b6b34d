import { expect, test, type Page } from '@playwright/test';
import { axeFindings } from '#tests/support/axe-findings.ts';
import { phone } from '#tests/support/browser-screen.ts';
import { pressSpaceTwice, tapTwice } from '#tests/support/double-press.ts';
import { Finger } from '#tests/support/finger.ts';
import { smallTargets } from '#tests/support/layout-findings.ts';
import { savedGrades } from '#tests/support/saved-grades.ts';
import { answer, controlsOf, frontOf, keepFive } from '#tests/support/walk.ts';

test.use({ ...phone, locale: 'en-GB', timezoneId: 'Asia/Shanghai' });

/** Where a finger begins on the card. */
const middle = { x: 195, y: 420 };
const toRight = { x: 330, y: 426 };
const toLeft = { x: 60, y: 426 };

/** What a swipe says that letting go would do. */
const label = (page: Page) => page.locator('p.label[aria-hidden="true"]');
const left = (page: Page, count: number) => page.getByText(`${count} left`, { exact: true });

/** Waits until the grades take a tap. */
async function pastGuard(page: Page): Promise<void> {
	const { grades } = controlsOf(page);
	await expect(grades).toBeVisible();
	await expect(grades).not.toHaveAttribute('aria-disabled');
}

/** A sitting of five questions, with the first answer shown. */
async function reveal(page: Page): Promise<Finger> {
	await keepFive(page);
	await controlsOf(page).reveal.tap();
	await pastGuard(page);
	return Finger.over(page);
}

/** Chooses on the settings' page and comes back to the sitting. */
async function choose(page: Page, change: () => Promise<unknown>): Promise<void> {
	const controls = controlsOf(page);
	await controls.leave.click();
	await controls.settings.click();
	await expect(page.getByRole('heading', { name: /^(手势与按键|Hands)$/ })).toBeVisible();
	await change();
	await page.getByRole('link', { name: /^(今日|Today)$/ }).click();
	await controls.review.click();
	await controls.reveal.waitFor();
}

test('a swipe to the right grades Good, one to the left Again, and both are saved', async ({
	page
}) => {
	const finger = await reveal(page);
	const front = await frontOf(page).textContent();
	await finger.down(middle);
	await finger.drawTo({ x: 240, y: 422 });
	// What would happen is said, with its interval; letting go would not do it yet.
	await expect(label(page)).toHaveText(/^\s*Good \d+ min$/);
	await expect(label(page)).not.toHaveClass(/armed/);
	await finger.drawTo(toRight);
	await expect(label(page)).toHaveClass(/armed/);
	await finger.up();
	await expect(controlsOf(page).reveal).toBeVisible();
	await expect(frontOf(page)).not.toHaveText(front ?? '');
	await expect(label(page)).toBeHidden();
	await expect.poll(() => savedGrades(page)).toEqual([3]);
	await controlsOf(page).reveal.tap();
	await pastGuard(page);
	await finger.swipe(middle, toLeft);
	await expect(controlsOf(page).reveal).toBeVisible();
	await expect.poll(() => savedGrades(page)).toEqual([3, 1]);
});

test('swiping back before letting go does nothing, and the card comes back', async ({ page }) => {
	const finger = await reveal(page);
	const box = await page.locator('article').boundingBox();
	await finger.down(middle);
	await finger.drawTo(toRight);
	await expect(label(page)).toHaveClass(/armed/);
	await finger.drawTo({ x: 215, y: 424 });
	await expect(label(page)).not.toHaveClass(/armed/);
	await finger.up();
	await expect(label(page)).toBeHidden();
	await expect(controlsOf(page).grades).toBeVisible();
	await expect.poll(() => page.locator('article').boundingBox()).toEqual(box);
	expect(await savedGrades(page)).toEqual([]);
});

test('before the answer is shown a swipe that would grade shows it, and grades nothing', async ({
	page
}) => {
	await keepFive(page);
	const finger = await Finger.over(page);
	await finger.down(middle);
	await finger.drawTo(toRight);
	await expect(label(page)).toHaveText('Show the answer');
	await finger.up();
	await expect(controlsOf(page).grades).toBeVisible();
	await expect(left(page, 5)).toBeVisible();
	expect(await savedGrades(page)).toEqual([]);
});

test('two fingers, or one that begins at the edge of the screen, grade nothing', async ({
	page
}) => {
	const finger = await reveal(page);
	await finger.down(middle, { x: 100, y: 300 });
	await finger.drawTo(toRight);
	await finger.up();
	await finger.swipe({ x: 12, y: 420 }, { x: 250, y: 424 });
	await expect(controlsOf(page).grades).toBeVisible();
	await expect(label(page)).toBeHidden();
	expect(await savedGrades(page)).toEqual([]);
});

test('on a card that scrolls, reading on scrolls it: nothing is graded and nothing opens', async ({
	page
}) => {
	await page.setViewportSize({ width: 360, height: 640 });
	await keepFive(page);
	await choose(page, () => page.getByLabel('Swipe up').selectOption({ label: 'Undo' }));
	// So that there is something to undo.
	await answer(page, 'easy');
	await page.evaluate(() => (document.documentElement.style.fontSize = '150%'));
	await controlsOf(page).reveal.click();
	await pastGuard(page);
	const finger = await Finger.over(page);
	const scrolled = () => page.evaluate(() => scrollY);
	// To the end of the card, and one stroke more, as a thumb does that reads.
	for (let stroke = 0; stroke < 5; stroke += 1) {
		await finger.swipe({ x: 180, y: 400 }, { x: 186, y: 130 });
	}
	expect(await scrolled()).toBeGreaterThan(50);
	await expect(controlsOf(page).grades).toBeVisible();
	expect(await savedGrades(page)).toEqual([4]);
	await finger.swipe({ x: 180, y: 150 }, { x: 186, y: 400 });
	await expect(controlsOf(page).grades).toBeVisible();
	// From the foot it is a swipe all the same, and no tap on the grade that it began on.
	const foot = await controlsOf(page).good.boundingBox();
	if (!foot) throw new Error('Inconsistent: the grades are on screen');
	const from = { x: foot.x + 20, y: foot.y + 20 };
	await finger.swipe(from, { x: from.x, y: from.y - 150 });
	await expect(left(page, 5)).toBeVisible();
});

test('where the whole card is on screen, up does what it is assigned', async ({ page }) => {
	await page.setViewportSize({ width: 390, height: 1000 });
	await keepFive(page);
	await choose(page, () => page.getByLabel('Swipe up').selectOption({ label: 'Easy' }));
	const finger = await Finger.over(page);
	await controlsOf(page).reveal.click();
	await pastGuard(page);
	await finger.down({ x: 195, y: 600 });
	await finger.drawTo({ x: 198, y: 450 });
	await expect(label(page)).toHaveText(/^\s*Easy/);
	await finger.up();
	await expect(left(page, 4)).toBeVisible();
	expect(await savedGrades(page)).toEqual([4]);
});

test('swipes are assigned in the settings; one assigned to nothing follows no finger', async ({
	page
}) => {
	await keepFive(page);
	await choose(page, async () => {
		await page.getByLabel('Swipe left').selectOption({ label: 'Nothing' });
		await page.getByLabel('Swipe right').selectOption({ label: 'Hard' });
	});
	await controlsOf(page).reveal.click();
	await pastGuard(page);
	const finger = await Finger.over(page);
	await finger.down(middle);
	await finger.drawTo(toLeft);
	await expect(label(page)).toBeHidden();
	await finger.up();
	await expect(controlsOf(page).grades).toBeVisible();
	await finger.swipe(middle, toRight);
	await expect.poll(() => savedGrades(page)).toEqual([2]);
});

test('a double tap on Show answer shows it and grades nothing', async ({ page }) => {
	await keepFive(page);
	const box = await controlsOf(page).reveal.boundingBox();
	if (!box) throw new Error('Inconsistent: the button is on screen');
	const at = { x: box.x + box.width * 0.8, y: box.y + box.height / 2 };
	await tapTwice(page, at);
	await pastGuard(page);
	expect(await savedGrades(page)).toEqual([]);
	await page.touchscreen.tap(at.x, at.y);
	await expect.poll(() => savedGrades(page)).toHaveLength(1);
});

test('Space shows the answer and, pressed again after a breath, grades Good; a double press does not', async ({
	page
}) => {
	await keepFive(page);
	await pressSpaceTwice(page);
	await pastGuard(page);
	expect(await savedGrades(page)).toEqual([]);
	await page.keyboard.press('Space');
	// The next card, which the key is for: a grade is saved a moment before it is on screen.
	await expect(controlsOf(page).reveal).toBeVisible();
	expect(await savedGrades(page)).toEqual([3]);
	await page.keyboard.press('Enter');
	await pastGuard(page);
	await page.keyboard.press('Enter');
	await expect.poll(() => savedGrades(page)).toEqual([3, 3]);
});

test('for the left hand the foot is mirrored, and the text is not', async ({ page }) => {
	await keepFive(page);
	await choose(page, () => page.getByRole('radio', { name: 'Left' }).click());
	const { undo, again, good, easy, skip, keep, reveal: show } = controlsOf(page);
	const x = async (button: typeof undo) => (await button.boundingBox())?.x ?? NaN;
	await show.click();
	await pastGuard(page);
	expect(await x(easy)).toBeLessThan(await x(good));
	expect(await x(good)).toBeLessThan(await x(again));
	await good.click();
	await show.waitFor();
	expect(await x(undo)).toBeGreaterThan(await x(show));
	await page.goto('/review?meet=2');
	await skip.waitFor();
	expect(await x(keep)).toBeLessThan(await x(skip));
	await expect(page.locator('html')).not.toHaveAttribute('dir', 'rtl');
});

test('with two buttons there are Again and Good, by touch, by key and by swipe', async ({
	page
}) => {
	await keepFive(page);
	await choose(page, async () => {
		await page.getByLabel('Swipe right').selectOption({ label: 'Easy' });
		await page.getByRole('radio', { name: 'Two' }).click();
		await expect(page.getByLabel('Swipe right')).toHaveValue('good');
	});
	const { grades, good, reveal: show } = controlsOf(page);
	await show.click();
	await expect(grades.getByRole('button')).toHaveCount(2);
	expect((await good.boundingBox())?.height).toBeGreaterThanOrEqual(68);
	await good.tap();
	await expect(show).toBeVisible();
	expect(await savedGrades(page)).toEqual([3]);
	await page.keyboard.press('Space');
	await page.keyboard.press('4');
	await page.keyboard.press('2');
	await expect(show).toBeVisible();
	expect(await savedGrades(page)).toEqual([3, 3]);
	await show.click();
	await pastGuard(page);
	const finger = await Finger.over(page);
	await finger.swipe(middle, toRight);
	await expect.poll(() => savedGrades(page)).toEqual([3, 3, 3]);
});

test('after ten answers a break is offered, once, and going on is enough to decline it', async ({
	page
}) => {
	await keepFive(page);
	const offer = page.getByText('Ten done. Take a break? The rest will wait.');
	for (let given = 0; given < 9; given += 1) await answer(page, 'again');
	await expect(offer).toBeHidden();
	await answer(page, 'again');
	await expect(page.getByRole('status').filter({ has: offer })).toBeVisible();
	expect(await axeFindings(page)).toEqual([]);
	expect(await smallTargets(page)).toEqual([]);
	await answer(page, 'again');
	await expect(controlsOf(page).reveal).toBeVisible();
	await expect(offer).toBeHidden();
	await controlsOf(page).undo.click();
	await expect(controlsOf(page).grades).toBeVisible();
	await expect(offer).toBeHidden();
});

test('who takes the break is on Today, and the rest waits', async ({ page }) => {
	await keepFive(page);
	for (let given = 0; given < 10; given += 1) await answer(page, 'again');
	const front = await frontOf(page).textContent();
	await page.getByRole('link', { name: 'Take a break' }).click();
	await expect(page.getByRole('heading', { name: 'Today', exact: true })).toBeVisible();
	await controlsOf(page).review.click();
	await expect(frontOf(page)).toHaveText(front ?? '');
});

for (const { locale, title, rows } of [
	{
		locale: 'en-GB',
		title: 'Keyboard',
		rows: ['Space Enter Show the answer', '3 Space Enter Good', 'U Ctrl+Z Undo', '? This list']
	},
	{
		locale: 'zh-CN',
		title: '键盘',
		rows: ['空格 Enter 显示答案', '3 空格 Enter 良好', 'U Ctrl+Z 撤销', '? 这张表']
	}
]) {
	test.describe(`in ${locale}`, () => {
		test.use({ locale });

		test('? lists every key, with what it does', async ({ page }) => {
			await keepFive(page);
			await page.keyboard.press('?');
			const dialog = page.getByRole('dialog', { name: title });
			await expect(dialog).toBeVisible();
			const listed = await dialog
				.locator('dt')
				.evaluateAll((terms) =>
					terms.map((term) =>
						[...term.querySelectorAll('kbd'), term.nextElementSibling]
							.map((part) => part?.textContent?.trim())
							.join(' ')
					)
				);
			expect(listed).toEqual(expect.arrayContaining(rows));
			expect(listed.length).toBeGreaterThanOrEqual(13);
		});
	});
}

test('a sitting left at any point lands on the same card: an open answer, a closed tab, a note to meet', async ({
	context,
	page
}) => {
	const { begin, keep, leave, review, grades, reveal: show } = controlsOf(page);
	const note = page.locator('article blockquote').first();
	await page.goto('/');
	await begin.click();
	await keep.click();
	await keep.click();
	await expect(page.getByText('3 of 5')).toBeVisible();
	const third = (await note.textContent()) ?? '';
	// With two notes kept and three to meet: by the cross, and back from Today.
	await leave.click();
	await review.click();
	await expect(page.getByText('1 of 3')).toBeVisible();
	await expect(note).toHaveText(third);
	// By the browser's own back, and forward again.
	await page.goBack();
	await expect(review).toBeVisible();
	await page.goForward();
	await expect(note).toHaveText(third);
	for (const position of [1, 2, 3]) {
		await expect(page.getByText(`${position} of 3`)).toBeVisible();
		await keep.click();
	}
	// On to the second question, and away with its answer open.
	await answer(page, 'easy');
	const front = (await frontOf(page).textContent()) ?? '';
	await show.click();
	await expect(grades).toBeVisible();
	await leave.click();
	await expect(review).toBeVisible();
	await review.click();
	await expect(show).toBeVisible();
	await expect(frontOf(page)).toHaveText(front);
	await show.click();
	await page.close();
	const again = await context.newPage();
	await again.goto('/review');
	await expect(frontOf(again)).toHaveText(front);
	await expect(controlsOf(again).reveal).toBeVisible();
	expect(await savedGrades(again)).toEqual([4]);
});

test('on the smallest screen everything that a review needs lies within a thumb’s reach', async ({
	page
}) => {
	await page.setViewportSize({ width: 360, height: 640 });
	const controls = controlsOf(page);
	const reach = 640 * 0.4;
	const within = async (...needed: readonly (typeof controls.reveal)[]) => {
		for (const button of needed) {
			const box = await button.boundingBox();
			expect(box?.y).toBeGreaterThanOrEqual(reach);
			expect((box?.y ?? NaN) + (box?.height ?? NaN)).toBeLessThanOrEqual(640);
		}
	};
	await page.goto('/');
	await within(controls.begin);
	await controls.begin.click();
	await within(controls.keep, controls.skip);
	for (let met = 0; met < 5; met += 1) await controls.keep.click();
	await within(controls.reveal, controls.hint);
	for (let given = 0; given < 4; given += 1) {
		await controls.reveal.tap();
		await within(controls.again, controls.good, controls.easy);
		await controls.easy.tap();
		await within(controls.reveal, controls.undo);
	}
	await controls.reveal.tap();
	await controls.easy.tap();
	await within(controls.home, controls.undo);
});

test('the device trembles when letting go would count, at a grade and at undo, unless told not to', async ({
	page
}) => {
	await page.addInitScript(() => {
		const felt: unknown[] = [];
		Object.assign(globalThis, { felt });
		navigator.vibrate = (pattern) => felt.push(pattern) > 0;
	});
	const felt = () => page.evaluate(() => (globalThis as unknown as { felt: unknown[] }).felt);
	const finger = await reveal(page);
	await finger.swipe(middle, toRight);
	await expect(controlsOf(page).reveal).toBeVisible();
	expect(await felt()).toEqual([[10], [16]]);
	await controlsOf(page).undo.tap();
	expect(await felt()).toEqual([[10], [16], [10, 50, 10]]);
	await choose(page, () => page.getByRole('switch', { name: 'Vibration' }).click());
	await controlsOf(page).reveal.tap();
	await controlsOf(page).good.tap();
	await expect(controlsOf(page).reveal).toBeVisible();
	expect(await felt()).toHaveLength(3);
});

test.describe('with reduced motion', () => {
	test.use({ contextOptions: { reducedMotion: 'reduce' } });

	test('the card does not tilt, and the swipe is labelled all the same', async ({ page }) => {
		const finger = await reveal(page);
		await finger.down(middle);
		await finger.drawTo(toRight);
		await expect(label(page)).toHaveText(/^\s*Good/);
		const transform = await page
			.locator('.surface > .card')
			.evaluate((card) => getComputedStyle(card).transform);
		expect(transform).toMatch(/^matrix\(1, 0, 0, 1, \d/);
		await finger.up();
		await expect.poll(() => savedGrades(page)).toEqual([3]);
	});
});
