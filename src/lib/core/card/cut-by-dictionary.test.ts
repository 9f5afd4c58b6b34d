import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutByDictionary } from '#lib/core/card/cut-by-dictionary.ts';
import { languages } from '#lib/core/language.ts';

const marks = Array.from(',.;:!?"\'()，。！？；：、“”‘’（）《》「」—–…- ');

test('marks are cut as `Intl.Segmenter` cuts them', () => {
	const marksAlone = fc.string({ unit: fc.constantFrom(...marks), maxLength: 8 });
	fc.assert(
		fc.property(marksAlone, fc.constantFrom(...languages), (text, language) => {
			const tag = language === 'zh' ? 'zh-Hans' : 'en';
			const cut = new Intl.Segmenter(tag, { granularity: 'word' }).segment(text);
			expect(cutByDictionary(text, language)).toEqual(
				[...cut].map(({ index, segment }) => ({ index, segment, isWordLike: false }))
			);
		})
	);
});
