import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { rootSite, serveOwn, type OwnSite } from '#tests/support/browser-site.ts';
import { hashedFiles } from '#tests/support/built-files.ts';
import { emptyHttpCache, untilKept } from '#tests/support/kept-app.ts';
import { nextRelease } from '#tests/support/next-release.ts';

test.use({ locale: 'en-US' });

/** The name of the script that a page was started from, which every release changes. */
function releaseOf(page: Page): Promise<string> {
	return page.evaluate(
		() => /entry\/start\.[\w-]+\.js/.exec(document.documentElement.outerHTML)?.[0] ?? ''
	);
}

/** Opens a page of the app as one sees it who has begun to learn: there an update is offered. */
async function open(context: BrowserContext, site: OwnSite, path = '/'): Promise<Page> {
	await context.addInitScript(() => {
		localStorage.setItem('jinju.started', '1');
	});
	const page = await context.newPage();
	await page.goto(site.address(path));
	await untilKept(page);
	return page;
}

/** Puts another folder in the place of what the site serves. */
async function deploy(site: OwnSite, folder: string): Promise<void> {
	await site.stop();
	await site.start(folder);
}

/** Looks for a new version as the browser does, and waits for how its installation ends. */
function installNext(page: Page): Promise<ServiceWorkerState | undefined> {
	return page.evaluate(async () => {
		const registration = await navigator.serviceWorker.ready;
		await registration.update();
		const worker = registration.installing ?? registration.waiting;
		while (worker?.state === 'installing') {
			await new Promise((resolve) => {
				worker.addEventListener('statechange', resolve, { once: true });
			});
		}
		return worker?.state;
	});
}

/** Imports scripts of a release in a page; answers those that did not load. */
function failedImports(page: Page, files: readonly string[]): Promise<readonly string[]> {
	return page.evaluate(async (paths) => {
		const failed: string[] = [];
		for (const path of paths) {
			await import(path).catch(() => failed.push(path));
		}
		return failed;
	}, files);
}

/** The scripts of a release, those of pages that were never opened among them. */
async function scriptsOf(folder: string): Promise<readonly string[]> {
	const files = await hashedFiles(folder);
	return files.filter((file) => /\/(chunks|nodes)\/.*\.js$/.test(file)).map((file) => `/${file}`);
}

test('a new version waits, and until it is taken every page is the old one', async ({
	context
}) => {
	await using site = await serveOwn(rootSite);
	await using next = await nextRelease(rootSite);
	const page = await open(context, site);
	const old = await releaseOf(page);
	await expect(page.getByRole('button', { name: 'Update' })).toHaveCount(0);

	await deploy(site, next.folder);
	expect(await installNext(page)).toBe('installed');
	await expect(page.getByRole('button', { name: 'Update' })).toBeVisible();
	await page.reload();
	expect(await releaseOf(page)).toBe(old);
	await expect(page.getByRole('button', { name: 'Update' })).toBeVisible();
	const another = await open(context, site, '/library?x=1');
	expect(await releaseOf(another)).toBe(old);

	await emptyHttpCache(page);
	expect(await failedImports(another, await scriptsOf(rootSite.folder))).toEqual([]);
});

test('whoever takes the new version takes it in every tab, and keeps it offline', async ({
	context
}) => {
	await using site = await serveOwn(rootSite);
	await using next = await nextRelease(rootSite);
	const page = await open(context, site);
	const other = await open(context, site, '/library?x=1');
	const old = await releaseOf(page);
	await deploy(site, next.folder);
	expect(await installNext(page)).toBe('installed');

	await page.getByRole('button', { name: 'Update' }).click();
	for (const tab of [page, other]) {
		await expect.poll(() => releaseOf(tab).catch(() => old)).not.toBe(old);
	}
	expect(other.url()).toBe(site.address('/library?x=1'));
	await expect(page.getByRole('button', { name: 'Update' })).toHaveCount(0);

	await emptyHttpCache(page);
	await site.stop();
	const taken = await releaseOf(page);
	await other.goto(site.address('/settings'));
	expect(await releaseOf(other)).toBe(taken);
	expect(await failedImports(other, await scriptsOf(next.folder))).toEqual([]);
});

test('a tab that still runs the old version finds its files after another took the new', async ({
	context
}) => {
	await using site = await serveOwn(rootSite);
	await using next = await nextRelease(rootSite);
	const frozen = await context.newPage();
	// As one that the system has put to sleep: it does not hear of the new version.
	await frozen.addInitScript(() => {
		navigator.serviceWorker.addEventListener('controllerchange', (event) => {
			event.stopImmediatePropagation();
		});
	});
	await frozen.goto(site.address('/'));
	await frozen.evaluate(() => navigator.serviceWorker.ready);
	const page = await open(context, site);
	const old = await releaseOf(page);
	await deploy(site, next.folder);
	expect(await installNext(page)).toBe('installed');
	await page.getByRole('button', { name: 'Update' }).click();
	await expect.poll(() => releaseOf(page).catch(() => old)).not.toBe(old);

	expect(await releaseOf(frozen)).toBe(old);
	await emptyHttpCache(frozen);
	await site.stop();
	expect(await failedImports(frozen, await scriptsOf(rootSite.folder))).toEqual([]);
});

test('a new version that another tab took does not interrupt a session', async ({ context }) => {
	await using site = await serveOwn(rootSite);
	await using next = await nextRelease(rootSite);
	const page = await open(context, site);
	const session = await open(context, site, '/review?meet=5');
	const leave = session.getByRole('link', { name: 'Leave, back to Today' });
	await expect(leave).toBeVisible();
	const old = await releaseOf(page);
	await deploy(site, next.folder);
	expect(await installNext(page)).toBe('installed');
	await expect(page.getByRole('button', { name: 'Update' })).toBeVisible();
	// In a session it is not even offered.
	await session.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
	await expect(leave).toBeVisible();
	await expect(session.getByRole('button', { name: 'Update' })).toHaveCount(0);
	await page.getByRole('button', { name: 'Update' }).click();
	await expect.poll(() => releaseOf(page).catch(() => old)).not.toBe(old);

	expect(await releaseOf(session)).toBe(old);
	await leave.click();
	await expect.poll(() => releaseOf(session).catch(() => old)).not.toBe(old);
	expect(session.url()).toBe(site.address('/'));
});

test('a page that stays open asks for a new version when seen again, at most hourly', async ({
	context
}) => {
	await using site = await serveOwn(rootSite);
	await using next = await nextRelease(rootSite);
	const page = await open(context, site);
	const begin = Date.now();
	const seenAgainAfter = async (minutes: number) => {
		await page.clock.setFixedTime(begin + minutes * 60_000);
		await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
	};
	await deploy(site, next.folder);
	await seenAgainAfter(55);
	await page.waitForTimeout(1500);
	await expect(page.getByRole('button', { name: 'Update' })).toHaveCount(0);
	await seenAgainAfter(65);
	await expect(page.getByRole('button', { name: 'Update' })).toBeVisible();
});

test('a version that was changed on the server while it was stored is not taken', async ({
	context
}) => {
	await using site = await serveOwn(rootSite);
	await using next = await nextRelease(rootSite);
	const mixed = await mkdtemp(join(tmpdir(), 'jinju-mixed-'));
	try {
		await cp(next.folder, mixed, { recursive: true });
		await cp(join(rootSite.folder, 'library.html'), join(mixed, 'library.html'));
		const page = await open(context, site);
		await deploy(site, mixed);
		expect(await installNext(page)).toBe('redundant');
		await deploy(site, next.folder);
		expect(await installNext(page)).toBe('installed');
	} finally {
		await rm(mixed, { recursive: true, force: true });
	}
});
