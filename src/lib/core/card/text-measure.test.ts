import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	alphabeticWordsOf,
	lengthOf,
	readingSeconds,
	sentencesOf
} from '#lib/core/card/text-measure.ts';

test('a Han character counts one, an English word or a number two', () => {
	expect(lengthOf('打价格战。')).toBe(4);
	expect(lengthOf('a price war, 20–50 times')).toBe(10);
	expect(lengthOf('用GPT-1')).toBe(3);
	expect(readingSeconds('打'.repeat(60))).toBe(10);
});

test('compounds, apostrophes, decimals and ranges are one word', () => {
	expect(alphabeticWordsOf('It’s end-to-end: Qwen2.5, C++ and 1,000 or 20–50.')).toEqual([
		'It’s',
		'end-to-end',
		'Qwen2.5',
		'C++',
		'and',
		'1,000',
		'or',
		'20–50'
	]);
});

function sentenceTexts(text: string): readonly string[] {
	return sentencesOf(text).map(({ start, end }) => text.slice(start, end));
}

test('a sentence ends with its mark and what closes behind it; a decimal point ends none', () => {
	expect(sentenceTexts('“靠谱。”他说！GPT-4.1 is out. And then？')).toEqual([
		'“靠谱。”',
		'他说！',
		'GPT-4.1 is out. ',
		'And then？'
	]);
});

test('the sentences together are the text', () => {
	const unit = fc.constantFrom('靠', 'a', '.', '。', ' ', '”', '…', '\n', '1');
	fc.assert(
		fc.property(fc.string({ unit, maxLength: 40 }), (text) => {
			expect(sentenceTexts(text).join('')).toBe(text);
		})
	);
});
