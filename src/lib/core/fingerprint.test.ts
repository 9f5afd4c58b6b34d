import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fingerprint } from '#lib/core/fingerprint.ts';

test.each([
	['', 'cbf29ce484222325'],
	['a', 'af63dc4c8601ec8c'],
	['foobar', '85944171f73967e8']
])('%o has the fingerprint that the FNV draft gives it', (text, expected) => {
	expect(fingerprint(text)).toBe(expected);
});

test('every fingerprint is that of the definition, in whole numbers of any length', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary' }), (text) => {
			let hash = 0xcbf29ce484222325n;
			for (const byte of new TextEncoder().encode(text)) {
				hash = ((hash ^ BigInt(byte)) * 0x100000001b3n) % 2n ** 64n;
			}
			expect(fingerprint(text)).toBe(hash.toString(16).padStart(16, '0'));
		})
	);
});
