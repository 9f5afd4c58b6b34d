import { expect, test } from 'vitest';
import {
	readLeadingBracket,
	readTrailingBracket,
	splitOutsideBrackets
} from '#lib/core/episode/brackets.ts';

test('a bracket at the end is set apart, half or full width, with what is nested in it', () => {
	expect(readTrailingBracket('弦论 (String Theory)')).toEqual({
		before: '弦论',
		inside: 'String Theory'
	});
	expect(readTrailingBracket('弦论（String (M) Theory）')?.inside).toBe('String (M) Theory');
	expect(readTrailingBracket('A (b) (c)')).toEqual({ before: 'A (b)', inside: 'c' });
});

test('a bracket that is empty, stands alone or never opened belongs to the text', () => {
	for (const text of ['A', 'A ()', '(A)', 'A (b) c', 'A b)', 'A (b (c)']) {
		expect(readTrailingBracket(text), text).toBeUndefined();
	}
});

test('a bracket at the start is set apart if it closes', () => {
	expect(readLeadingBracket('(今年) — x')).toEqual({ inside: '今年', after: '— x' });
	expect(readLeadingBracket('(今年 — x')).toBeUndefined();
	expect(readLeadingBracket('— (今年) x')).toBeUndefined();
});

test('separators inside a bracket do not divide, those after an unclosed one do', () => {
	expect(splitOutsideBrackets('a (b, c), d, , e', /,\s/g)).toEqual(['a (b, c)', 'd', 'e']);
	expect(splitOutsideBrackets('a (b, c', /,\s/g)).toEqual(['a (b', 'c']);
	expect(splitOutsideBrackets('(a (b, c), d), e', /,\s/g)).toEqual(['(a (b, c), d)', 'e']);
});
