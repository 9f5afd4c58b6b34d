import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { browserArguments, presentBrowser } from './browser.js';
import { ensureBuilt, siteOfEnvironment } from './build.js';
import { createStaticServer, listen } from './serve.js';

// Takes a picture of every screen, to be looked at: `npm run screens`, or `npm run screens -- zh-dark`
// for the variants whose names begin so. The pictures are in .cache/screens.

/** @typedef {{ name: string, locale: string, dark: boolean, phone: boolean }} Variant */

const folder = join('.cache', 'screens');

/** @type {Variant[]} */
const variants = ['zh', 'en'].flatMap((language) =>
	['light', 'dark'].flatMap((theme) =>
		['phone', 'desktop'].map((size) => ({
			name: `${language}-${theme}-${size}`,
			locale: language === 'zh' ? 'zh-CN' : 'en-GB',
			dark: theme === 'dark',
			phone: size === 'phone'
		}))
	)
);

/**
 * Walks through the app as a learner does and takes a picture at every stop.
 * @param {import('@playwright/test').Page} page
 * @param {string} origin
 * @param {(screen: string) => Promise<unknown>} shoot
 */
async function walk(page, origin, shoot) {
	const reveal = page.getByRole('button', { name: /显示答案|Show answer/ });
	const keep = page.getByRole('button', { name: /^(记住它|Keep)$/ });
	/** @param {RegExp} grade */
	const answer = async (grade) => {
		await reveal.click();
		await page.getByRole('button', { name: grade }).click();
	};
	await page.goto(`${origin}/`);
	await page.getByRole('heading', { level: 1 }).waitFor();
	await shoot('01-first-visit');
	await page.getByRole('link', { name: /先试|Try/ }).click();
	await keep.waitFor();
	await shoot('02-meet');
	await page.getByRole('button', { name: /看英文|Show Chinese|看中文|Show English/ }).click();
	await shoot('03-meet-both');
	for (let met = 0; met < 5; met += 1) {
		await keep.click();
	}
	await reveal.waitFor();
	await shoot('04-question');
	await page
		.getByRole('button', { name: /^(提示|Hint)$/ })
		.click({ timeout: 2000 })
		.catch(() => undefined);
	await reveal.click();
	await shoot('05-answer');
	await page.getByRole('button', { name: /^(良好|Good)/ }).click();
	await reveal.waitFor();
	await shoot('06-second-question');
	await reveal.click();
	await shoot('07-second-answer');
	await page.getByRole('button', { name: /^(简单|Easy)/ }).click();
	await answer(/^(简单|Easy)/);
	await shoot('08-question-with-undo');
	await page.getByRole('link', { name: /离开|Leave/ }).click();
	await page.getByRole('link', { name: /接着复习|Go on/ }).waitFor();
	await page.waitForTimeout(300);
	await shoot('09-today');
	await page.getByRole('link', { name: /接着复习|Go on/ }).click();
	for (let left = 0; left < 3; left += 1) {
		await answer(/^(简单|Easy)/);
	}
	await page.getByRole('link', { name: /回到今日|Back to Today/ }).waitFor();
	await page.waitForTimeout(300);
	await shoot('10-done');
	await page.getByRole('link', { name: /回到今日|Back to Today/ }).click();
	await page.getByRole('link', { name: /再认识|Meet/ }).waitFor();
	await page.waitForTimeout(300);
	await shoot('11-today-done');
	await page.getByRole('link', { name: /书架|Library/ }).click();
	await page.getByText(/在学|Learning/).waitFor();
	await shoot('12-library');
	await page.locator('a.panel').click();
	await page.getByRole('tab').first().waitFor();
	await shoot('13-episode');
	await page.locator('article .open').first().click();
	await page.getByRole('button', { name: /视频地址|video address/ }).click();
	await shoot('14-episode-open');
	await page.getByRole('tab').nth(1).click();
	await shoot('15-takeaways');
	await page.getByRole('tab', { name: /章节|Chapters/ }).click();
	await page
		.getByRole('group', { name: /术语|Terms/ })
		.getByRole('button')
		.first()
		.click();
	await shoot('15a-chapters');
	await page.getByRole('tab', { name: /预测|Predictions/ }).click();
	await shoot('15b-predictions');
	await page.getByRole('button', { name: /录制日期|recording date/ }).click();
	await page.getByLabel(/录制日期|Recorded on/).fill('2026-03-15');
	await page
		.getByRole('tabpanel')
		.getByRole('button', { name: /^(保存|Save)$/ })
		.click();
	await page
		.getByText(/可核对|to be checked/)
		.first()
		.waitFor();
	await shoot('15c-predictions-dated');
	await page.getByRole('tab', { name: /人与物|Names/ }).click();
	await page
		.getByRole('button', { name: /提到|mention/ })
		.first()
		.click();
	await shoot('15d-names');
	await page.getByRole('tab', { name: /术语|Glossary/ }).click();
	await page
		.getByRole('button', { name: /出现|In \d+ place/ })
		.first()
		.click();
	await shoot('15e-glossary');
	await page.getByRole('tab', { name: /画面|On camera/ }).click();
	await shoot('15f-camera');
	await page.getByRole('heading', { name: /手势|Gestures/ }).scrollIntoViewIfNeeded();
	await shoot('15g-gestures');
	await page.getByRole('link', { name: /设置|Settings/ }).click();
	await page.getByRole('heading', { level: 2 }).first().waitFor();
	await page.waitForTimeout(300);
	await shoot('16-settings');
	await page.goto(`${origin}/no-such-page`);
	await page.getByRole('heading').waitFor();
	await shoot('17-not-found');
}

if (process.env.AS_BUILT === undefined && !(await ensureBuilt(siteOfEnvironment()))) {
	process.exit(1);
}
mkdirSync(folder, { recursive: true });
const server = createStaticServer({ folder: siteOfEnvironment().folder });
const origin = `http://127.0.0.1:${String(await listen(server, 0, '127.0.0.1'))}`;
const executablePath = presentBrowser();
const browser = await chromium.launch({
	args: browserArguments,
	...(executablePath && { executablePath })
});
const [prefix = ''] = process.argv.slice(2);
for (const { name, locale, dark, phone } of variants.filter((it) => it.name.startsWith(prefix))) {
	const context = await browser.newContext({
		locale,
		timezoneId: 'Asia/Shanghai',
		colorScheme: dark ? 'dark' : 'light',
		viewport: phone ? { width: 390, height: 844 } : { width: 1280, height: 800 },
		hasTouch: phone,
		isMobile: phone,
		reducedMotion: 'reduce'
	});
	const page = await context.newPage();
	page.setDefaultTimeout(10_000);
	page.on('console', (message) => {
		if (message.type() === 'error') console.error(`${name}: ${message.text()}`);
	});
	page.on('pageerror', (error) => {
		console.error(`${name}: ${error.message}`);
	});
	const shoot = (/** @type {string} */ screen) =>
		page.screenshot({ path: join(folder, `${name}-${screen}.png`) });
	try {
		await walk(page, origin, shoot);
	} catch (error) {
		await shoot('99-stopped');
		console.error(`${name}: ${error instanceof Error ? error.message : String(error)}`);
		process.exitCode = 1;
	}
	await context.close();
	console.log(name);
}
await browser.close();
server.close();
