import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	blankCloze,
	escapeCloze,
	fillCloze,
	hiddenOf,
	parseCloze,
	printCloze,
	type ClozeSegment
} from '#lib/core/card/cloze.ts';

/** Texts in which braces and backslashes are as common as letters. */
const awkwardText = fc.string({
	unit: fc.constantFrom('{', '}', '\\', 'a', '靠', '谱', ' ', '🐎', '，'),
	minLength: 1,
	maxLength: 12
});

/** Segments as a parse gives them: kinds alternate, at least one is hidden, none is blank. */
const segmentLists: fc.Arbitrary<readonly ClozeSegment[]> = fc
	.record({
		texts: fc.array(
			awkwardText.filter((text) => text.trim() !== ''),
			{ minLength: 2, maxLength: 6 }
		),
		hiddenFirst: fc.boolean()
	})
	.map(({ texts, hiddenFirst }) =>
		texts.map((text, index) => ({
			kind: (index % 2 === 0) === hiddenFirst ? ('hidden' as const) : ('shown' as const),
			text
		}))
	);

test('segments printed and parsed again are the same segments', () => {
	fc.assert(
		fc.property(segmentLists, (segments) => {
			expect(parseCloze(printCloze(segments))).toEqual({ ok: true, segments });
		})
	);
});

test('any text at all survives as the shown part beside a gap', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme' }), (text) => {
			const front = `${escapeCloze(text)}{{靠谱}}`;
			expect(fillCloze(front)).toBe(`${text}靠谱`);
			expect(hiddenOf(front)).toEqual(['靠谱']);
		})
	);
});

test('no text makes the reading throw', () => {
	fc.assert(
		fc.property(awkwardText, (text) => {
			const read = parseCloze(text);
			expect(read.ok ? read.segments.length > 0 : read.problem.offset <= text.length).toBe(true);
			expect(blankCloze(text).length).toBeGreaterThanOrEqual(0);
		})
	);
});

test('several gaps are hidden together, each behind the same blank', () => {
	const front = '{{一万}}个人有{{一万}}个世界模型';
	expect(blankCloze(front)).toBe('____个人有____个世界模型');
	expect(hiddenOf(front)).toEqual(['一万', '一万']);
	expect(fillCloze(front)).toBe('一万个人有一万个世界模型');
});

test('braces of the page stay braces, escaped or single', () => {
	expect(blankCloze('提示词写成 \\{\\{name\\}\\} 就{{行}}')).toBe('提示词写成 {{name}} 就____');
	expect(blankCloze('集合 {a, b} 是{{有限}}的')).toBe('集合 {a, b} 是____的');
	expect(blankCloze('C:\\temp 里的{{文件}}')).toBe('C:\\temp 里的____');
});

test.each([
	['没有空', 'no-gap', 3],
	['空的{{}}', 'empty-gap', 2],
	['空的{{ }}', 'empty-gap', 2],
	['没{{关上', 'unclosed-gap', 1],
	['多了}}一个', 'stray-close', 2],
	['{{套{{着}}}}', 'nested-gap', 3]
] as const)('%s is the problem %s', (front, code, offset) => {
	expect(parseCloze(front)).toEqual({ ok: false, problem: { code, offset } });
});
