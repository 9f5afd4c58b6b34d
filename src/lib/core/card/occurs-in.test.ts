import { expect, test } from 'vitest';
import { blank } from '#lib/core/card/cloze.ts';
import { occursIn } from '#lib/core/card/occurs-in.ts';

test('width, case, punctuation and spaces hide nothing', () => {
	expect(occursIn('GPT-1', '还没有到ｇｐｔ－１的时刻')).toBe(true);
	expect(occursIn('价格战', '打“价格 战”')).toBe(true);
});

test('an English word is found as a whole, in any of its plain endings', () => {
	expect(occursIn('experiment', 'You can run experiments on it.')).toBe(true);
	expect(occursIn('price war', 'Two price wars at once')).toBe(true);
	expect(occursIn('use', 'because of that')).toBe(false);
	expect(occursIn('finite', 'use as infinite')).toBe(false);
});

test('a single Han character is in too many words to give anything away', () => {
	expect(occursIn('大', '大家都这么说')).toBe(false);
});

test('nothing is found across a blank', () => {
	expect(occursIn('价格战', `打价格${blank}战`)).toBe(false);
	expect(occursIn('price war', `a price ${blank} war`)).toBe(false);
});

test('an answer without letters is nowhere', () => {
	expect(occursIn('…', '……')).toBe(false);
});
