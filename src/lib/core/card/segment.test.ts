import fc from 'fast-check';
import { expect, test } from 'vitest';
import { idioms } from '#lib/core/card/idioms.ts';
import { createSegmenter } from '#lib/core/card/segment.ts';

const segment = createSegmenter([
	'姚顺宇',
	'王中',
	'Claude Code',
	'Google DeepMind',
	'Nano-Bard',
	'预训练'
]);

/** The words of a Chinese text, without spaces and punctuation. */
function wordsOf(text: string): readonly string[] {
	return segment(text, 'zh')
		.filter(({ kind }) => kind !== 'rest')
		.map((word) => word.text);
}

function kindOf(word: string, text: string): string | undefined {
	return segment(text, 'zh').find((piece) => piece.text === word)?.kind;
}

test('the words put together again are the text, in both languages', () => {
	const texts = fc.oneof(
		fc.string({ unit: 'grapheme' }),
		fc.string({
			unit: fc.constantFrom(
				'姚',
				'顺',
				'宇',
				'一',
				'百',
				'显',
				'存',
				'GPT',
				'-',
				'1',
				' ',
				'.',
				'İ',
				'，',
				'的',
				'🐎'
			),
			maxLength: 40
		})
	);
	fc.assert(
		fc.property(texts, fc.constantFrom('zh' as const, 'en' as const), (text, language) => {
			const words = segment(text, language);
			expect(words.map((word) => word.text).join('')).toBe(text);
			expect(words.every((word) => text.startsWith(word.text, word.start))).toBe(true);
		})
	);
});

test.each([
	'显存',
	'神经网络',
	'自注意力',
	'大语言模型',
	'强化学习',
	'后训练',
	'门控',
	'价格战',
	'黑盒'
])('the term %s stays whole inside a sentence', (term) => {
	expect(wordsOf(`我们说的${term}就是这样`)).toContain(term);
	expect(kindOf(term, `我们说的${term}就是这样`)).toBe('term');
});

test('a term does not tear the words around it apart', () => {
	expect(wordsOf('数据相对齐全')).toEqual(['数据', '相对', '齐全']);
	expect(wordsOf('从此以后训练模型')).toContain('以后');
});

test('names of the episode stay whole, also where no dictionary ends a word', () => {
	expect(wordsOf('他跟随王中老师做研究')).toContain('王中');
	expect(kindOf('姚顺宇', '我是姚顺宇')).toBe('name');
	expect(kindOf('Claude Code', '他用Claude Code写代码')).toBe('name');
});

test('a term of the field is no name, even where the page lists it among its methods', () => {
	expect(kindOf('预训练', '谈到预训练')).toBe('term');
});

test('alphabetic terms inside Chinese stay whole', () => {
	expect(wordsOf('用了Qwen2.5和16GB显存')).toEqual(['用', '了', 'Qwen2.5', '和', '16GB', '显存']);
	expect(wordsOf('还没有到GPT-1的时刻')).toContain('GPT-1');
	expect(wordsOf('Coding的优势就是它的reward signal。')).toContain('reward signal');
	expect(wordsOf('外界有人管它叫Cloud 3.5 new,从那以后')).toContain('Cloud 3.5 new');
});

test('an English clause inside Chinese is words, not one term', () => {
	expect(wordsOf('Idea is cheap. 想法是便宜的')).toEqual([
		'Idea',
		'is',
		'cheap',
		'想法',
		'是',
		'便宜',
		'的'
	]);
});

test('numbers are whole in digits and in Han numerals, and leave their unit outside', () => {
	expect(kindOf('20-50', '提升可达20-50倍')).toBe('number');
	expect(kindOf('一百', '拿着一百倍的工资')).toBe('number');
	expect(kindOf('千分之一', '现在千分之一的人')).toBe('number');
	expect(kindOf('一个', '还有一个问题')).toBe('word');
});

test('a particle is no part of a word, a suffix is', () => {
	expect(wordsOf('所有人的工作')).toEqual(['所有', '人', '的', '工作']);
	expect(wordsOf('影响是渐进式的')).toContain('渐进式');
	expect(wordsOf('这是我们的目的')).toContain('目的');
});

test('English keeps hyphens, apostrophes and decimals inside a word', () => {
	const words = segment('It isn’t end-to-end: 1,000 runs of Claude Code on GPT-4.1.', 'en')
		.filter(({ kind }) => kind !== 'rest')
		.map((word) => word.text);
	expect(words).toEqual([
		'It',
		'isn’t',
		'end-to-end',
		'1,000',
		'runs',
		'of',
		'Claude Code',
		'on',
		'GPT-4.1'
	]);
});

test.each(['一', '姚顺', 'a b ', '1,111', ' ', '🐎', '，'])(
	'64,000 characters of “%s” are cut whole, where a cut of quadratic cost runs out of memory',
	(unit) => {
		const text = unit.repeat(64_000 / unit.length);
		const words = segment(text, 'zh');
		expect(words.map((word) => word.text).join('')).toBe(text);
	},
	20_000
);

test('a 成语 that the dictionary cuts is one word', () => {
	expect(wordsOf('那次谈判是孤注一掷。')).toContain('孤注一掷');
	expect(kindOf('孤注一掷', '那次谈判是孤注一掷。')).toBe('idiom');
});

test('every 成语 of the list has four Han characters and stands there once', () => {
	expect(idioms.filter((idiom) => !/^\p{Script=Han}{4}$/u.test(idiom))).toEqual([]);
	expect(new Set(idioms).size).toBe(idioms.length);
});
