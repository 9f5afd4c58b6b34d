import { expect, test } from 'vitest';
import {
	citationLines,
	citationText,
	type CitationInput,
	type CitationWords
} from '#lib/core/library/citation.ts';
import type { NoteId } from '#lib/core/card/note.ts';
import { aNote } from '#tests/support/a-note.ts';

const zh: CitationWords = {
	translated: '译文',
	machine: '机器翻译',
	interviewedBy: (host) => `${host}访谈`,
	episode: (number) => `第 ${number} 期`,
	title: (title) => `《${title}》`,
	pageHas: (page) => `页面作 ${page}`,
	doubtful: '存疑'
};
const en: CitationWords = {
	translated: 'translated',
	machine: 'machine',
	interviewedBy: (host) => `interviewed by ${host}`,
	episode: (number) => `episode ${number}`,
	title: (title) => `“${title}”`,
	pageHas: (page) => `page: ${page}`,
	doubtful: 'doubtful'
};
const note = aNote({
	text: { zh: '是是是便宜的', en: 'Ideas are, are cheap' },
	line: { zh: '……是便宜的', en: 'Ideas are … cheap' },
	atSeconds: [8672, 12_662]
});
const input: CitationInput = {
	note,
	episode: {
		number: 140,
		title: { zh: '四小时访谈', en: 'Four hours: “a little mad”' },
		host: { zh: '张小珺', en: 'Zhang Xiaojun' }
	},
	languages: ['zh', 'en'],
	address: undefined,
	words: { zh, en }
};

const cited = (from: CitationInput): string => citationText(citationLines(from));

test('each line says which language it is in, and an address is in none', () => {
	const lines = citationLines({ ...input, address: 'https://example.org/watch' });
	expect(lines.map(({ language }) => language)).toEqual(['zh', 'en', 'zh', 'en', undefined]);
});

test('a quotation is cited in both languages, with its source and every time, the translation marked', () => {
	expect(cited(input)).toBe(
		[
			'“……是便宜的”',
			'“Ideas are … cheap” (translated)',
			'—— 姚顺宇，张小珺访谈，第 140 期《四小时访谈》，2:24:32，3:31:02',
			'— Yao Shunyu, interviewed by Zhang Xiaojun, episode 140, “Four hours: ‘a little mad’”, 2:24:32, 3:31:02'
		].join('\n')
	);
});

test('the leading language comes first, and one language alone has one source', () => {
	expect(cited({ ...input, languages: ['en', 'zh'] }).split('\n')[0]).toContain('Ideas');
	expect(cited({ ...input, languages: ['en'] }).split('\n')).toHaveLength(2);
});

test('with an address there is a link to the first time, and a takeaway without time has the address', () => {
	const address = 'https://video.example/watch?v=1';
	expect(
		cited({ ...input, address })
			.split('\n')
			.at(-1)
	).toBe(`${address}&t=8672`);
	const takeaway = aNote({ kind: 'takeaway', atSeconds: [], text: { zh: '靠谱。' } });
	expect(
		cited({ ...input, note: takeaway, address })
			.split('\n')
			.at(-1)
	).toBe(address);
});

test('what is no quotation stands without marks, and a Chinese translation says so in its way', () => {
	const takeaway = aNote({
		id: '1' as NoteId,
		kind: 'takeaway',
		atSeconds: [],
		text: { zh: '要靠谱。', en: 'Be reliable.' },
		translated: 'zh'
	});
	expect(cited({ ...input, note: takeaway, episode: undefined })).toBe(
		'要靠谱。（译文）\nBe reliable.\n—— 姚顺宇\n— Yao Shunyu'
	);
});

test('a note in the other language alone is cited in that', () => {
	const chinese = aNote({ text: { zh: '靠谱。' } });
	expect(cited({ ...input, note: chinese, languages: ['en'] })).toMatch(/^“靠谱。”\n—— 姚顺宇/);
});

test('what the page has wrong is marked, and quotation marks within are single', () => {
	const wrong = aNote({
		text: { zh: '他说“伺候老灯”，末班' },
		corrections: [
			{ page: '老灯', meant: { zh: '老登' }, reason: { zh: '同音' } },
			{ page: '末班', reason: { zh: '语句不通' } }
		]
	});
	expect(cited({ ...input, note: wrong, languages: ['zh'] }).split('\n')[0]).toBe(
		'“他说‘伺候老登[页面作 老灯]’，末班[存疑]”'
	);
});
