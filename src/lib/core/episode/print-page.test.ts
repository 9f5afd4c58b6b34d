import { expect, test } from 'vitest';
import { parsePage } from '#lib/core/episode/parse-page.ts';
import { printPage } from '#lib/core/episode/print-page.ts';
import type { Language } from '#lib/core/language.ts';
import { testPage } from '#tests/support/pages/test-page.ts';

// The laws of printing are in any-text.test.ts and merge-languages.test.ts.

function reprinted(page: string, language: Language): string {
	return printPage(parsePage(page).episode!, language);
}

test('a page is printed in its own format, line for line, but for names and counts', () => {
	const printed = reprinted(testPage('zh'), 'zh');
	const named = testPage('zh')
		.replace('Episode 7 — 林知遥', 'Episode 7 — 林知遥 (Zhiyao Lin)')
		.replaceAll('— 林知遥:', '— 林知遥 (Zhiyao Lin):')
		.replace('— guest:', '— 林知遥 (Zhiyao Lin):')
		.replace('— 主持人:', '— 陈默:');
	expect(printed).toBe(named);
});

test('a page can be printed under the headings of the other language, texts unchanged', () => {
	const printed = reprinted(testPage('zh'), 'en');
	expect(printed).toContain('Quotes (4)');
	expect(printed).toContain('Zhiyao Lin (林知遥)');
	expect(parsePage(printed)).toMatchObject({ language: 'en', problems: [] });
	expect(parsePage(printed).episode).toEqual(parsePage(testPage('zh')).episode);
});

test('a section without items is not printed', () => {
	const printed = reprinted('Episode 7\n\nTakeaways\n\n  • 一句', 'zh');
	expect(printed).toBe(
		[
			...['Episode 7', '', '▶ 在 YouTube 观看', '', 'Switch language → en', ''],
			...['Takeaways', '', '  • 一句', '']
		].join('\n')
	);
});

test('the video, unknown headings, late times and several paragraphs survive printing', () => {
	const page = [
		...['Episode 7 — 甲', '', '时长: 62 min · ▶ 在 YouTube 观看 https://youtu.be/abcdefghij_', ''],
		...['金句', '', '  • 250:00 — 甲: • 一', '', '    二', '', '    • 三', '    • 四', ''],
		...['番外 (1)', '  • 五']
	].join('\n');
	const { episode } = parsePage(page);
	expect(episode).toMatchObject({
		id: 'abcdefghij_',
		quotes: [{ atSeconds: 15000, text: { zh: '• 一\n二' }, note: { zh: '三\n四' } }],
		unknown: [{ heading: '番外 (1)', lines: ['  • 五'] }]
	});
	expect(parsePage(printPage(episode!, 'zh')).episode).toEqual(episode);
});

test('names that a list would divide are printed one a bullet', () => {
	const page = 'Episode 7\n\nCompanies (2)\n\n  • Alphabet, Inc.\n  • Meta';
	const printed = reprinted(page, 'en');
	expect(printed).toContain('Companies (2)\n\n  • Alphabet, Inc.\n  • Meta\n');
	expect(parsePage(printed).episode).toEqual(parsePage(page).episode);
});
