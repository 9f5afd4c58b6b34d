import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSubsequence } from '#lib/core/card/subsequence.ts';

test('a text with words left out is a subsequence', () => {
	expect(isSubsequence('想法是便宜的', '想法是是是便宜的')).toBe(true);
	expect(isSubsequence('…use as infinite...', 'Train with finite, but use as infinite.')).toBe(
		true
	);
});

test('an English word cannot be pieced together from others', () => {
	expect(isSubsequence('cat', 'cave at noon')).toBe(false);
	expect(isSubsequence('train finite', 'training is finite')).toBe(false);
});

test('a changed word or order is none', () => {
	expect(isSubsequence('想法很便宜', '想法是是是便宜的')).toBe(false);
	expect(isSubsequence('便宜的想法', '想法是便宜的')).toBe(false);
});

test('leaving characters of Chinese out always gives a subsequence', () => {
	const text = fc.string({
		unit: fc.constantFrom('靠', '谱', '做', '事', '细', '，', '。'),
		maxLength: 30
	});
	fc.assert(
		fc.property(text, fc.array(fc.boolean(), { minLength: 30, maxLength: 30 }), (longer, keep) => {
			const shorter = Array.from(longer)
				.filter((_, index) => keep[index])
				.join('');
			expect(isSubsequence(shorter, longer)).toBe(true);
		})
	);
});
