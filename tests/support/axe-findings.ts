import type { Page } from '@playwright/test';
import axe, { type AxeResults } from 'axe-core';

/** WCAG 2.2 to level AA, and what axe calls best practice. */
const rules = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * What axe finds on the page as it stands, one line for each element. Runs through the debugger, so
 * the page's own policy stays as it is.
 */
export async function axeFindings(page: Page): Promise<readonly string[]> {
	await page.evaluate(`if (!window.axe) { ${axe.source} }`);
	const { violations } = await page.evaluate<Pick<AxeResults, 'violations'>, readonly string[]>(
		async (values) => {
			const { axe: inPage } = window as unknown as { axe: typeof axe };
			return inPage.run({
				runOnly: { type: 'tag', values: [...values] },
				resultTypes: ['violations']
			});
		},
		rules
	);
	return violations.flatMap(({ id, nodes }) =>
		nodes.map(({ html, failureSummary }) => `${id}: ${html} (${failureSummary ?? ''})`)
	);
}
