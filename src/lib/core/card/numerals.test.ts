import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutByDictionary } from '#lib/core/card/cut-by-dictionary.ts';
import { isHanNumber, withNumerals } from '#lib/core/card/numerals.ts';

/** The numbers of a text as the dictionary's pieces are put right. */
function numbersIn(text: string): readonly string[] {
	return cutByDictionary(text, 'zh')
		.map(({ segment }) => segment)
		.filter(isHanNumber);
}

test.each([
	['我们一共试了一百三十七种材料', ['一百三十七']],
	['团队平均年龄二十六岁', ['二十六']],
	['我当时拿到了三个offer', ['三']],
	['成本降到了十分之一', ['十分之一']],
	['每年只能涨百分之五', ['五']],
	['一天是二十四小时三十七分钟', ['二十四', '三十七']]
])('the numbers in %s are whole, and their unit is no part of them', (text, numbers) => {
	expect(numbersIn(text)).toEqual(numbers);
});

test.each(['千篇一律', '一起出发', '万一失败', '三角形', '千万别去', '乱七八糟'])(
	'a numeral inside a word is a part of that word: %s',
	(text) => {
		expect(numbersIn(text)).toEqual([]);
	}
);

test('pieces put together again are the text, whatever stands in it', () => {
	const texts = fc.string({
		unit: fc.constantFrom(...Array.from('零一二三十百千万亿几半分之了个岁年，富翁 a'))
	});
	fc.assert(
		fc.property(texts, (text) => {
			const pieces = withNumerals(cutByDictionary(text, 'zh'), text);
			expect(pieces.map(({ segment }) => segment).join('')).toBe(text);
			expect(pieces.every(({ index, segment }) => text.startsWith(segment, index))).toBe(true);
		})
	);
});
