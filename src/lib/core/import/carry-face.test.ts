import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fillCloze, hiddenOf, hideIn } from '#lib/core/card/cloze.ts';
import { carriedFace } from '#lib/core/import/carry-face.ts';

test('a face has the corrected words around the same gap', () => {
	const face = { front: '最重要的特制就是{{靠谱}},做事细。', back: '靠谱', hint: '不是聪明' };
	expect(
		carriedFace(face, '最重要的特制就是靠谱,做事细。', '最重要的特质，就是靠谱，做事细。')
	).toEqual({ ...face, front: '最重要的特质，就是{{靠谱}}，做事细。' });
});

test('a face whose gap is gone is not carried over', () => {
	const face = { front: '这个基础就是{{GitHub}}。', back: 'GitHub' };
	expect(carriedFace(face, '这个基础就是GitHub。', '这个基础就是代码库。')).toBeUndefined();
});

test('a face that quotes what has not changed, or does not quote, stays as it is', () => {
	const face = { front: '想法是{{便宜}}的。…', back: '便宜' };
	const text = '想法是便宜的。难的是把它坐出来。';
	expect(carriedFace(face, text, '想法是便宜的。难的是把它做出来。')).toBe(face);
	const own = { front: '一句自己写的{{话}}', back: '话' };
	expect(carriedFace(own, text, '别的')).toBe(own);
});

test('of several places the gap stays where its surroundings are', () => {
	const face = { front: '模型好,人好,{{模型}}也要人。', back: '模型' };
	expect(carriedFace(face, '模型好,人好,模型也要人。', '模型很好,人也好,模型也要人。')?.front).toBe(
		'模型很好,人也好,{{模型}}也要人。'
	);
});

test('only the sentences that were shown are shown', () => {
	const before = '第一句话在这里。第二句说的是灯塔的面包。第三句不重要。';
	const after = '第一句话在这里。第二句说的是灯塔里的面包。第三句也不重要。';
	const face = { front: '…第二句说的是{{灯塔}}的面包。…', back: '灯塔' };
	expect(carriedFace(face, before, after)?.front).toBe('…第二句说的是{{灯塔}}里的面包。…');
});

test('a front that is carried quotes the new text and hides what it hid', () => {
	const words = fc.constantFrom('靠谱', '做事', '。', '，', 'GitHub', '模型', '{{', '\\', '…');
	const text = fc.array(words, { minLength: 1, maxLength: 14 });
	fc.assert(
		fc.property(text, text, fc.nat(13), (old, now, place) => {
			const at = place % old.length;
			const start = old.slice(0, at).join('').length;
			const [before, after] = [old.join(''), now.join('')];
			const gap = { start, end: start + (old[at]?.length ?? 0) };
			const face = { front: hideIn(before, [gap]), back: '' };
			const carried = carriedFace(face, before, after);
			if (carried && carried !== face) {
				const whole = fillCloze(carried.front).replace(/^…|…$/gu, '');
				expect(after.includes(whole) || after.includes(fillCloze(carried.front))).toBe(true);
				expect(hiddenOf(carried.front)).toEqual(hiddenOf(face.front));
			}
		})
	);
});
