import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sameValue } from '#lib/core/same-value.ts';

test('a value is the same as its copy, whatever order its keys are in', () => {
	fc.assert(
		fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
			const reversed = Object.fromEntries(Object.entries(value).reverse());
			expect(sameValue(value, structuredClone(value))).toBe(true);
			expect(sameValue(value, reversed)).toBe(true);
		})
	);
});

test('values that JSON writes differently are not the same', () => {
	fc.assert(
		fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
			fc.pre(JSON.stringify(sorted(a)) !== JSON.stringify(sorted(b)));
			expect(sameValue(a, b)).toBe(false);
		})
	);
});

test.each([
	[{ a: 1 }, { a: 1, b: undefined }],
	[[], {}],
	[null, {}],
	[0, false],
	[{ a: [1, 2] }, { a: [2, 1] }]
])('%j and %j differ', (a, b) => {
	expect(sameValue(a, b)).toBe(false);
	expect(sameValue(b, a)).toBe(false);
});

test('numbers may lie less than the tolerance apart, at any depth', () => {
	expect(sameValue({ a: [1] }, { a: [1 + 1e-7] }, 1e-6)).toBe(true);
	expect(sameValue({ a: [1] }, { a: [1 + 1e-5] }, 1e-6)).toBe(false);
	expect(sameValue({ a: [1] }, { a: [1 + 1e-7] })).toBe(false);
});

/** The value with the keys of its objects in order. */
function sorted(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(sorted);
	if (typeof value !== 'object' || value === null) return value;
	return Object.entries(value)
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([key, inner]) => [key, sorted(inner)]);
}
