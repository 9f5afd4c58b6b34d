import { expect, test } from 'vitest';
import type { Episode } from '#lib/core/episode/episode.ts';
import type { PageProblem } from '#lib/core/episode/page-problem.ts';
import { clockTime } from '#lib/core/episode/page-time.ts';
import { parsePage } from '#lib/core/episode/parse-page.ts';
import { testPage } from '#tests/support/pages/test-page.ts';

const head = [
	'Episode 7 — 林知遥',
	'',
	'主持人: 陈默 · 时长: 62 min',
	'',
	'Switch language → en',
	''
];

function read(...lines: readonly string[]): Episode {
	const { episode } = parsePage([...head, ...lines].join('\n'));
	if (!episode) {
		throw new Error('no episode');
	}
	return episode;
}

/** What the page's problems say, each with the line below the head on which it says it. */
function findings(...lines: readonly string[]): readonly object[] {
	const { problems } = parsePage([...head, ...lines].join('\n'));
	return problems.map(({ message, line, ...finding }: PageProblem) => {
		expect(message).not.toBe('');
		return { ...finding, line: line - head.length };
	});
}

test('what stands below a list of takeaways, a line each, is not of the last', () => {
	const lines = ['Takeaways', '', '1. 一块表拆了两百零六个零件。', '2. 表还能走就好。', ''];
	expect(
		read(...lines, '© 2026 灯塔电台，保留权利。').takeaways.map(({ text }) => text.zh)
	).toEqual(['一块表拆了两百零六个零件。', '表还能走就好。']);
	const explained = [
		'Takeaways',
		'',
		'1. 慢。',
		'',
		'慢才看得见。',
		'',
		'2. 等。',
		'',
		'等才等得到。'
	];
	expect(read(...explained).takeaways.map(({ text }) => text.zh)).toEqual([
		'慢。\n慢才看得见。',
		'等。\n等才等得到。'
	]);
});

const zh = parsePage(testPage('zh'));

test('a whole page is read without a problem, in both languages', () => {
	const en = parsePage(testPage('en'));
	expect([zh.language, zh.problems, en.language, en.problems]).toEqual(['zh', [], 'en', []]);
	for (const { episode } of [zh, en]) {
		const { chapters, quotes, predictions, visual, entities, takeaways } = episode!;
		const lists = [chapters, quotes, predictions, visual.props, visual.energy, visual.gestures];
		expect(lists.map((list) => list.length)).toEqual([4, 4, 2, 3, 2, 2]);
		const others = [visual.tells, visual.lost, entities.people, entities.companies, entities.works];
		expect(others.map((list) => list.length)).toEqual([1, 2, 3, 2, 3]);
		expect(takeaways).toHaveLength(3);
	}
});

test('the head gives number, names, minutes and title', () => {
	expect(zh.episode).toMatchObject({
		number: 7,
		durationMinutes: 62,
		host: { zh: '陈默' },
		guests: [{ zh: '林知遥', en: 'Zhiyao Lin' }],
		title: { zh: '对林知遥的一小时访谈:把面包店开进灯塔,等一块面团自己长大' }
	});
});

test('each part of an item stands where a person would look for it', () => {
	const { chapters, quotes, predictions, visual, entities, takeaways } = zh.episode!;
	expect(chapters[3]).toEqual({
		id: '7-62-c2960e15/chapter/00:48:40',
		atSeconds: 2920,
		title: { en: 'Why the Oven Faces East' },
		summary: {}
	});
	expect(quotes[1]).toEqual({
		id: '7-62-c2960e15/quote/00:15:47',
		atSeconds: 947,
		speaker: { zh: '林知遥', en: 'Zhiyao Lin' },
		text: { zh: 'Feed it, then forget it. 我觉得养酵种最难的是忘掉它,大部分人是把它喂死的。' },
		note: { zh: '概括了她的养种方法,也顺带解释了新手为什么失败。' }
	});
	expect(predictions[1]).toMatchObject({
		horizon: { en: 'Unspecified' },
		text: { zh: '渔港的砖炉迟早会比渔船多。' }
	});
	expect(visual.production.en).toMatch(/^Two fixed cameras .* takes\.$/);
	expect(visual.props[1]).toEqual({ en: 'A wooden peel, burnt at one edge.' });
	expect(visual.energy[1]).toMatchObject({
		direction: 'down',
		context: { en: 'Being asked about the winter when the shop was shut.' },
		observation: { en: 'Her voice drops and she looks at the jar instead of the host.' }
	});
	expect(visual.gestures[1]).toMatchObject({
		words: { en: 'Eighty is the number (‘八十个’) that I can remember.' },
		gesture: { en: 'She counts on her fingers and stops at eight.' },
		meaning: { en: 'A small joke about tens.' }
	});
	expect(visual.tells[0]).toMatchObject({
		sign: { en: 'A long breath before the answer.' },
		context: { en: 'When asked whether she had wanted to give up.' },
		reading: { en: 'The pause is not rehearsed; she begins twice before she says yes.' }
	});
	expect(entities.works[1]).toMatchObject({
		name: { zh: '冷发酵' },
		bracket: { en: 'Cold Retard' }
	});
	expect(takeaways[2]?.text).toEqual({ en: 'Wait first, measure later.' });
});

test('guest and host are the people whom the head names', () => {
	const [, , third, fourth] = zh.episode!.quotes;
	expect(third?.speaker).toEqual({ zh: '林知遥', en: 'Zhiyao Lin' });
	expect(fourth?.speaker).toEqual({ zh: '陈默' });
});

test('with several guests, “guest” stays a word', () => {
	const page = ['Episode 7 — 林知遥、陈默', '金句', '  • 00:01:00 — guest:', '    一。'].join('\n');
	expect(parsePage(page).episode?.quotes[0]?.speaker).toEqual({ en: 'guest' });
});

test('a prediction and a quote of one second have an id each', () => {
	const { quotes, predictions } = zh.episode!;
	expect(predictions[0]?.id).toBe('7-62-c2960e15/prediction/00:31:30');
	expect(quotes[2]?.id).toMatch(/^7-62-c2960e15\/quote\/00:31:30~[0-9a-f]{8}$/);
	expect(zh.lines.get(quotes[2]!.id)).toBe(31);
});

test('a link to the video names the episode', () => {
	const page = testPage('zh').replace(
		'观看',
		'观看 (https://www.youtube.com/watch?t=3&v=a-b_c-d_e-f)'
	);
	const { episode, problems } = parsePage(page);
	expect(problems).toEqual([]);
	expect(episode?.id).toBe('a-b_c-d_e-f');
	expect(episode?.takeaways[0]?.id).toMatch(/^a-b_c-d_e-f\/takeaway\/~/);
});

test('a heading that announces another number is reported with both', () => {
	const lines = ['Takeaways (3)', '  • 一', '  • 二', '人物 (1): 甲, 乙'];
	expect(findings(...lines)).toEqual([
		{
			code: 'count-differs',
			section: 'takeaway',
			declared: 3,
			found: 2,
			line: 1,
			text: 'Takeaways (3)'
		},
		{ code: 'count-differs', section: 'person', declared: 1, found: 2, line: 4, text: lines[3] }
	]);
});

test('a time past the end is read as minutes and seconds, and reported', () => {
	const lines = ['章节', '  • 31:38:00 · 一', '  • 99:59:00 · 二', '  • 01:02:30 · 三'];
	expect(read(...lines).chapters.map(({ atSeconds }) => atSeconds)).toEqual([1898, 359940, 3750]);
	const found = { code: 'time-beyond-end', section: 'chapter', durationMinutes: 62 };
	expect(findings(...lines)).toMatchObject([
		{ ...found, line: 2, written: '31:38:00', readAs: '31:38', readAsSeconds: 1898 },
		{ ...found, line: 3, written: '99:59:00', readAs: '99:59:00', readAsSeconds: 359940 }
	]);
});

test('an unknown heading keeps its lines as they stand', () => {
	const lines = [
		'Takeaways',
		'  • 一',
		'',
		'番外',
		'  • 00:01:00 · 二',
		'    • 三',
		'',
		'金句 (0)'
	];
	expect(findings(...lines)).toEqual([{ code: 'unknown-heading', line: 4, text: '番外' }]);
	expect(read(...lines).unknown).toEqual([
		{ heading: '番外', lines: ['  • 00:01:00 · 二', '    • 三'] }
	]);
});

test('an unknown heading above the first section is kept as well', () => {
	const lines = ['标题', '', '简介 (1)', '  • 一', '', 'Takeaways', '  • 二'];
	expect(findings(...lines)).toEqual([{ code: 'unknown-heading', line: 3, text: '简介 (1)' }]);
	expect(read(...lines)).toMatchObject({
		title: { zh: '标题' },
		unknown: [{ heading: '简介 (1)', lines: ['  • 一'] }]
	});
});

test('who speaks is missed', () => {
	const lines = ['金句', '  • 00:01:00', '', '    一。', '预测', '  • 00:02:00 (今年) — 二。'];
	expect(findings(...lines)).toEqual([
		{ code: 'quote-without-speaker', line: 2, text: '00:01:00' },
		{ code: 'prediction-without-speaker', line: 6, text: '00:02:00 (今年) — 二。' }
	]);
	expect(read(...lines)).toMatchObject({
		quotes: [{ text: { zh: '一。' } }],
		predictions: [{ horizon: { zh: '今年' }, text: { zh: '二。' } }]
	});
});

test('a speaker’s colon may be missing, and the words may follow on the same line', () => {
	const lines = ['金句', '  • 00:01:00 — 林知遥', '    一。', '  • 00:02:00 — 林知遥: 二。'];
	expect(findings(...lines)).toEqual([]);
	expect(read(...lines).quotes.map(({ text }) => text.zh)).toEqual(['一。', '二。']);
});

test('an item without words is left out, and one without its main words stays, both reported', () => {
	const lines = ['章节', '  • 00:01:00', '  • 00:02:00', '    • 二', '  •', 'Takeaways', '•'];
	expect(findings(...lines)).toEqual([
		{ code: 'empty-item', section: 'chapter', line: 2, text: '00:01:00' },
		{ code: 'empty-item', section: 'chapter', line: 3, text: '00:02:00' },
		{ code: 'empty-item', section: 'chapter', line: 5, text: '' },
		{ code: 'empty-item', section: 'takeaway', line: 7, text: '' }
	]);
	expect(read(...lines).chapters).toMatchObject([{ title: {}, summary: { zh: '二' } }]);
});

test('an item without a time is left out with everything under it', () => {
	const lines = ['章节', '  • 00:01:00 · 一', '  • 00:75:00 · 二', '    • 三', '  • 00:03:00 · 四'];
	expect(findings(...lines)).toEqual([
		{ code: 'unreadable-time', section: 'chapter', line: 3, text: '00:75:00 · 二' },
		{ code: 'unreadable-line', line: 4, text: '三' }
	]);
	expect(read(...lines).chapters.map(({ title }) => title.zh)).toEqual(['一', '四']);
});

test('levels are told apart where items begin at the margin, too', () => {
	const lines = ['章节', '• 00:01:00 · 一', '  • 二', '• 三'];
	expect(findings(...lines)).toEqual([
		{ code: 'unreadable-time', section: 'chapter', line: 4, text: '三' }
	]);
	expect(read(...lines).chapters).toMatchObject([{ summary: { zh: '二' } }]);
});

test('a shift of energy needs its arrow', () => {
	const lines = ['能量变化', '  • 00:01:00 — 一', '    • 二', '  • 📉 00:02:00 — 三'];
	expect(findings(...lines)).toEqual([
		{ code: 'energy-without-direction', line: 2, text: '00:01:00 — 一' },
		{ code: 'unreadable-line', line: 2, text: '二' }
	]);
	expect(read(...lines).visual.energy).toMatchObject([
		{ direction: 'down', context: { zh: '三' } }
	]);
});

test('a second name for the same person is reported', () => {
	const lines = [
		'金句',
		'  • 00:01:00 — 林知遥 (Lin):',
		'    一',
		'  • 00:02:00 — 林知遥 (Yao):',
		'    二'
	];
	expect(findings(...lines)).toEqual([
		{ code: 'name-differs', kept: 'Lin', replaced: 'Yao', line: 4, text: 'Yao' }
	]);
});

test('a line that belongs to nothing is reported with its words', () => {
	const lines = ['视觉信号', '录制设定: 一', '录制设定: 二', '', '提及实体', '很长的一句话。'];
	expect(findings(...lines)).toEqual([
		{ code: 'unreadable-line', line: 3, text: '录制设定: 二' },
		{ code: 'unreadable-line', line: 6, text: '很长的一句话。' }
	]);
});

test('a page whose indentation is lost is read all the same', () => {
	const flat = testPage('zh').replace(/^ +/gm, '');
	const { episode, problems } = parsePage(flat);
	expect(problems).toEqual([]);
	expect(episode).toEqual(zh.episode);
});

test('line ends, a byte order mark and indentation of the whole page make no difference', () => {
	const page = `\uFEFF${testPage('zh').replace(/^/gm, '\t').replaceAll('\n', '\r\n')}`;
	expect(parsePage(page)).toEqual(zh);
});

test('names stand in a list, on the next line or as bullets', () => {
	const people = [{ name: { zh: '甲' } }, { name: { en: 'Alphabet, Inc.' } }];
	expect(read('人物 (2)', '', '  • 甲', '  • Alphabet, Inc.').entities.people).toMatchObject(
		people
	);
	expect(read('人物 (2)', '', '甲, 乙').entities.people).toHaveLength(2);
	const nested = read('提及实体', '  • 人物 (2): 甲, 乙', '  • 公司/机构 (1): 丙').entities;
	expect([nested.people.length, nested.companies.length]).toEqual([2, 1]);
	expect(read('人物 (1)', '', '  • 公司/机构').entities.people).toMatchObject([
		{ name: { zh: '公司/机构' } }
	]);
});

test('without furniture, most headings tell the page’s language, and without those the text', () => {
	expect(parsePage('Quotes\n\n  • 00:01:00 — 甲:\n    42').language).toBe('en');
	expect(parsePage('Takeaways\n  • 一句话').language).toBe('zh');
	expect(parsePage('Takeaways\n  • 42').language).toBe('en');
});

test('a text that is no episode page says only that', () => {
	for (const text of ['', '\n\n', '{ "a": 1 }', '章节 (40)\n预测', '  • one\n  • two\n']) {
		const { episode, problems } = parsePage(text);
		expect(episode, text).toBeUndefined();
		expect(problems.map(({ code }) => code)).toEqual(['not-an-episode-page']);
	}
});

test('a quote without a time is kept, named by its words, and one with a time that no clock shows is not', () => {
	const lines = ['金句', '  • 林知遥: 一。', '    • 二', '  • 00:75:00 — 林知遥: 三。'];
	expect(findings(...lines)).toEqual([
		{ code: 'unreadable-time', section: 'quote', line: 4, text: '00:75:00 — 林知遥: 三。' }
	]);
	const [quote, ...others] = read(...lines).quotes;
	expect([quote?.atSeconds, quote?.text, quote?.note, others]).toEqual([
		undefined,
		{ zh: '一。' },
		{ zh: '二' },
		[]
	]);
	expect(quote?.id).toMatch(/\/quote\/~[0-9a-f]{8}$/);
});

test('times that are links into one video name the episode, into several they do not', () => {
	const at = (id: string, seconds: number) =>
		`- [0:${seconds}](https://youtu.be/${id}?t=${seconds}) 甲：一。`;
	const one = ['金句', at('abcdefghijk', 10), at('abcdefghijk', 20)].join('\n');
	expect(parsePage(one).episode?.id).toBe('abcdefghijk');
	const two = ['金句', at('abcdefghijk', 10), at('zyxwvutsrqp', 20)].join('\n');
	expect(parsePage(two).episode?.id).toMatch(/^0-0-/);
});

test('a transcript without headings is no episode page', () => {
	const lines = Array.from({ length: 300 }, (_, at) => `${clockTime(at)} 甲：第 ${at} 句。`);
	expect(parsePage(lines.join('\n')).episode).toBeUndefined();
	expect(parsePage(lines.slice(0, 3).join('\n')).episode?.quotes).toHaveLength(3);
});
