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

test.each([
	['Idea is cheap，想法是便宜的。', ['Idea is cheap，', '想法是便宜的。']],
	['想法不值钱，the idea is cheap。', ['想法不值钱，', 'the idea is cheap。']],
	['模型做到了train with a finite context。', ['模型做到了train with a finite context。']],
	['它的reward signal，就是反馈信号。', ['它的reward signal，就是反馈信号。']],
	['To be or not to be, that is it.', ['To be or not to be, that is it.']]
])('a sentence ends where an English clause meets Chinese: %s', (text, parts) => {
	expect(sentencesOf(text).map(({ start, end }) => text.slice(start, end))).toEqual(parts);
});
