import type { Page } from '@playwright/test';
import axe, { type AxeResults, type RunOptions } from 'axe-core';

const runs = {
	/** WCAG 2.2 to level AA, and what axe calls best practice. */
	everything: {
		type: 'tag',
		values: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice']
	},
	/** The rules of those that a change of theme alone can break. */
	colours: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] }
} as const satisfies Record<string, RunOptions['runOnly']>;

/**
 * What axe finds on the page as it stands, one line for each element. Runs through the debugger, so
 * the page's own policy stays as it is.
 */
export async function axeFindings(
	page: Page,
	looksAt: keyof typeof runs = 'everything'
): Promise<readonly string[]> {
	await page.evaluate(`if (!window.axe) { ${axe.source} }`);
	const { violations } = await page.evaluate<Pick<AxeResults, 'violations'>, RunOptions>(
		(options) => (window as unknown as { axe: typeof axe }).axe.run(options),
		{
			runOnly: { ...runs[looksAt], values: [...runs[looksAt].values] },
			resultTypes: ['violations']
		}
	);
	return violations.flatMap(({ id, nodes }) =>
		nodes.map(({ html, failureSummary }) => `${id}: ${html} (${failureSummary ?? ''})`)
	);
}
