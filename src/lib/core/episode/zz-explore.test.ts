import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parsePage } from '#lib/core/episode/parse-page.ts';
import { printPage } from '#lib/core/episode/print-page.ts';
import { arbitraryPage, arbitraryDamage } from '#tests/support/pages/arbitrary-page.ts';
import { testPage } from '#tests/support/pages/test-page.ts';
const law = (page: string) => {
	const { episode, language } = parsePage(page);
	if (episode) {
		const printed = printPage(episode, language);
		const again = parsePage(printed);
		if (!again.episode) throw new Error(printed);
		try {
			expect(again.episode).toStrictEqual(episode);
		} catch (e) {
			throw new Error('PRINTED\n' + printed + '\nEND\n' + (e as Error).message);
		}
		expect(again.language).toBe(language);
	}
};
const runs = Number(process.env['RUNS'] ?? 20000);
test('a', () => {
	fc.assert(fc.property(arbitraryPage, law), { numRuns: runs });
}, 600000);
test('b', () => {
	fc.assert(
		fc.property(fc.oneof(arbitraryDamage(testPage('zh')), arbitraryDamage(testPage('en'))), law),
		{ numRuns: runs / 4 }
	);
}, 600000);
