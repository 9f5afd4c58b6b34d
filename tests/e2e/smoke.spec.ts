import { expect, test } from '@playwright/test';
import { watchForComplaints } from '#tests/support/browser-complaints.ts';
import { rootSite, subPathSite } from '#tests/support/browser-site.ts';

for (const site of [rootSite, subPathSite]) {
	const place = site.base === '' ? 'at the root' : `under ${site.base}`;

	test(`the first page loads ${place} without a complaint of the browser`, async ({
		context,
		page
	}) => {
		const complaints = watchForComplaints(context, site.origin);
		const response = await page.goto(site.address('/'));
		expect(response?.status()).toBe(200);
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		await page.waitForLoadState('networkidle');
		expect(complaints).toEqual([]);
	});

	test(`the policy is in the page and in the response ${place}`, async ({ page }) => {
		const response = await page.goto(site.address('/'));
		const header = response?.headers()['content-security-policy'];
		const meta = await page
			.locator('meta[http-equiv="content-security-policy"]')
			.getAttribute('content');
		expect(header).toBe(`${meta ?? ''}; frame-ancestors 'none'`);
		expect(header).toContain("require-trusted-types-for 'script'");
	});

	test(`a string becomes neither markup nor code ${place}`, async ({ page }) => {
		await page.goto(site.address('/'));
		const attempts = await page.evaluate(() => {
			const refused = (attempt: () => void) => {
				try {
					attempt();
					return false;
				} catch {
					return true;
				}
			};
			const button = document.createElement('button');
			const script = document.createElement('script');
			return {
				markup: refused(() => (document.body.innerHTML = '<b>planted</b>')),
				handler: refused(() => {
					button.setAttribute('onclick', 'window.planted = true');
				}),
				script: refused(() => (script.text = 'window.planted = true'))
			};
		});
		expect(attempts).toEqual({ markup: true, handler: true, script: true });
	});

	test(`an unknown address answers 404 with a page of ours ${place}`, async ({ page }) => {
		const response = await page.goto(site.address('/no-such-page'));
		expect(response?.status()).toBe(404);
		await expect(page.getByRole('heading')).not.toHaveCount(0);
	});
}
