import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readSyllable } from '#lib/core/senses/syllable.ts';

test.each([
	['hang2', 'háng'],
	['háng', 'háng'],
	[' Xing2 ', 'xíng'],
	['hǎo', 'hǎo'],
	['hăo', 'hǎo'],
	['lv4', 'lǜ'],
	['lu:4', 'lǜ'],
	['nüe4', 'nüè'],
	['ju2', 'jú'],
	['jü2', 'jú'],
	['gui4', 'guì'],
	['jiu3', 'jiǔ'],
	['dou1', 'dōu'],
	['xiong2', 'xióng'],
	['er2', 'ér'],
	['de', 'de'],
	['de5', 'de'],
	['de0', 'de'],
	['ng2', 'ńg'],
	['m2', 'ḿ']
])('%s is the syllable %s', (written, syllable) => {
	expect(readSyllable(written)).toBe(syllable);
});

test.each([
	'',
	'2',
	'hang6',
	'háng2',
	'háńg',
	'bing chuan',
	'xyz',
	'bong',
	'行',
	'hang22',
	'constructor'
])('%j is no syllable', (written) => {
	expect(readSyllable(written)).toBeUndefined();
});

test('a syllable that was read is read as itself, whatever was typed', () => {
	const typed = fc.tuple(
		fc.constantFrom('b', 'zh', 'l', 'n', 'x', 'y', 'w', '', 'ch'),
		fc.constantFrom('a', 'ü', 'iao', 'uan', 'ing', 'e', 'ou', 'v', 'er'),
		fc.constantFrom('', '1', '2', '3', '4', '5')
	);
	fc.assert(
		fc.property(
			fc.oneof(
				fc.string(),
				typed.map((parts) => parts.join(''))
			),
			(written) => {
				const syllable = readSyllable(written);
				fc.pre(syllable !== undefined);
				expect(readSyllable(syllable)).toBe(syllable);
			}
		)
	);
});
