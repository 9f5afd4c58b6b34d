import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fillCloze, gapsOf, parseCloze } from '#lib/core/card/cloze.ts';
import { carryChange, makeGap, removeGap } from '#lib/core/card/edit-gaps.ts';

/** Marked texts written with `[` and `]` around what is selected. */
function selected(written: string) {
	const start = written.indexOf('[');
	const end = written.indexOf(']') - 1;
	return { text: written.replace(/[[\]]/gu, ''), start, end };
}

test.each([
	['最重要的特质就是[靠谱]。', '最重要的特质就是{{靠谱}}。'],
	['being[ reliable ]here', 'being {{reliable}} here'],
	['{{做}}事[细]', '{{做}}事{{细}}'],
	['就是{{做[事}}细]。', '就是{{做事细}}。'],
	['{{a}} [b] {{c}}', '{{a}} {{b}} {{c}}'],
	['[{{a}} b {{c}}]', '{{a b {{c}}'.replace('{{c', 'c')],
	['一个 { 括号[里]', '一个 \\{ 括号{{里}}']
])('what is selected in %j is hidden: %j', (before, after) => {
	const made = makeGap(selected(before));
	expect(made?.text).toBe(after);
	expect(made?.text.slice(0, made.start)).toMatch(/\}\}$/u);
});

test('nothing selected, or markup that cannot be read, makes no gap', () => {
	expect(makeGap(selected('做事[]细'))).toBeUndefined();
	expect(makeGap(selected('做事[ ]细'))).toBeUndefined();
	expect(makeGap(selected('{{做事[细]'))).toBeUndefined();
});

test('the gap at the caret is shown again, and its words are selected', () => {
	const removed = removeGap(selected('{{做}}事{{细[]心}}的人'));
	expect(removed?.text).toBe('{{做}}事细心的人');
	expect(removed?.text.slice(removed.start, removed.end)).toBe('细心');
	expect(removeGap(selected('{{做}}事细[]心'))).toBeUndefined();
	expect(removeGap(selected('没有空[]'))).toBeUndefined();
});

const words = fc.string({
	unit: fc.constantFrom('做', '事', ' ', 'a', '{', '\\', '🐎'),
	maxLength: 14
});

test('making a gap never changes the words, and removing it gives the text back', () => {
	fc.assert(
		fc.property(words, fc.nat(20), fc.nat(20), (text, one, two) => {
			const made = makeGap({
				text,
				start: Math.min(one, text.length),
				end: Math.min(two, text.length)
			});
			if (!made) return;
			expect(parseCloze(made.text).ok).toBe(true);
			expect(fillCloze(made.text)).toBe(fillCloze(text));
			const removed = removeGap(made);
			expect(fillCloze(removed?.text ?? '')).toBe(fillCloze(text));
			expect(gapsOf(removed?.text ?? '')).toEqual([]);
		})
	);
});

test.each([
	// The whole line is quoted, and something is left out before, in and after the gap.
	['这个{{特质}}很好', '这个特质很好', '这特质很好', '这{{特质}}很好'],
	['这个{{特质}}很好', '这个特质很好', '这个特很好', '这个{{特}}很好'],
	['这个{{特质}}很好', '这个特质很好', '这个特质很好的', '这个{{特质}}很好的'],
	// At a gap’s edge the words join what is shown.
	['这个{{特质}}很好', '这个特质很好', '这个的特质很好', '这个的{{特质}}很好'],
	// A part of the line is quoted.
	['{{特质}}很好', '这个特质很好。', '那个特质很好。', '{{特质}}很好'],
	['{{特质}}很好', '这个特质很好。', '这个特质真好。', '{{特质}}真好'],
	// Over a gap’s edge, and where the words stand elsewhere or twice, the card stays.
	['这个{{特质}}很好', '这个特质很好', '这个特好', '这个{{特质}}很好'],
	['{{别的}}话', '这个特质很好', '这特质很好', '{{别的}}话'],
	['{{好}}', '好的好', '好的', '{{好}}']
])('%j, whose line %j becomes %j, is then %j', (text, before, after, carried) => {
	expect(carryChange(text, before, after)).toBe(carried);
});

test('a card that quotes a whole line either follows it to the letter or stays as it is', () => {
	const piece = fc.string({
		unit: fc.constantFrom('做', '事', 'a', ' '),
		minLength: 1,
		maxLength: 5
	});
	fc.assert(
		fc.property(piece, piece, piece, piece, (head, hidden, tail, after) => {
			fc.pre(hidden.trim() !== '');
			const text = `${head}{{${hidden}}}${tail}`;
			const carried = carryChange(text, head + hidden + tail, after);
			expect(carried === text || fillCloze(carried) === after).toBe(true);
		})
	);
});
