import fc from 'fast-check';
import { expect, test } from 'vitest';
import { beginCard, wholeWords, type SelectedWords } from '#lib/core/card/begin-card.ts';
import { fillCloze, hiddenOf } from '#lib/core/card/cloze.ts';
import { createSegmenter } from '#lib/core/card/segment.ts';
import type { Language } from '#lib/core/language.ts';

const segment = createSegmenter(['姚顺宇', 'Claude Code']);

/** The selection of a part of a text, named by what it says. */
function select(text: string, part: string, language: Language = 'zh'): SelectedWords {
	const start = text.indexOf(part);
	return { text, language, start, end: start + part.length };
}

const snapped = (selected: SelectedWords): string | undefined => {
	const found = wholeWords(selected, segment);
	return found?.text.slice(found.start, found.end);
};

test('a word in letters, a name and a number become whole; a Chinese word is cut where the learner cut it', () => {
	expect(snapped(select('We must be reliable here.', 'liabl', 'en'))).toBe('reliable');
	expect(snapped(select('We must be reliable here.', 'be reli', 'en'))).toBe('be reliable');
	expect(snapped(select('他叫姚顺宇。', '顺宇'))).toBe('姚顺宇');
	expect(snapped(select('用Claude Code写', 'aude'))).toBe('Claude Code');
	expect(snapped(select('花了2025年', '02'))).toBe('2025');
	expect(snapped(select('最重要的特质', '重要'))).toBe('重要');
});

test('spaces and punctuation at the ends are left out, and with nothing else there is nothing', () => {
	expect(snapped(select('就是靠谱。做事细', '靠谱。'))).toBe('靠谱');
	expect(snapped(select('a “reliable” man', ' “reliable” ', 'en'))).toBe('reliable');
	expect(snapped(select('就是，靠谱', '，'))).toBeUndefined();
	expect(snapped({ text: '靠谱', language: 'zh', start: 1, end: 1 })).toBeUndefined();
});

test('the words are hidden in their text, or are the answer of a question', () => {
	const selected = select('就是{靠谱}。', '靠谱');
	expect(beginCard('cloze', selected)).toEqual({ front: '就是\\{{{靠谱}}\\}。', back: '' });
	expect(beginCard('translation', selected).front).toBe('就是\\{{{靠谱}}\\}。');
	expect(beginCard('question', selected)).toEqual({ front: '', back: '靠谱' });
});

test('of a text that takes long to read, the sentence is asked', () => {
	const text = `${'很长的话。'.repeat(40)}这个行业最重要的就是靠谱。${'还有很多。'.repeat(40)}`;
	expect(beginCard('cloze', select(text, '靠谱')).front).toBe('这个行业最重要的就是{{靠谱}}。');
	const two = select(text, '靠谱。还');
	expect(beginCard('cloze', two).front).toBe('这个行业最重要的就是{{靠谱。还}}有很多。');
});

test('whatever is selected, the gap hides it and the text around it is of the page', () => {
	const text = fc.string({
		unit: fc.constantFrom('靠', '谱', 'a', 'B', ' ', '。', '1', '{', '}', '\\')
	});
	fc.assert(
		fc.property(text, fc.nat(40), fc.nat(40), (words, start, end) => {
			const found = wholeWords({ text: words, language: 'zh', start, end }, segment);
			if (!found) return;
			const { front } = beginCard('cloze', found);
			expect(words).toContain(fillCloze(front));
			expect(hiddenOf(front)).toEqual([words.slice(found.start, found.end)]);
		})
	);
});
