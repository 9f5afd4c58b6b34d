import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitPages } from '#lib/core/import/split-pages.ts';
import { testPage } from '#tests/support/pages/test-page.ts';

const [zh, en] = [testPage('zh').trimEnd(), testPage('en').trimEnd()];
const untitled = '山里的书店\n\n主播：阿岚\n\n金句\n\n05:20 周禾：书店让人敢于浪费一个下午。';

test('the two languages of an episode in one text are two pages', () => {
	expect(splitPages(`${zh}\n\n${en}`).map((page) => page.trimEnd())).toEqual([zh, en]);
});

test('a page that was pasted twice is two copies of it, with and without a number', () => {
	for (const page of [zh, untitled]) {
		expect(splitPages(`${page}\n${page}`)).toEqual([page, page]);
	}
});

test('a page that names other episodes is one page', () => {
	const related = `${zh}\n\n第 3 期：修钟表的人\n第 4 期：养蜂的人\n\n收听方式\n小宇宙`;
	expect(splitPages(related)).toEqual([related]);
	const followed = `${untitled}\n\n第 3 期：修钟表的人\n\n要点\n\n1. 空间允许人停留。`;
	expect(splitPages(followed)).toEqual([followed]);
});

test('every line is in one of the pages, in its order', () => {
	const lines = fc.array(
		fc.constantFrom('Episode 7 — 林知遥', '第 8 期：海', '金句 (2)', '要点', '• 慢就是快。', '')
	);
	fc.assert(
		fc.property(
			fc.oneof(
				lines.map((all) => all.join('\n')),
				fc.string()
			),
			(text) => {
				expect(
					splitPages(text)
						.join('\n')
						.split(/\r\n|\n|\r/)
				).toEqual(text.split(/\r\n|\n|\r/));
			}
		)
	);
});
