import { expect, test } from '@playwright/test';
import { axeFindings } from '#tests/support/axe-findings.ts';
import { desktop } from '#tests/support/browser-screen.ts';
import { smallTargets } from '#tests/support/layout-findings.ts';

test.use({ ...desktop, locale: 'en-US' });

test('whatever is in the app is named, with its licence word for word, and no tool that made it', async ({
	page
}) => {
	await page.goto('/settings');
	await page.getByRole('link', { name: /^About Jinju/ }).click();
	const packages = page.getByRole('group');
	await expect(packages).not.toHaveCount(0);
	const names = (await packages.locator('summary').allInnerTexts()).map(
		(text) => text.split(/\s/)[0]
	);
	// Of the pages, of workers alone, and of the service worker.
	for (const name of [
		'svelte',
		'dexie',
		'ts-fsrs',
		'i18next',
		'fflate',
		'comlink',
		'workbox-core'
	]) {
		expect(names).toContain(name);
	}
	for (const tool of ['vite', 'typescript', 'vitest', 'papaparse', 'esrap', 'acorn']) {
		expect(names).not.toContain(tool);
	}
	const dexie = packages.filter({ hasText: /^dexie/ });
	await expect(dexie.getByText(/Version 2.0, January 2004/)).toBeHidden();
	await dexie.locator('summary').click();
	await expect(dexie.getByText(/Version 2.0, January 2004/)).toBeVisible();
	expect(await axeFindings(page)).toEqual([]);
	expect(await smallTargets(page)).toEqual([]);
});
