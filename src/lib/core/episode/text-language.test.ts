import { expect, test } from 'vitest';
import { keyed, languageOf, mainText, textIn } from '#lib/core/episode/text-language.ts';

test('a text is keyed by the language in which it is written, whatever page it stands on', () => {
	expect(keyed('面团不会因为你着急就快一点。', 'en')).toEqual({
		zh: '面团不会因为你着急就快一点。'
	});
	expect(keyed('Dough does not hurry.', 'zh')).toEqual({ en: 'Dough does not hurry.' });
	expect(keyed('', 'zh')).toEqual({});
});

test('a Chinese quotation that mixes in English stays Chinese on both pages', () => {
	const mixed = 'Feed it, then forget it. 我觉得养酵种最难的是忘掉它,大部分人是把它喂死的。';
	expect(languageOf(mixed, 'zh')).toBe('zh');
	expect(languageOf(mixed, 'en')).toBe('zh');
});

test('Chinese words cited in brackets or quotation marks do not make an English sentence Chinese', () => {
	const cited = 'Being asked about the limit (‘就像训练模型一样’).';
	expect(languageOf(cited, 'zh')).toBe('en');
	expect(languageOf('He calls himself “爱折磨自己的人” again', 'zh')).toBe('en');
});

test('a text that is all quotation counts as what is quoted', () => {
	expect(languageOf('“爱折磨自己”', 'en')).toBe('zh');
	expect(languageOf('(a bracket)', 'zh')).toBe('en');
});

test('names in Latin letters do not make a Chinese title English', () => {
	expect(languageOf('在 DeepMind 的新征程: ML Coding 与 Long Horizon', 'en')).toBe('zh');
	expect(languageOf('World Models and Long Horizon', 'zh')).toBe('en');
});

test('where terms and characters balance, the page decides', () => {
	expect(languageOf('GPU vs TPU 对比', 'zh')).toBe('zh');
	expect(languageOf('On Being 靠谱', 'en')).toBe('en');
});

test('a text that shows no language takes that of its page', () => {
	expect(languageOf('42 + 1 = 43', 'zh')).toBe('zh');
	expect(languageOf('42 + 1 = 43', 'en')).toBe('en');
});

test('a missing language falls back to the other, and a missing text to nothing', () => {
	expect(textIn({ en: 'one' }, 'zh')).toBe('one');
	expect(textIn({ zh: '一', en: 'one' }, 'en')).toBe('one');
	expect(textIn(undefined, 'en')).toBe('');
	expect(mainText({ zh: '一', en: 'one' })).toBe('一');
});
