import fc from 'fast-check';
import { ConverterFactory } from 'opencc-js/core';
import dictionaries from 'opencc-js/to/cn';
import { expect, test } from 'vitest';
import { answersOf, compareTyped, isTypable } from '#lib/core/card/typed-answer.ts';
import { aCloze, aQuestion, aTranslation } from '#tests/support/a-note.ts';

const asIs = (text: string): string => text;
const toSimplified = ConverterFactory(...dictionaries);

/** A comparison in one line: `same`, `[missing]`, `(extra)`. */
function drawn(typed: string, ...answers: readonly string[]): string {
	return compareTyped(typed, answers, asIs)
		.segments.map(({ kind, text }) =>
			kind === 'same' ? text : kind === 'missing' ? `[${text}]` : `(${text})`
		)
		.join('');
}

test.each([
	['本科', '本科生', '本科[生]'],
	['是本科生', '本科生', '(是)本科生'],
	['做事情仔细', '做事细', '做事(情仔)细'],
	['价格', '打价格战', '[打]价格[战]'],
	['大学生', '靠谱', '(大学生)[靠谱]'],
	['聊天机器人', 'chatbot', '(聊天机器人)[chatbot]']
])('Chinese is compared character by character: %s for %s', (typed, answer, expected) => {
	expect(drawn(typed, answer)).toBe(expected);
});

test.each([
	['price war', 'a price war', '[a ]price war'],
	['the price war', 'a price war', '(the )[a ]price war'],
	['works', 'work', 'work(s)'],
	['price', 'price war', 'price [war]'],
	['the price war indeed', 'price war', '(the )price war( indeed)'],
	['the lsat train', 'the last train', 'the l[a]s(a)t train'],
	['thorough', 'careful', '(thorough)[careful]'],
	['careful at work', 'being careful in your work', '[being ]careful (at )[in your ]work'],
	['opensource', 'open-source', 'open-source']
])(
	'English is compared by words, and alike words by letters: %s for %s',
	(typed, answer, expected) => {
		expect(drawn(typed, answer)).toBe(expected);
	}
);

test.each([
	['ＧＰＴ－１', 'GPT-1'],
	['gpt 1', 'GPT-1'],
	['dont', 'don’t'],
	['"be bold"', 'Be bold.'],
	['末班車，已經發車了！', '末班车已经发车了'],
	['naive', 'naïve'],
	['90 %', '90%']
])('width, case, punctuation and 简/繁 make no difference: %s is %s', (typed, answer) => {
	const compared = compareTyped(typed, [answer], toSimplified);
	expect(compared).toEqual({ right: true, answer, segments: [{ kind: 'same', text: answer }] });
});

test('the nearest of the answers is compared, and the first of those that are equally near', () => {
	expect(compareTyped('大学', ['本科生', '本科', '大学生'], asIs).answer).toBe('大学生');
	expect(compareTyped('别的', ['本科', '大学'], asIs).answer).toBe('本科');
	expect(compareTyped('war on price', ['price war', 'war on price'], asIs).right).toBe(true);
	expect(() => compareTyped('a', [], asIs)).toThrow('Inconsistent');
});

test('a phrase is answered in the language asked for, anything else in either', () => {
	const sentence = { zh: '{{水温}}决定茶味。', en: '{{Water heat}} makes tea.' };
	expect(answersOf(aTranslation(sentence), 'zh')).toEqual(['Water heat']);
	const cloze = aCloze(sentence, { accepted: ['x'] });
	expect(answersOf(cloze, 'zh')).toEqual(['水温', 'x', 'Water heat', 'x']);
	expect(answersOf(aCloze({ en: '{{Heat}} makes tea.' }), 'en')).toEqual(['Heat']);
});

test('gaps and phrases are typed, and questions with a short answer', () => {
	const question = (zh: string, en: string) => aQuestion({ zh: '？', en: '?' }, { zh, en });
	expect(isTypable(aCloze({ zh: '{{水温}}。' }), 'zh')).toBe(true);
	expect(isTypable(question('水'.repeat(20), 'heat '.repeat(12)), 'zh')).toBe(true);
	expect(isTypable(question('水'.repeat(20), 'heat '.repeat(12)), 'en')).toBe(true);
	expect(isTypable(question('水'.repeat(20) + ' AI', 'heat'), 'zh')).toBe(false);
	expect(isTypable(question('水', 'heat '.repeat(13)), 'en')).toBe(false);
});

const letters = [
	'本',
	'科',
	'生',
	'後',
	'后',
	'a',
	'b',
	'B',
	'ﬁ',
	'f',
	'i',
	'é',
	' ',
	'，',
	'.',
	'3'
];
const anyText = fc.oneof(
	fc.array(fc.constantFrom(...letters), { maxLength: 14 }).map((all) => all.join('')),
	fc.string({ unit: 'binary', maxLength: 14 })
);
const joined = (segments: readonly { text: string; kind: string }[], ...kinds: string[]) =>
	segments
		.filter(({ kind }) => kinds.includes(kind))
		.map(({ text }) => text)
		.join('');

test('what is the same and what is missing make the answer, whatever was typed', () => {
	fc.assert(
		fc.property(anyText, anyText, (typed, answer) => {
			const { segments } = compareTyped(typed, [answer], asIs);
			expect(joined(segments, 'same', 'missing')).toBe(answer);
			for (const [place, { kind, text }] of segments.entries()) {
				expect(text).not.toBe('');
				expect(kind).not.toBe(segments[place + 1]?.kind);
			}
		}),
		{ numRuns: 500 }
	);
});

test('a text is the same as itself, and right says whether anything differs', () => {
	fc.assert(
		fc.property(anyText, anyText, (typed, answer) => {
			const itself = compareTyped(answer, [answer], toSimplified);
			expect(itself.right).toBe(true);
			expect(joined(itself.segments, 'same')).toBe(answer);
			const other = compareTyped(typed, [answer], asIs);
			expect(other.right).toBe(joined(other.segments, 'missing', 'extra') === '');
		}),
		{ numRuns: 500 }
	);
});

test('whatever else is right, an answer that was typed is right', () => {
	fc.assert(
		fc.property(fc.array(anyText, { minLength: 1, maxLength: 4 }), fc.nat(), (answers, which) => {
			const typed = answers[which % answers.length] ?? '';
			expect(compareTyped(typed, answers, asIs).right).toBe(true);
		})
	);
});
