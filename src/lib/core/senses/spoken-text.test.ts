import fc from 'fast-check';
import { expect, test } from 'vitest';
import { printCloze } from '#lib/core/card/cloze.ts';
import { speechParts, spokenCloze, spokenText } from '#lib/core/senses/spoken-text.ts';

const correction = {
	page: 'Cloud 3.5',
	meant: { zh: 'Claude 3.5', en: 'Claude 3.5' },
	reason: { zh: '', en: '' }
};

test('the gap is a word of its own, never what it hides', () => {
	expect(spokenCloze('就是{{靠谱}}。', { language: 'zh' }, '什么')).toBe('就是什么。');
	expect(
		spokenCloze('The trait is {{being reliable}}, he said.', { language: 'en' }, 'blank')
	).toBe('The trait is blank, he said.');
	expect(spokenCloze('It is “{{a blue ocean}}” now.', { language: 'en' }, 'blank')).toBe(
		'It is “blank” now.'
	);
});

test('after the reveal the gap is filled, and no brace is read out', () => {
	expect(spokenCloze('就是{{靠谱}}。', { language: 'zh' })).toBe('就是靠谱。');
	expect(spokenCloze('a \\{b\\} {{c}}', { language: 'en' })).toBe('a {b} c');
	expect(spokenCloze('没有空', { language: 'zh' }, '什么')).toBe('没有空');
});

test('the ear gets the word that was meant, without its mark, whoever has it wrong', () => {
	const corrections = [correction];
	expect(spokenText('用 Cloud 3.5 写代码', { language: 'zh', corrections })).toBe(
		'用 Claude 3.5 写代码'
	);
	expect(spokenCloze('用 {{Cloud 3.5}} 写', { language: 'zh', corrections })).toBe(
		'用 Claude 3.5 写'
	);
});

test('what is hidden is not heard, whatever it is', () => {
	fc.assert(
		fc.property(fc.string(), fc.stringMatching(/^[α-ω]{3,9}$/), fc.string(), (start, hid, end) => {
			const front = printCloze([
				{ kind: 'shown', text: start },
				{ kind: 'hidden', text: hid },
				{ kind: 'shown', text: end }
			]);
			for (const language of ['zh', 'en'] as const) {
				fc.pre(!start.includes(hid) && !end.includes(hid));
				expect(spokenCloze(front, { language }, 'gap')).not.toContain(hid);
			}
		})
	);
});

test('short sentences are spoken together, long ones apart', () => {
	expect(speechParts('好。就这样。', 'zh')).toEqual(['好。就这样。']);
	const sentence = `${'想法很便宜'.repeat(8)}。`;
	expect(speechParts(sentence + sentence, 'zh')).toEqual([sentence, sentence]);
	expect(speechParts('GPT-3.5 came first. Then came Claude.', 'en')).toEqual([
		'GPT-3.5 came first. Then came Claude.'
	]);
	expect(speechParts('  ', 'zh')).toEqual([]);
});

test('no part is too long, and together they are the text', () => {
	const text = fc
		.array(fc.constantFrom('想', '法', '，', '。', ' ', 'word', 'x', '…', '”', '𠮷', '\n'), {
			maxLength: 400
		})
		.map((pieces) => pieces.join(''));
	fc.assert(
		fc.property(text, fc.constantFrom('zh' as const, 'en' as const), (whole, language) => {
			const parts = speechParts(whole, language);
			expect(parts.join('').replace(/\s/g, '')).toBe(whole.replace(/\s/g, ''));
			for (const part of parts) {
				expect(Array.from(part).length).toBeLessThanOrEqual(language === 'zh' ? 60 : 180);
				expect(part.trim()).not.toBe('');
			}
		})
	);
});
