import fc from 'fast-check';
import { ConverterFactory } from 'opencc-js/core';
import dictionaries from 'opencc-js/to/cn';
import { expect, test } from 'vitest';
import { fold, foldGraphemes } from '#lib/core/card/fold-text.ts';

const asIs = (text: string): string => text;
const toSimplified = ConverterFactory(...dictionaries);

test.each([
	['ＧＰＴ－３．５', 'gpt 3.5'],
	['“Don’t”, he said…', "'don't' he said"],
	['Café  au\tlait', 'cafe au lait'],
	['open-source', 'open source'],
	['就是 Google。', '就是google'],
	['做事细，然后 负责任', '做事细然后负责任']
])('width, case, accents, punctuation and spaces are folded: %s', (one, other) => {
	expect(fold(one, asIs)).toBe(fold(other, asIs));
});

test.each([
	['乾淨', '干净'],
	['後來居上', '后来居上'],
	['機器學習', '机器学习'],
	['皇后', '皇后'],
	['乾坤', '乾坤']
])('%s and %s are the same word', (one, other) => {
	expect(fold(one, toSimplified)).toBe(fold(other, toSimplified));
});

test.each([
	['50%', '50'],
	['C#', 'C'],
	['C++', 'C'],
	['3.5', '35'],
	['R&D', 'RD'],
	['open source', 'opens ource']
])('%s is not %s', (one, other) => {
	expect(fold(one, asIs)).not.toBe(fold(other, asIs));
});

/** Any text, and texts of what people write in these two languages. */
const anyText = fc.oneof(
	fc.string({ unit: 'binary' }),
	fc.string({ unit: 'grapheme' }),
	fc
		.array(
			fc.constantFrom(
				...[
					'本',
					'科',
					'後',
					'乾',
					'淨',
					'a',
					'B',
					'ﬁ',
					'é',
					'3',
					'．',
					'.',
					' ',
					'，',
					'’',
					'Σ',
					'ς'
				],
				...['%', '-', '½', '\u0301', '\u200b', '각', '…', '(', '```']
			)
		)
		.map((letters) => letters.join(''))
);

test('folding what was folded changes nothing', () => {
	fc.assert(
		fc.property(anyText, (text) => {
			const folded = fold(text, asIs);
			expect(fold(folded, asIs)).toBe(folded);
		}),
		{ numRuns: 500 }
	);
	fc.assert(
		fc.property(anyText, (text) => {
			const folded = fold(text, toSimplified);
			expect(fold(folded, toSimplified)).toBe(folded);
		})
	);
});

test('a text is cut into graphemes and loses nothing', () => {
	fc.assert(
		fc.property(anyText, (text) => {
			const pieces = foldGraphemes(text, asIs);
			expect(pieces.map((piece) => piece.text).join('')).toBe(text);
		})
	);
});

test('a converter that changes the length of a text does no harm', () => {
	const longer = (text: string): string => text.replaceAll('麵', '面条');
	expect(foldGraphemes('吃麵吗', longer).map(({ key }) => key)).toEqual(['吃', '面条', '吗']);
});
