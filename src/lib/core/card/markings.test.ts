import fc from 'fast-check';
import { expect, test } from 'vitest';
import { longestOwnLine, readFlag, readMark, readOwnLine } from '#lib/core/card/markings.ts';
import type { Json } from '#lib/core/register.ts';

test('a flag is one of four; whatever else is stored is none', () => {
	expect([0, 1, 4, 5, '1', null, undefined].map(readFlag)).toEqual([
		undefined,
		1,
		4,
		undefined,
		undefined,
		undefined,
		undefined
	]);
});

test('a mark says outdated or disputed, and why where that was said', () => {
	expect(readMark({ kind: 'outdated', note: ' 2025 年改口 ' })).toEqual({
		kind: 'outdated',
		note: '2025 年改口'
	});
	expect(readMark({ kind: 'disputed' })).toEqual({ kind: 'disputed', note: '' });
	expect(readMark({ kind: 'wrong', note: '' })).toBeUndefined();
	expect(readMark(null)).toBeUndefined();
});

test('whatever is stored reads as a line with words in it that is not too long, or as none', () => {
	fc.assert(
		fc.property(
			fc.oneof(fc.string({ unit: 'grapheme', maxLength: 3000 }), fc.jsonValue()),
			(it) => {
				const line = readOwnLine(it as Json);
				if (line === undefined) return;
				expect(line.trim()).toBe(line);
				expect(line).not.toBe('');
				expect(Array.from(line).length).toBeLessThanOrEqual(longestOwnLine);
				expect(readOwnLine(line)).toBe(line);
			}
		)
	);
});
