import { expect, test } from 'vitest';
import { parsePage } from '#lib/core/episode/parse-page.ts';
import { sectionCounts } from '#lib/core/import/section-counts.ts';
import { testPage } from '#tests/support/pages/test-page.ts';

test('each section is counted, against the page’s own number where that is another', () => {
	const text = testPage('en').replace('Quotes (4)', 'Quotes (6)');
	const counts = sectionCounts(parsePage(text));
	expect(counts.slice(0, 3)).toEqual([
		{ section: 'chapter', found: 4 },
		{ section: 'quote', found: 4, declared: 6 },
		{ section: 'prediction', found: 2 }
	]);
});

test('a section that is declared and empty is told, and what is no page counts nothing', () => {
	const text = 'Episode 7\n\nQuotes (3)\n\nTakeaways\n\n  • Wait first.\n';
	expect(sectionCounts(parsePage(text))).toEqual([
		{ section: 'takeaway', found: 1 },
		{ section: 'quote', found: 0, declared: 3 }
	]);
	expect(sectionCounts(parsePage('Dear diary'))).toEqual([]);
});
