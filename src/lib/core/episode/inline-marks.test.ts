import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withoutInlineMarks } from '#lib/core/episode/inline-marks.ts';

test('emphasis and links give way to their words', () => {
	expect(withoutInlineMarks('**面团**不会*着急*，[see](https://example.org/a_(b))')).toBe(
		'面团不会着急，see'
	);
	expect(withoutInlineMarks('![cover](https://example.org/c.jpg "A cover")')).toBe('cover');
});

test('what is no mark stays: figures, lone stars, links to anything but the web, empty links', () => {
	for (const text of [
		'5*3*2',
		'a ** b',
		'f**k',
		'[x](javascript:alert(1))',
		'[x](data:text/html,y)',
		'[ ](https://example.org)'
	]) {
		expect(withoutInlineMarks(text)).toBe(text);
	}
});

test('a text that was read once stays as it is', () => {
	const part = fc.constantFrom(
		'*',
		'**',
		'[',
		'](',
		')',
		'https://x.org',
		'a',
		'面',
		' ',
		'!',
		'\n'
	);
	fc.assert(
		fc.property(fc.array(part, { maxLength: 20 }), (parts) => {
			const once = withoutInlineMarks(parts.join(''));
			expect(withoutInlineMarks(once)).toBe(once);
		}),
		{ numRuns: 2000 }
	);
});
