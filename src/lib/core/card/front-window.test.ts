import { expect, test } from 'vitest';
import { frontWindow } from '#lib/core/card/front-window.ts';
import { placesOf } from '#lib/core/card/places-of.ts';

const filler = '这件事情我们说了很多次，大家都觉得很对，可是没有人真的去做，也没有人说为什么。';

function shown(text: string, word: string): readonly [string, number] | undefined {
	const window = frontWindow(text, placesOf(word, text));
	return window && [text.slice(window.start, window.end), window.gaps.length];
}

test('a short text is shown whole, a very short one not at all', () => {
	expect(shown('这个基础就是靠谱。', '靠谱')).toEqual(['这个基础就是靠谱。', 1]);
	expect(shown('要靠谱。', '靠谱')).toBeUndefined();
});

test('of a long text the sentences before the gap come first', () => {
	expect(shown(`${filler}就是靠谱。${filler}`, '靠谱')).toEqual([`${filler}就是靠谱。`, 1]);
});

test('where the gaps stand too far apart, only the first is shown and hidden', () => {
	expect(shown(`就是靠谱。${filler}${filler}还是靠谱。`, '靠谱')).toEqual([
		`就是靠谱。${filler}`,
		1
	]);
});

test('of a sentence that is too long by itself the clauses around the gap are shown', () => {
	const clause = '那两年我们什么都没有做成，';
	const long = `${clause.repeat(5)}后来才知道要靠谱，${clause.repeat(5)}就是这样。`;
	const [front = ''] = shown(long, '靠谱') ?? [];
	expect(front).toContain('后来才知道要靠谱');
	expect(front.length).toBeLessThan(80);
});

test('a clause that is too long by itself is no front', () => {
	expect(shown(`${'很长很长'.repeat(30)}靠谱。`, '靠谱')).toBeUndefined();
});
