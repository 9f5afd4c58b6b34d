import { expect, test } from '@playwright/test';
import { languageTag, type Language } from '#lib/core/language.ts';
import { axeFindings } from '#tests/support/axe-findings.ts';
import { desktop, phone } from '#tests/support/browser-screen.ts';
import { wronglyMarkedText } from '#tests/support/language-findings.ts';
import { cutOffText, smallTargets, widthTooMuch } from '#tests/support/layout-findings.ts';
import { answerInAnotherTab, controlsOf, keepFive, walkEveryScreen } from '#tests/support/walk.ts';

interface Reader {
	readonly language: Language;
	readonly name: string;
	readonly locale: string;
}

const readers: readonly Reader[] = [
	{ language: 'zh', name: 'Chinese', locale: 'zh-CN' },
	{ language: 'en', name: 'English', locale: 'en-GB' }
];

/** A walk over two dozen stops, on a machine that is busy with other things too. */
const walkMillis = 180_000;

test.use({ contextOptions: { reducedMotion: 'reduce' }, timezoneId: 'Asia/Shanghai' });

for (const { language, name, locale } of readers) {
	test.describe(`on a phone, in ${name}`, () => {
		test.use({ ...phone, locale });
		test.describe.configure({ timeout: walkMillis });

		test('axe finds nothing on any screen, light or dark', async ({ page }) => {
			const findings: string[] = [];
			await walkEveryScreen(page, async (stop) => {
				await page.emulateMedia({ colorScheme: 'light' });
				const light = await axeFindings(page);
				await page.emulateMedia({ colorScheme: 'dark' });
				const dark = await axeFindings(page, 'colours');
				findings.push(
					...light.map((finding) => `${stop}: ${finding}`),
					...dark.map((finding) => `${stop}, dark: ${finding}`)
				);
			});
			expect(findings).toEqual([]);
		});

		test('every target is large enough for a thumb', async ({ page }) => {
			const findings: string[] = [];
			await walkEveryScreen(page, async (stop) => {
				const found = await smallTargets(page);
				findings.push(...found.map((finding) => `${stop}: ${finding}`));
			});
			expect(findings).toEqual([]);
		});

		test('every text is marked with the language it is in', async ({ page }) => {
			const findings: string[] = [];
			await walkEveryScreen(page, async (stop) => {
				const found = await wronglyMarkedText(page);
				findings.push(...found.map((finding) => `${stop}: ${finding}`));
			});
			expect(findings).toEqual([]);
			await expect(page.locator('html')).toHaveAttribute('lang', languageTag(language));
		});

		test('nothing scrolls sideways on the narrowest screens', async ({ page }) => {
			const findings: string[] = [];
			const screens = [
				{ width: 360, height: 640 },
				{ width: 320, height: 568 }
			];
			await walkEveryScreen(page, async (stop) => {
				for (const screen of screens) {
					await page.setViewportSize(screen);
					const tooMuch = await widthTooMuch(page);
					if (tooMuch > 0) findings.push(`${stop}: ${tooMuch} px more than ${screen.width}`);
				}
			});
			expect(findings).toEqual([]);
		});

		test('nothing is cut off where letters are twice as large', async ({ page }) => {
			const findings: string[] = [];
			const enlarge = (size: string) =>
				page.evaluate((value) => (document.documentElement.style.fontSize = value), size);
			await walkEveryScreen(page, async (stop) => {
				await enlarge('200%');
				const found = await cutOffText(page);
				const tooMuch = await widthTooMuch(page);
				findings.push(...found.map((finding) => `${stop}: ${finding}`));
				if (tooMuch > 0) findings.push(`${stop}: ${tooMuch} px too wide`);
				await enlarge('');
			});
			expect(findings).toEqual([]);
		});
	});
}

test.describe('on a desktop', () => {
	test.use({ ...desktop, locale: 'en-GB' });

	test('axe finds nothing where the screen is wide, and targets are as large', async ({ page }) => {
		test.setTimeout(walkMillis);
		const findings: string[] = [];
		const looked = ['meet', 'answer', 'keys', 'today, cards due', 'episode', 'settings'];
		await walkEveryScreen(page, async (stop) => {
			if (!looked.includes(stop)) return;
			const found = [...(await axeFindings(page)), ...(await smallTargets(page))];
			findings.push(...found.map((finding) => `${stop}: ${finding}`));
		});
		expect(findings).toEqual([]);
	});

	test('what was not kept is said on the last screen too', async ({ page }) => {
		const { begin, keep, skip, reveal, good, home } = controlsOf(page);
		await page.goto('/');
		await begin.click();
		await keep.click();
		for (let skipped = 0; skipped < 4; skipped += 1) await skip.click();
		await reveal.click();
		await answerInAnotherTab(page);
		await good.click();
		await expect(home).toBeVisible();
		await expect(page.getByRole('alert')).toContainText('answered in another window');
		expect(await axeFindings(page)).toEqual([]);
	});

	test('a theme that is chosen holds against the system’s, with colours as readable', async ({
		page
	}) => {
		const { leave, settings } = controlsOf(page);
		const brightness = () =>
			page.evaluate(() => {
				const [red = 0, green = 0, blue = 0] = Array.from(
					getComputedStyle(document.documentElement).backgroundColor.matchAll(/\d+/g),
					Number
				);
				return (red + green + blue) / (3 * 255);
			});
		await keepFive(page);
		await leave.click();
		await settings.click();
		for (const [theme, system] of [
			['Dark', 'light'],
			['Light', 'dark']
		] as const) {
			await page.emulateMedia({ colorScheme: system });
			await page.getByRole('radio', { name: theme }).click();
			await expect.poll(async () => (await brightness()) > 0.5).toBe(theme === 'Light');
			for (const place of ['Library', 'Today', 'Settings']) {
				await page.getByRole('link', { name: place }).click();
				await expect(page.getByRole('heading', { level: 1, name: place })).toBeVisible();
				expect(await axeFindings(page, 'colours')).toEqual([]);
			}
			await page.reload();
			await expect(page.getByRole('radio', { name: theme })).toBeChecked();
			expect((await brightness()) > 0.5).toBe(theme === 'Light');
		}
	});
});
