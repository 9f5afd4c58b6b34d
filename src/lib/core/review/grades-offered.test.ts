import { expect, test } from 'vitest';
import { gradesOffered } from '#lib/core/review/grades-offered.ts';

test('there are four grades, or Again and Good', () => {
	expect(gradesOffered('four', 'right')).toEqual([1, 2, 3, 4]);
	expect(gradesOffered('two', 'right')).toEqual([1, 3]);
});

test('for the left hand the row is mirrored', () => {
	expect(gradesOffered('four', 'left')).toEqual([4, 3, 2, 1]);
	expect(gradesOffered('two', 'left')).toEqual([3, 1]);
});
