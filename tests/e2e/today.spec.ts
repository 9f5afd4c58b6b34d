import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { phone } from '#tests/support/browser-screen.ts';
import { rootSite } from '#tests/support/browser-site.ts';
import { controlsOf } from '#tests/support/walk.ts';

// Where fewer than five cards are due, a line comes first. A thumb that is on its way to what can be
// pressed must find it where it was.

test.use({
	...phone,
	locale: 'zh-CN',
	timezoneId: 'Asia/Shanghai',
	contextOptions: { reducedMotion: 'reduce' }
});

const line = (page: Page) =>
	page.locator('section.panel').filter({ has: page.locator('blockquote') });

/** Where the way into the review stood in each frame since it was there, in pixels from the top. */
async function watchStart(page: Page): Promise<() => Promise<readonly number[]>> {
	await page.addInitScript(() => {
		const places: number[] = [];
		Object.assign(window, { placesOfStart: places });
		const look = () => {
			const start = document.querySelector('a[href$="/review"]');
			if (start) places.push(Math.round(start.getBoundingClientRect().top));
			requestAnimationFrame(look);
		};
		requestAnimationFrame(look);
	});
	return () => page.evaluate<readonly number[]>('placesOfStart');
}

async function keepTwo(page: Page): Promise<void> {
	const { keep, reveal } = controlsOf(page);
	await page.goto('/review?meet=2');
	for (let kept = 0; kept < 2; kept += 1) await keep.tap();
	await expect(reveal).toBeVisible();
}

test('where little is due the line stands above from the start, and nothing is pushed from under the thumb', async ({
	page
}) => {
	await keepTwo(page);
	const placesOfStart = await watchStart(page);
	await page.goto('/');
	await expect(line(page)).toBeVisible();
	await expect(page.getByRole('link', { name: /^再认识/ })).toBeVisible();
	const start = controlsOf(page).review;
	expect((await line(page).boundingBox())?.y).toBeLessThan((await start.boundingBox())?.y ?? 0);
	expect(new Set(await placesOfStart()).size).toBe(1);
});

/** The address of the episode's file, which is known by a sentence of its glossary. */
async function episodeFile(): Promise<string> {
	const folder = join(rootSite.folder, '_app', 'immutable', 'chunks');
	for (const name of await readdir(folder)) {
		if (!name.endsWith('.js')) continue;
		const text = await readFile(join(folder, name), 'utf8');
		if (text.includes('一个词一个词往下写')) return `**/${name}`;
	}
	throw new Error(`No file of an episode in ${folder}`);
}

test.describe('without a service worker', () => {
	test.use({ serviceWorkers: 'block' });

	test('a line that is long in coming keeps nobody from starting, and stands beneath', async ({
		page
	}) => {
		await keepTwo(page);
		const placesOfStart = await watchStart(page);
		let comes: () => void = () => undefined;
		const mayCome = new Promise<void>((resolve) => (comes = resolve));
		await page.route(await episodeFile(), async (route) => {
			await mayCome;
			await route.continue();
		});
		await page.goto('/');
		await expect(controlsOf(page).review).toBeVisible();
		await expect(line(page)).toBeHidden();
		comes();
		await expect(line(page)).toBeVisible();
		const start = controlsOf(page).review;
		expect((await line(page).boundingBox())?.y).toBeGreaterThan(
			(await start.boundingBox())?.y ?? Infinity
		);
		expect(new Set(await placesOfStart()).size).toBe(1);
	});

	test('where the line cannot be had, Today is whole without it', async ({ page }) => {
		await keepTwo(page);
		await page.route(await episodeFile(), (route) => route.abort());
		await page.goto('/');
		await expect(controlsOf(page).review).toBeVisible();
		await expect(page.getByRole('button', { name: '换个练法' })).toBeVisible();
		await expect(line(page)).toBeHidden();
	});
});
