import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanText } from '#lib/core/card/clean-text.ts';

test('what cannot be drawn or steers the screen is gone, and the words stay', () => {
	expect(cleanText(' \u202e做事\u0000细\ud800\u2066。\r\n 🐎\t马 \ufeff')).toBe('做事细。\n 🐎 马');
	expect(cleanText('e\u0301')).toBe('é');
	expect(cleanText('<script>alert(1)</script>')).toBe('<script>alert(1)</script>');
});

test('a text that was cleaned once stays as it is, and is sound', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
			const clean = cleanText(text);
			expect(cleanText(clean)).toBe(clean);
			expect(/\p{Surrogate}|[\u202a-\u202e\u2066-\u2069]/u.test(clean)).toBe(false);
		})
	);
});
