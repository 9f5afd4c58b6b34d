import { expect, test, type Page } from '@playwright/test';
import { watchForComplaints } from '#tests/support/browser-complaints.ts';
import { rootSite, subPathSite } from '#tests/support/browser-site.ts';
import { builtFiles, builtPages } from '#tests/support/built-files.ts';
import { untilKept } from '#tests/support/kept-app.ts';
import { testPage } from '#tests/support/pages/test-page.ts';

for (const site of [rootSite, subPathSite]) {
	const place = site.base === '' ? 'at the root' : `under ${site.base}`;

	test(`a walk through all pages leaves the origin nowhere and breaks no policy ${place}`, async ({
		context,
		page
	}) => {
		const complaints = watchForComplaints(context, site.origin);
		await page.addInitScript(() => {
			document.addEventListener('securitypolicyviolation', (violation) => {
				console.error(`policy: ${violation.effectiveDirective} ${violation.blockedURI}`);
			});
		});
		const pages = await builtPages(site.folder);
		expect(pages).toContain('/');
		// From the network first, then from the service worker.
		for (const stored of [false, true]) {
			for (const path of pages) {
				await test.step(`${path}${stored ? ', stored' : ''}`, async () => {
					await page.goto(site.address(path));
					await expect(page.getByRole('heading', { level: 1 })).not.toHaveCount(0);
					await page.waitForLoadState('networkidle');
				});
			}
			await untilKept(page);
		}
		expect(complaints).toEqual([]);
	});

	test(`every response says how it may be used ${place}`, async ({ request }) => {
		const files = await builtFiles(site.folder);
		const addresses = [...(await builtPages(site.folder)), '/no-such-page'];
		addresses.push(...files.filter((file) => file !== '_headers').map((file) => `/${file}`));
		for (const path of addresses) {
			const response = await request.get(site.address(path));
			expect(response.headers(), path).toMatchObject({
				'x-content-type-options': 'nosniff',
				'referrer-policy': 'no-referrer',
				'cross-origin-opener-policy': 'same-origin',
				'cross-origin-resource-policy': 'same-origin',
				'x-frame-options': 'DENY'
			});
		}
	});

	test(`every page carries its policy in itself and in its response ${place}`, async ({
		request
	}) => {
		for (const path of [...(await builtPages(site.folder)), '/404.html']) {
			const response = await request.get(site.address(path));
			const policy = response.headers()['content-security-policy'] ?? '';
			for (const directive of [
				"default-src 'none'",
				"connect-src 'self'",
				"base-uri 'none'",
				"form-action 'none'",
				"frame-ancestors 'none'",
				"require-trusted-types-for 'script'"
			]) {
				expect(policy, path).toContain(directive);
			}
			expect(policy, path).not.toMatch(/unsafe-(inline|eval)|https?:|\*/);
			const meta = /<meta http-equiv="content-security-policy" content="([^"]*)"/i;
			expect(meta.exec(await response.text())?.[1], path).toContain("default-src 'none'");
		}
	});
}

/** Ways by which text could become a script; each answers whether it did, or the error's name. */
function attempts(page: Page): Promise<Record<string, string>> {
	return page.evaluate(async () => {
		const marks = window as unknown as Record<string, unknown>;
		const attempt = async (act: () => void): Promise<string> => {
			delete marks['ran'];
			try {
				act();
			} catch (error) {
				return error instanceof Error ? error.name : 'thrown';
			}
			await new Promise((resolve) => setTimeout(resolve, 200));
			return marks['ran'] === true ? 'ran' : 'did not run';
		};
		const payload = '<img src="data:image/png;base64,AAAA" onerror="window.ran = true">';
		return {
			innerHTML: await attempt(() => {
				const element = document.createElement('div');
				document.body.append(element);
				element.innerHTML = payload;
			}),
			insertAdjacentHTML: await attempt(() => {
				document.body.insertAdjacentHTML('beforeend', payload);
			}),
			inlineScript: await attempt(() => {
				const script = document.createElement('script');
				script.append('window.ran = true');
				document.body.append(script);
			}),
			inlineHandler: await attempt(() => {
				const button = document.createElement('button');
				button.setAttribute('onclick', 'window.ran = true');
				document.body.append(button);
				button.click();
			}),
			javascriptLink: await attempt(() => {
				const link = document.createElement('a');
				link.setAttribute('href', 'javascript:void (window.ran = true)');
				document.body.append(link);
				link.click();
			})
		};
	});
}

test('no text becomes a script', async ({ page }) => {
	// Where nothing forbids it, each attempt succeeds: the attempts are real ones.
	await page.route('**/no-policy', (route) =>
		route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>no policy</title>' })
	);
	await page.goto(rootSite.address('/no-policy'));
	expect(await attempts(page)).toEqual({
		innerHTML: 'ran',
		insertAdjacentHTML: 'ran',
		inlineScript: 'ran',
		inlineHandler: 'ran',
		javascriptLink: 'ran'
	});

	await page.goto(rootSite.address('/'));
	await page.waitForLoadState('networkidle');
	const here = await attempts(page);
	expect(here).toMatchObject({ innerHTML: 'TypeError', insertAdjacentHTML: 'TypeError' });
	expect(Object.values(here)).not.toContain('ran');
});

test('our policy makes an address of our service worker alone, and nobody makes another', async ({
	page
}) => {
	await page.goto(rootSite.address('/'));
	await untilKept(page);
	const answers = await page.evaluate(() => {
		const { trustedTypes } = window as unknown as {
			trustedTypes: { createPolicy(name: string, rules: object): unknown };
		};
		const answer = (name: string) => {
			try {
				trustedTypes.createPolicy(name, { createScriptURL: (address: string) => address });
				return 'made';
			} catch (error) {
				return error instanceof Error ? error.name : 'thrown';
			}
		};
		return { ours: answer('jinju'), another: answer('another'), nobody: answer('default') };
	});
	expect(answers).toEqual({ ours: 'TypeError', another: 'TypeError', nobody: 'TypeError' });
	const registered = await page.evaluate(() =>
		navigator.serviceWorker.register('/icon.svg').then(
			() => 'registered',
			(error: unknown) => (error instanceof Error ? error.name : 'thrown')
		)
	);
	expect(registered).toBe('TypeError');
});

test('nothing that a learner brings or writes stands in an address', async ({ context, page }) => {
	const addresses: string[] = [];
	context.on('request', (request) => addresses.push(request.url()));
	page.on('framenavigated', (frame) => addresses.push(frame.url()));
	await page.addInitScript(() => {
		// A change of the history without a navigation is seen by nobody else.
		for (const method of ['pushState', 'replaceState'] as const) {
			const former = history[method].bind(history);
			history[method] = (data, unused, url) => {
				former(data, unused, url);
				console.log(`address: ${location.href}`);
			};
		}
	});
	page.on('console', (message) => {
		if (message.text().startsWith('address: ')) addresses.push(message.text().slice(9));
	});
	await page.goto(rootSite.address('/import'));
	const secret = 'geheimnis';
	await page.locator('textarea').first().fill(testPage('en').replaceAll('dough', secret));
	await page.getByRole('button', { name: /^(Read it|读一读)$/ }).click();
	await page.getByRole('button', { name: /^(Take it|收下)$/ }).click();
	await expect(page.getByRole('button', { name: /^(Undo the import|撤销导入)$/ })).toBeVisible();
	await page.getByRole('link', { name: /^(Meet|认识)/ }).click();
	await expect(page).toHaveURL(/\/review/);
	for (const path of ['/library', '/settings', '/settings/export']) {
		await page.goto(rootSite.address(path));
	}
	expect(addresses.length).toBeGreaterThan(10);
	expect(addresses.filter((address) => address.toLowerCase().includes(secret))).toEqual([]);
	// Where there is a query, it has ids and numbers of ours.
	const asked = addresses.flatMap((address) => [...new URL(address).searchParams]);
	expect(
		asked.filter(([name, value]) => !/^[a-z]+$/.test(name) || !/^[\w-]*$/.test(value))
	).toEqual([]);
	expect(addresses.filter((address) => new URL(address).hash !== '')).toEqual([]);
});
