import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { EpisodeId } from '#lib/core/episode/episode.ts';
import { pageFileName } from '#lib/core/export/page-file-name.ts';

const id = '140-230-0a1b2c3d' as EpisodeId;

test('a page is named by its title, its episode and its language', () => {
	const title = { zh: '140. 对姚顺宇的 4 小时访谈：靠谱！', en: 'Four hours with Yao' };
	expect(pageFileName({ id, title }, 'zh')).toBe(
		'140-对姚顺宇的-4-小时访谈-靠谱_140-230-0a1b2c3d.zh.md'
	);
	expect(pageFileName({ id, title: { zh: '靠谱' } }, 'en')).toBe('靠谱_140-230-0a1b2c3d.en.md');
	expect(pageFileName({ id, title: {} }, 'en')).toBe('140-230-0a1b2c3d.en.md');
});

test('no title makes a name that leads elsewhere, is hidden or cannot be', () => {
	fc.assert(
		fc.property(
			fc.string({ unit: 'binary' }),
			fc.constantFrom('../', 'C:\\', 'con', '~/.ssh'),
			(text, lead) => {
				const name = pageFileName({ id, title: { zh: lead + text } }, 'zh');
				expect(name).toMatch(/^[\p{L}\p{M}\p{N}_-]+\.zh\.md$/u);
				expect(name).not.toMatch(/^[-.]/);
				expect(new TextEncoder().encode(name).length).toBeLessThan(255);
			}
		)
	);
});
