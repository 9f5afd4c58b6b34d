import fc from 'fast-check';
import { expect, test } from 'vitest';
import { intersperse } from '#lib/core/review/intersperse.ts';

const letters = (count: number, letter: string) =>
	Array.from({ length: count }, (_, index) => `${letter}${index}`);

const mix = (a: number, b: number) => intersperse(letters(a, 'a'), letters(b, 'b')).join(' ');

test('two of one kind stand among six of the other, not at their ends', () => {
	expect(mix(6, 2)).toBe('a0 a1 b0 a2 a3 a4 b1 a5');
	expect(mix(2, 6)).toBe('b0 a0 b1 b2 b3 a1 b4 b5');
});

test('equal numbers take turns', () => {
	expect(mix(3, 3)).toBe('a0 b0 a1 b1 a2 b2');
});

test('one alone stands in the middle', () => {
	expect(mix(4, 1)).toBe('a0 a1 b0 a2 a3');
});

test('an empty list leaves the other as it is', () => {
	expect(mix(3, 0)).toBe('a0 a1 a2');
	expect(mix(0, 2)).toBe('b0 b1');
	expect(mix(0, 0)).toBe('');
});

test('nothing is lost, added or put out of its own order', () => {
	fc.assert(
		fc.property(fc.nat({ max: 60 }), fc.nat({ max: 60 }), (a, b) => {
			const mixed = intersperse(letters(a, 'a'), letters(b, 'b'));
			expect(mixed).toHaveLength(a + b);
			expect(mixed.filter((entry) => entry.startsWith('a'))).toEqual(letters(a, 'a'));
			expect(mixed.filter((entry) => entry.startsWith('b'))).toEqual(letters(b, 'b'));
		})
	);
});

test('every beginning holds both kinds in their proportion, to within one', () => {
	fc.assert(
		fc.property(fc.integer({ min: 1, max: 60 }), fc.nat({ max: 60 }), (a, b) => {
			let countOfA = 0;
			intersperse(letters(a, 'a'), letters(b, 'b')).forEach((entry, index) => {
				if (entry.startsWith('a')) countOfA++;
				expect(Math.abs(countOfA - ((index + 1) * a) / (a + b))).toBeLessThan(1);
			});
		})
	);
});
