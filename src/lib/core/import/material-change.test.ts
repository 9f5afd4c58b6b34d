import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSegmenter } from '#lib/core/card/segment.ts';
import { isMaterialChange } from '#lib/core/import/material-change.ts';

const segment = createSegmenter(['OpenAI', '姚顺宇', '姚顺雨', 'Anthropic']);
const zh = (before: string, after: string) => isMaterialChange(before, after, 'zh', segment);
const en = (before: string, after: string) => isMaterialChange(before, after, 'en', segment);

test('the dress of a text and a mended slip are no change of its meaning', () => {
	expect(zh('靠谱,做事细。', '靠谱，做事细！')).toBe(false);
	expect(zh('模型的能里很强', '模型的能力很强')).toBe(false);
	expect(zh('ＧＰＴ-1 之前', 'GPT-1之前')).toBe(false);
	expect(en('Idea is cheep', 'Idea is cheap.')).toBe(false);
	expect(en('1,000 loaves', '1000 loaves')).toBe(false);
});

test('another number, name or negation, or more than a few characters, may mean something else', () => {
	expect(zh('一天八十个', '一天八百个')).toBe(true);
	expect(zh('涨了3.5倍', '涨了35倍')).toBe(true);
	expect(zh('这是姚顺宇说的', '这是姚顺雨说的')).toBe(true);
	expect(zh('我觉得会发生', '我觉得不会发生')).toBe(true);
	expect(en('It is a good bet', 'It is not a good bet')).toBe(true);
	expect(en('It will hold', 'It won’t hold')).toBe(true);
	expect(zh('最重要的是靠谱', '最重要的是运气和时机')).toBe(true);
	expect(en('OpenAI said so', 'Anthropic said so')).toBe(true);
});

test('a text is no change of itself, and a change is one in both directions', () => {
	const text = fc
		.array(fc.constantFrom('靠', '谱', '不', '三', '3', 'the ', 'OpenAI', '，', '.', 'a'), {
			maxLength: 12
		})
		.map((parts) => parts.join(''));
	fc.assert(
		fc.property(text, text, (one, other) => {
			expect(zh(one, one)).toBe(false);
			expect(zh(one, other)).toBe(zh(other, one));
		})
	);
});
