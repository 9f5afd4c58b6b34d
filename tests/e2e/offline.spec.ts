import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { watchForComplaints } from '#tests/support/browser-complaints.ts';
import { newProfile, type Profile } from '#tests/support/browser-profile.ts';
import { rootSite, serveOwn, subPathSite, type OwnSite } from '#tests/support/browser-site.ts';
import { builtPages, hashedFiles } from '#tests/support/built-files.ts';
import { emptyHttpCache, untilKept } from '#tests/support/kept-app.ts';

/** Opens the app for the first time, in a browser that is new, and waits until it is stored. */
async function visit(profile: Profile, site: OwnSite, screen: object): Promise<Page> {
	const context = await profile.open(screen);
	const page = await context.newPage();
	await page.goto(site.address('/'));
	await untilKept(page);
	return page;
}

/** The same browser the next day: no network, and nobody would answer if there were one. */
async function reopenWithout(
	profile: Profile,
	site: OwnSite,
	screen: object
): Promise<BrowserContext> {
	await profile.close();
	await site.stop();
	return profile.open({ ...screen, offline: true });
}

async function expectHeading(page: Page): Promise<void> {
	await expect(page.getByRole('heading', { level: 1 })).not.toHaveCount(0);
}

for (const kind of [rootSite, subPathSite]) {
	const place = kind.base === '' ? 'at the root' : `under ${kind.base}`;

	test(`after one visit every address opens without a network ${place}`, async ({
		viewport,
		hasTouch,
		isMobile
	}) => {
		await using site = await serveOwn(kind);
		await using profile = await newProfile();
		const screen = { viewport, hasTouch, isMobile };
		await emptyHttpCache(await visit(profile, site, screen));
		const context = await reopenWithout(profile, site, screen);
		const complaints = watchForComplaints(context, site.origin);
		const page = await context.newPage();

		const pages = await builtPages(kind.folder);
		expect(pages).toContain('/');
		for (const path of pages) {
			await test.step(`the page ${path}`, async () => {
				const response = await page.goto(site.address(path));
				expect(response?.status()).toBe(200);
				expect(response?.fromServiceWorker()).toBe(true);
				await expectHeading(page);
			});
		}
		for (const query of ['?x=1', '?x=1&y=a.b/c.d', '?x=%E9%87%91%E5%8F%A5#below']) {
			await test.step(`a deep link with ${query}`, async () => {
				const response = await page.goto(site.address(`/library${query}`));
				expect(response?.status()).toBe(200);
				await expectHeading(page);
				expect(page.url()).toBe(site.address(`/library${query}`));
			});
		}
		await test.step('a link with a slash too many', async () => {
			await page.goto(site.address('/library/?x=1'));
			await expectHeading(page);
			expect(page.url()).toBe(site.address('/library?x=1'));
		});
		expect(complaints).toEqual([]);

		for (const path of ['/no-such-page', '/library/no/such/page', '/Library?x=1']) {
			await test.step(`the unknown address ${path}`, async () => {
				const response = await page.goto(site.address(path));
				expect(response?.status()).toBe(404);
				expect(response?.fromServiceWorker()).toBe(true);
				await expectHeading(page);
			});
		}
	});

	test(`the first visit itself goes on when the network goes ${place}`, async ({
		viewport,
		hasTouch,
		isMobile
	}) => {
		await using site = await serveOwn(kind);
		await using profile = await newProfile();
		const page = await visit(profile, site, { viewport, hasTouch, isMobile });
		await emptyHttpCache(page);
		await site.stop();
		await page.context().setOffline(true);
		const files = (await hashedFiles(kind.folder)).map((file) => `${kind.base}/${file}`);
		const missing = await page.evaluate(async (paths) => {
			const answers = await Promise.all(
				paths.map(async (path) => ({ path, found: await fetch(path).catch(() => undefined) }))
			);
			return answers.filter(({ found }) => !found?.ok).map(({ path }) => path);
		}, files);
		expect(files.length).toBeGreaterThan(0);
		expect(missing).toEqual([]);
	});
}

test('what only the system and search engines read is not stored', async ({ page }) => {
	await page.goto(rootSite.address('/'));
	await untilKept(page);
	const stored = await page.evaluate(async () => {
		const names = await caches.keys();
		const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
		return requests.flat().map(({ url }) => new URL(url).pathname);
	});
	expect(stored).toContain('/icon.svg');
	expect(stored).toContain('/manifest.webmanifest');
	expect(stored.filter((path) => /robots|\/icons\//.test(path))).toEqual([]);
});
