import fc from 'fast-check';
import { expect, test } from 'vitest';
import { groupNearDuplicates } from '#lib/core/card/duplicates.ts';
import { bestMillis } from '#tests/support/best-time.ts';

test('what is said again within more words is one group', () => {
	expect(
		groupNearDuplicates([
			'我觉得这个行业就是最重要的特质就是靠谱。就是做事细,然后对自己做的事负责任。',
			'这个事情你不干自有别人一样能干出来的。',
			'这个行业最重要的特质，就是靠谱。就是做事细，然后对自己做的事负责任。你说那些东西有多需要脑子？'
		])
	).toEqual([[0, 2], [1]]);
});

test('two sentences on one subject stay two groups', () => {
	expect(
		groupNearDuplicates([
			'模型做到了用有限的上下文训练,但在使用时能用非常长甚至接近无限的上下文。这件事情今年有机会能够实现。',
			'我觉得模型做到了train with finite context。换句话说就是你用有限的这个context length去训练它,但是可以在使用的时候用非常非常长甚至接近无限的context length。'
		])
	).toEqual([[0], [1]]);
});

test('a short text is a duplicate of itself alone', () => {
	expect(groupNearDuplicates(['靠谱最重要', '靠谱最重要！', '最重要的是靠谱最重要'])).toEqual([
		[0, 1],
		[2]
	]);
});

test('texts without words are not duplicates of each other', () => {
	expect(groupNearDuplicates(['', '…', ''])).toEqual([[0], [1], [2]]);
});

test('every text is in exactly one group', () => {
	const word = fc.constantFrom('靠谱', '模型', 'the', 'model', '训练', '，', ' ', '做事细');
	const texts = fc.array(
		fc.array(word, { maxLength: 20 }).map((words) => words.join('')),
		{ maxLength: 20 }
	);
	fc.assert(
		fc.property(texts, (list) => {
			const indices = groupNearDuplicates(list).flat();
			expect([...indices].sort((a, b) => a - b)).toEqual([...list.keys()]);
		})
	);
});

test('5,000 quotations are compared in time proportional to their number', () => {
	const quotation = (index: number) =>
		`我觉得第${index}件事是这样：${Array.from(String(index * 7919))
			.map((digit) => '靠谱做事训练模型研究'.charAt(Number(digit)))
			.join('很')}，然后对自己做的事负责任。`;
	const textsOf = (count: number) => Array.from({ length: count }, (_, index) => quotation(index));
	const [few, many] = [textsOf(500), textsOf(5000)];
	const small = Math.max(
		1,
		bestMillis(() => groupNearDuplicates(few), 5)
	);
	// Ten times as many; a quadratic comparison would take a hundred times as long.
	expect(bestMillis(() => groupNearDuplicates(many), 2)).toBeLessThan(small * 60);
});
