import { expect, test } from '@playwright/test';
import { languageTag, type Language } from '#lib/core/language.ts';
import { axeFindings } from '#tests/support/axe-findings.ts';
import { desktop, phone } from '#tests/support/browser-screen.ts';
import { wronglyMarkedText } from '#tests/support/language-findings.ts';
import { cutOffText, smallTargets, widthTooMuch } from '#tests/support/layout-findings.ts';
import { walkEveryScreen } from '#tests/support/walk.ts';

const readers: readonly {
	readonly language: Language;
	readonly name: string;
	readonly locale: string;
}[] = [
	{ language: 'zh', name: 'Chinese', locale: 'zh-CN' },
	{ language: 'en', name: 'English', locale: 'en-GB' }
];

test.use({ contextOptions: { reducedMotion: 'reduce' }, timezoneId: 'Asia/Shanghai' });

for (const { language, name, locale } of readers) {
	test.describe(`in ${name}`, () => {
		test.use({ ...phone, locale });

		test(
			`axe finds nothing on any screen in ${name}, light and dark`,
			{ tag: '@phone' },
			async ({ page }) => {
				const findings: string[] = [];
				await walkEveryScreen(page, async (stop) => {
					for (const colorScheme of ['light', 'dark'] as const) {
						await page.emulateMedia({ colorScheme });
						const found = await axeFindings(page);
						findings.push(...found.map((finding) => `${stop}, ${colorScheme}: ${finding}`));
					}
				});
				expect(findings).toEqual([]);
			}
		);

		test(
			`every target is large enough to tap, and every text marked with its language, in ${name}`,
			{ tag: '@phone' },
			async ({ page }) => {
				const findings: string[] = [];
				await walkEveryScreen(page, async (stop) => {
					const found = [...(await smallTargets(page)), ...(await wronglyMarkedText(page))];
					findings.push(...found.map((finding) => `${stop}: ${finding}`));
				});
				expect(findings).toEqual([]);
				await expect(page.locator('html')).toHaveAttribute('lang', languageTag(language));
			}
		);

		test(
			`nothing scrolls sideways on a narrow screen, and nothing is cut off in letters twice as large, in ${name}`,
			{ tag: '@phone' },
			async ({ page }) => {
				const findings: string[] = [];
				await walkEveryScreen(page, async (stop) => {
					for (const [width, height] of [
						[360, 640],
						[320, 568]
					] as const) {
						await page.setViewportSize({ width, height });
						const tooMuch = await widthTooMuch(page);
						if (tooMuch > 0) findings.push(`${stop}: ${tooMuch} px too wide at ${width}`);
					}
					await page.setViewportSize({ width: 390, height: 844 });
					await page.evaluate(() => {
						document.documentElement.style.fontSize = '200%';
					});
					const found = await cutOffText(page);
					const tooMuch = await widthTooMuch(page);
					findings.push(...found.map((finding) => `${stop}: ${finding}`));
					if (tooMuch > 0) findings.push(`${stop}: ${tooMuch} px too wide in large letters`);
					await page.evaluate(() => {
						document.documentElement.style.fontSize = '';
					});
				});
				expect(findings).toEqual([]);
			}
		);
	});
}
void desktop;
