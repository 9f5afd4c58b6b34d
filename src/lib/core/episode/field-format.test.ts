import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	isSpeakerName,
	readAttributed,
	readDotted,
	readNames,
	readQuoted,
	readSights,
	readSign,
	writeAttributed,
	writeDotted,
	writeNames,
	writeQuoted,
	writeSights,
	writeSign
} from '#lib/core/episode/field-format.ts';

/** Lines full of what has a meaning in some field. */
const line = fc
	.array(
		fc.constantFrom(
			...['姚', 'a', '5', ' ', '.', '。', ':', '：', ',', ', ', '、', '，', ' · ', '·'],
			...['“', '”', '"', '「', '」', '(', ')', '…', '?']
		),
		{ maxLength: 9 }
	)
	.map((parts) => parts.join('').trim());

test('every field reads back as it was read, whatever the line', () => {
	fc.assert(
		fc.property(line, (text) => {
			expect(readAttributed(writeAttributed(readAttributed(text)))).toEqual(readAttributed(text));
			expect(readSign(writeSign(readSign(text)))).toEqual(readSign(text));
			expect(readQuoted(writeQuoted(readQuoted(text)))).toBe(readQuoted(text));
			expect(readDotted(writeDotted(...readDotted(text)))).toEqual(readDotted(text));
			expect(readSights(writeSights(readSights(text)))).toEqual(readSights(text));
		}),
		{ numRuns: 3000 }
	);
});

test('a list of names is written only if it reads back as the same names', () => {
	fc.assert(
		fc.property(fc.array(line, { maxLength: 4 }), (names) => {
			const written = writeNames(names);
			if (written !== undefined) {
				expect(readNames(written, names.length)).toEqual(names);
			}
		})
	);
	expect(writeNames(['A', 'B (x, y)'])).toBe('A, B (x, y)');
	expect(writeNames(['Alphabet, Inc.'])).toBeUndefined();
});

test('the speaker is the name before the colon, and a sentence is no name', () => {
	expect(readAttributed('姚顺宇 (Shunyu Yao): 你好')).toEqual({
		speaker: '姚顺宇 (Shunyu Yao)',
		text: '你好'
	});
	expect(readAttributed('我觉得有两点,第一: 靠谱')).toEqual({ text: '我觉得有两点,第一: 靠谱' });
	expect(readAttributed(': 你好')).toEqual({ text: '你好' });
	expect(isSpeakerName('·')).toBe(false);
});

test('a sign ends at the colon after its full stop, else at the first colon outside a time', () => {
	expect(readSign('He says: no.: When asked: why?')).toEqual({
		sign: 'He says: no.',
		context: 'When asked: why?'
	});
	expect(readSign('At 00:13:54 he laughs: loudly')).toEqual({
		sign: 'At 00:13:54 he laughs',
		context: 'loudly'
	});
	expect(readSign('大笑。：回答之前')).toEqual({ sign: '大笑。', context: '回答之前' });
});

test('only quotation marks around the whole are taken away', () => {
	expect(readQuoted('“Good code”')).toBe('Good code');
	expect(readQuoted('“one” and “another”')).toBe('“one” and “another”');
	expect(readQuoted('no marks')).toBe('no marks');
});

test('things seen are divided at the comma after each full stop, so that a comma within one stays', () => {
	expect(readSights('A cup, chipped., A jar.')).toEqual(['A cup, chipped.', 'A jar.']);
	expect(readSights('A cup, chipped.')).toEqual(['A cup, chipped.']);
	expect(readSights('a cup, a jar')).toEqual(['a cup', 'a jar']);
	expect(readSights('杯子、罐子')).toEqual(['杯子', '罐子']);
});

test('the declared number decides whether Chinese commas divide names', () => {
	expect(readNames('林知遥、陈默', 2)).toEqual(['林知遥', '陈默']);
	expect(readNames('《山、海》, B', 2)).toEqual(['《山、海》', 'B']);
	expect(readNames('林知遥、陈默', undefined)).toEqual(['林知遥', '陈默']);
	expect(readNames('', 0)).toEqual([]);
});
