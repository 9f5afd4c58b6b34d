import { expect, test } from 'vitest';
import { isNumberWord, isNumberWords } from '#lib/core/card/number-words.ts';

test.each(['ten', 'Forty', 'thirty-seven', 'two million', 'three hundred and forty'])(
	'%s is a number to remember',
	(text) => {
		expect(isNumberWord(text)).toBe(true);
	}
);

test('one to nine are numbers only as a part of a larger one', () => {
	expect(isNumberWord('two')).toBe(false);
	expect(isNumberWords('two')).toBe(true);
	expect(isNumberWords('two months')).toBe(false);
	expect(isNumberWords('')).toBe(false);
});
