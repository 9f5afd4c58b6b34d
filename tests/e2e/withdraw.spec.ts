import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { withdraw } from '#scripts/withdraw.js';
import {
	rootSite,
	serveOwn,
	subPathSite,
	type OwnSite,
	type Site
} from '#tests/support/browser-site.ts';
import { builtFiles } from '#tests/support/built-files.ts';
import { untilKept } from '#tests/support/kept-app.ts';
import { nextRelease } from '#tests/support/next-release.ts';
import { savedGrades } from '#tests/support/saved-grades.ts';
import { answer, controlsOf } from '#tests/support/walk.ts';

test.use({ locale: 'en-US' });

/** Puts another folder in the place of what the site serves. */
async function deploy(site: OwnSite, folder: string): Promise<void> {
	await site.stop();
	await site.start(folder);
}

/** Breaks a release: what the pages start with throws, so that they stay blank. */
async function breakRelease(folder: string): Promise<void> {
	const starts = (await builtFiles(folder)).filter((file) =>
		/entry\/start\.[\w-]+\.js$/.test(file)
	);
	expect(starts).toHaveLength(1);
	for (const file of starts) await writeFile(join(folder, file), 'throw new Error("broken");');
}

/** The good release with the kill switch, in a folder of its own. */
async function withdrawing({ folder }: Pick<Site, 'folder'>) {
	const copy = await mkdtemp(join(tmpdir(), 'jinju-withdraw-'));
	await cp(folder, copy, { recursive: true });
	withdraw(copy);
	return {
		folder: copy,
		async [Symbol.asyncDispose]() {
			await rm(copy, { recursive: true, force: true });
		}
	};
}

/** Learns a line at a site; what it was answered is kept. */
async function learn(context: BrowserContext, site: OwnSite): Promise<Page> {
	const page = await context.newPage();
	const { begin, keep, reveal } = controlsOf(page);
	await page.goto(site.address('/'));
	await begin.click();
	for (let met = 0; met < 5; met += 1) await keep.click();
	await expect(reveal).toBeVisible();
	await answer(page, 'good');
	await page.goto(site.address('/'));
	await untilKept(page);
	return page;
}

const stored = (page: Page) =>
	page.evaluate(async () => ({
		caches: (await caches.keys()).filter((name) => /precache|previous/.test(name)),
		workers: (await navigator.serviceWorker.getRegistrations()).length
	}));

for (const built of [rootSite, subPathSite]) {
	test(`a release that does not open is withdrawn, and what was learned is still there, under “${built.base}/”`, async ({
		context
	}) => {
		await using site = await serveOwn(built);
		await using broken = await nextRelease(built);
		await using withdrawn = await withdrawing(built);
		await breakRelease(broken.folder);
		const page = await learn(context, site);

		await deploy(site, broken.folder);
		await page.evaluate(async () => {
			await (await navigator.serviceWorker.ready).update();
		});
		await page.getByRole('button', { name: 'Update' }).click();
		await expect(page.getByRole('heading')).toHaveCount(0);
		// Another visit helps nobody: it is stored, and blank.
		await page.waitForTimeout(1000);
		await page.goto(site.address('/'));
		await page.waitForTimeout(1000);
		await expect(page.getByRole('heading')).toHaveCount(0);

		let loads = 0;
		page.on('load', () => {
			loads += 1;
		});
		await deploy(site, withdrawn.folder);
		await page.goto(site.address('/'));
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		await expect
			.poll(() => stored(page).catch(() => undefined))
			.toEqual({ caches: [], workers: 0 });
		// The blank page of this visit, and the one that took its place: no page is reloaded for ever.
		await page.waitForTimeout(3000);
		expect(loads).toBeLessThanOrEqual(3);
		const before = loads;
		await page.waitForTimeout(2000);
		expect(loads).toBe(before);
		expect(await savedGrades(page)).toEqual([3]);

		// A visit later it is the network's page at once, and stays.
		await page.goto(site.address('/settings'));
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		await page.waitForTimeout(2000);
		expect(loads).toBe(before + 1);
		expect((await stored(page)).caches).toEqual([]);

		await deploy(site, built.folder);
		await page.goto(site.address('/'));
		await untilKept(page);
		await site.stop();
		await page.goto(site.address('/settings'));
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		expect(await savedGrades(page)).toEqual([3]);
	});
}

test('the kill switch spares the caches of others, and of what was shared and not taken yet', async ({
	context
}) => {
	await using site = await serveOwn(rootSite);
	await using withdrawn = await withdrawing(rootSite);
	expect(await readFile(join(withdrawn.folder, 'service-worker.js'), 'utf8')).not.toMatch(
		/indexedDB|getDirectory/
	);
	const page = await learn(context, site);
	await page.evaluate(async () => {
		await caches.open('jinju-shared');
		await caches.open('workbox-precache-v2-https://other.example/');
	});
	await deploy(site, withdrawn.folder);
	await page.goto(site.address('/'));
	const names = () => page.evaluate(async () => (await caches.keys()).sort());
	await expect
		.poll(() => names().catch(() => []))
		.toEqual(['jinju-shared', 'workbox-precache-v2-https://other.example/']);
});
