import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Register, WriteId } from '#lib/core/register.ts';
import {
	readingCorrectionsIn,
	readingsOf,
	readingWrite,
	type ReadingCorrections
} from '#lib/core/senses/readings.ts';

const registerOf = (write: ReturnType<typeof readingWrite>): Register => ({
	...write,
	subject: 'note',
	atMillis: 0,
	writeId: 'write' as WriteId
});
const corrected = (text: string, index: number, reading: string): ReadingCorrections =>
	readingCorrectionsIn([registerOf(readingWrite(text, index, reading))]).get('note') ?? new Map();
const drawn = (
	text: string,
	computed: readonly (string | undefined)[],
	corrections: ReadingCorrections
) =>
	readingsOf(text, computed, corrections)
		.map(({ character, reading = '', corrected: own }) => character + reading + (own ? '!' : ''))
		.join(' ');

test('what is computed is drawn, and a character without a reading stands alone', () => {
	expect(drawn('长得快。', ['zhǎng', undefined, 'kuài', undefined], new Map())).toBe(
		'长zhǎng 得 快kuài 。'
	);
});

test('a correction stands over whatever is computed, now and after', () => {
	const corrections = corrected('他长得快', 2, 'de');
	expect(drawn('他长得快', ['tā', 'zhǎng', 'dé', 'kuài'], corrections)).toBe(
		'他tā 长zhǎng 得de! 快kuài'
	);
	expect(drawn('他长得快', ['tā', 'cháng', 'děi', 'kuài'], corrections)).toBe(
		'他tā 长cháng 得de! 快kuài'
	);
});

test('a correction follows its place through a text that changes elsewhere', () => {
	const corrections = corrected('我说他长得很快。', 4, 'de');
	const text = '我觉得，我说他长得很快啊。';
	expect(
		readingsOf(text, [], corrections).flatMap((it, index) => (it.corrected ? index : []))
	).toEqual([8]);
});

test('the same character elsewhere keeps its own reading', () => {
	const corrections = corrected('行行行，银行', 5, 'háng');
	expect(readingsOf('行行行，银行', [], corrections).filter((it) => it.corrected)).toHaveLength(1);
});

test('a correction that is put back, or that is no syllable, counts for nothing', () => {
	const back = registerOf(readingWrite('长得', 1, null));
	expect(back.value).toBeNull();
	const wrong = [registerOf(readingWrite('长得', 1, 'nonsense')), { ...back, value: 7 }];
	for (const register of [back, ...wrong]) {
		expect(readingCorrectionsIn([register]).get('note')).toBeUndefined();
	}
	// Putting back writes to the register that the correction is in.
	expect(back.field).toBe(readingWrite('长得', 1, 'de').field);
});

test('a register that is no correction is left alone', () => {
	const kept = { ...registerOf(readingWrite('长得', 1, 'de')), field: 'kept' };
	expect(readingCorrectionsIn([kept]).size).toBe(0);
});

test('for every text and every computation, the corrected place is as corrected, and the text is the text', () => {
	const characters = fc.array(fc.constantFrom('行', '长', '得', '，', 'a', '𠮷', ' '), {
		minLength: 1,
		maxLength: 20
	});
	fc.assert(
		fc.property(
			characters,
			fc.nat(),
			fc.array(fc.option(fc.constantFrom('xíng', 'háng', 'de'), { nil: undefined })),
			(all, anywhere, computed) => {
				const text = all.join('');
				const index = anywhere % all.length;
				const readings = readingsOf(text, computed, corrected(text, index, 'dì'));
				expect(readings[index]).toMatchObject({ reading: 'dì', corrected: true });
				expect(readings.map(({ character }) => character).join('')).toBe(text);
			}
		)
	);
});
