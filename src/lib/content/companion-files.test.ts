import { expect, test } from 'vitest';
import { readCorrections } from '#lib/content/read-corrections.ts';
import { readEntities } from '#lib/content/read-entities.ts';
import { readGlossary } from '#lib/content/read-glossary.ts';
import { parsePage } from '#lib/core/episode/parse-page.ts';

const { episode: parsed } = parsePage(`Episode 7 — 林遥

主持人: 小周 · 时长: 95 min

修灯塔的人

章节 (1)

  • 00:00:00 · 为什么是灯塔

金句 (1)

  • 00:12:40 — 林遥:

    我觉得灯塔不是给自己照路的。

    • 好坏由用的人说了算。

能量变化 (1)

  • 📈 00:50:00 — 说到灯塔
    • 笑了。

提及实体

人物 (1): 林遥

公司/机构 (1): Minus

论文/方法/数据集 (1): 灯塔
`);
if (!parsed) {
	throw new Error('Inconsistent: the page can be read');
}
const episode = parsed;

/** A reading's problems as `line code`. */
function told(
	reading:
		| { readonly ok: true }
		| {
				readonly ok: false;
				readonly problems: readonly { readonly line: number; readonly code: string }[];
		  }
): readonly string[] {
	return reading.ok ? [] : reading.problems.map(({ line, code }) => `${line} ${code}`);
}

const reason = 'reason: { zh: 同音, en: they sound alike }';

const corrections = `corrections:
  - page: Minus
    meant: Manus
    ${reason}
  - page: 王中
    meant: { zh: 汪忠, en: Wang Zhong }
    ${reason}
  - page: Gemini 1.5
    doubtful: true
    ${reason}
times:
  - { item: energy 00:50:00, belongs: '00:12:40' }
`;

test('corrections are read: what was meant in both languages, and what is only doubtful', () => {
	const reading = readCorrections(corrections, episode);
	expect(reading).toMatchObject({
		ok: true,
		corrections: [
			{ page: 'Minus', meant: { zh: 'Manus', en: 'Manus' } },
			{ page: '王中', meant: { zh: '汪忠', en: 'Wang Zhong' } },
			{ page: 'Gemini 1.5' }
		],
		doubtfulTimes: { [`${episode.id}/energy/00:50:00`]: { belongsAtSeconds: 760 } }
	});
	expect(reading.ok && reading.corrections[2]).not.toHaveProperty('meant');
});

test.each<[what: string, from: string, to: string, problem: string]>([
	['neither a correction nor a doubt', '    meant: Manus\n', '', '2 wrong-value'],
	['both at once', '    meant: Manus', '    meant: Manus\n    doubtful: true', '2 wrong-value'],
	['a form corrected twice', 'page: 王中', 'page: Minus', '5 form-twice'],
	['a reason in one language', ', en: they sound alike', '', '4 missing-language'],
	['a time of nothing', 'energy 00:50:00', 'energy 00:50:01', '12 unknown-item'],
	['a place that is no time', "'00:12:40'", 'later', '12 wrong-value']
])('in corrections, %s is a fault with its line', (_what, from, to, problem) => {
	expect(corrections).toContain(from);
	expect(told(readCorrections(corrections.replace(from, to), episode))).toContain(problem);
});

const entities = `people:
  - id: lin-yao
    kind: person
    name: { zh: 林遥, en: Lin Yao }
    about: { zh: 修灯塔的人。, en: She mends lighthouses. }
companies:
  - id: manus
    kind: company
    name: { zh: Manus, en: Manus }
    page: [Minus]
    about: { zh: 一家公司。, en: A company. }
works:
  - id: lighthouse
    kind: concept
    name: { zh: 灯塔, en: lighthouse }
    about: { zh: 给船指路的塔。, en: A tower that guides ships. }
`;

test('entities are read against the page’s lists, by the page’s own forms too', () => {
	expect(readEntities(entities, episode)).toMatchObject({
		ok: true,
		entities: { companies: [{ id: 'manus', page: ['Minus'] }] }
	});
});

test.each<[what: string, from: string, to: string, problem: string]>([
	['a name of the page without an entry', 'page: [Minus]', 'page: [Menus]', '6 name-nowhere'],
	['an entry that the page does not name', 'page: [Minus]', 'aliases: [M]', '7 unknown-item'],
	['two entries of one name', 'zh: 灯塔,', 'zh: Manus,', '13 form-twice'],
	['two entries of one id', 'id: lighthouse', 'id: manus', '13 id-twice'],
	[
		'a speaker without an entry',
		'zh: 林遥, en: Lin Yao',
		'zh: 林远, en: Lin Yuan',
		'1 name-nowhere'
	],
	['a kind that nobody knows', 'kind: concept', 'kind: idea', '14 wrong-value']
])('in entities, %s is a fault with its line', (_what, from, to, problem) => {
	expect(entities).toContain(from);
	expect(told(readEntities(entities.replace(from, to), episode))).toContain(problem);
});

const glossary = `terms:
  - id: lighthouse
    term: { zh: 灯塔, en: lighthouse }
    meaning: { zh: 给船指路的塔。, en: A tower that guides ships. }
`;

test('a glossary is read; a term that occurs nowhere, or twice in the list, is a fault', () => {
	expect(readGlossary(glossary, episode)).toMatchObject({
		ok: true,
		terms: [{ id: 'lighthouse' }]
	});
	expect(told(readGlossary(glossary.replace('zh: 灯塔', 'zh: 礁石'), episode))).toEqual([
		'2 never-occurs'
	]);
	const twice = glossary + glossary.replace('terms:\n', '');
	expect(told(readGlossary(twice, episode))).toEqual(['5 id-twice']);
});
