import fc from 'fast-check';
import { expect, test } from 'vitest';
import { correctionsIn, markCorrections, type Correction } from '#lib/core/episode/correction.ts';

const reason = { zh: '读音相近', en: 'they sound alike' };
const corrections: readonly Correction[] = [
	{ page: 'Cloud Code', meant: { zh: 'Claude Code', en: 'Claude Code' }, reason },
	{ page: '王中', meant: { zh: '汪忠', en: 'Wang Zhong' }, reason },
	{ page: 'Gemini 1.5', reason }
];

test('what was said is shown with what was meant, marked with what the page has', () => {
	expect(markCorrections('跟王中用Cloud Code。', corrections, 'zh')).toEqual([
		{ text: '跟' },
		{ text: '汪忠', page: '王中' },
		{ text: '用' },
		{ text: 'Claude Code', page: 'Cloud Code' },
		{ text: '。' }
	]);
});

test('a translation has the right word and is marked all the same', () => {
	expect(markCorrections('With Wang Zhong.', corrections, 'en')).toEqual([
		{ text: 'With ' },
		{ text: 'Wang Zhong', page: '王中' },
		{ text: '.' }
	]);
});

test('what is doubtful stays as it is, marked as doubtful', () => {
	expect(markCorrections('Gemini 1.5 很强', corrections, 'zh')).toEqual([
		{ text: 'Gemini 1.5', doubtful: true },
		{ text: ' 很强' }
	]);
});

test('a text is never silently mended: without its marks, the page’s words are all there', () => {
	const words = fc.constantFrom('Cloud Code', '王中', 'Gemini 1.5', '，', '他说', ' and ');
	fc.assert(
		fc.property(fc.array(words, { maxLength: 12 }), (parts) => {
			const text = parts.join('');
			const pieces = markCorrections(text, corrections, 'zh');
			expect(pieces.map((piece) => piece.page ?? piece.text).join('')).toBe(text);
		})
	);
});

test('a note takes along the corrections of its own words only', () => {
	expect(correctionsIn(corrections, [{ zh: '王中老师' }, undefined])).toEqual([corrections[1]]);
	expect(correctionsIn(corrections, [{ zh: '没有错' }])).toEqual([]);
});
