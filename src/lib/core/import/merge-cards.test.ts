import { expect, test } from 'vitest';
import { cardIdOf, type Card } from '#lib/core/card/note.ts';
import { createSegmenter } from '#lib/core/card/segment.ts';
import { mergeCards } from '#lib/core/import/merge-cards.ts';
import type { Bilingual } from '#lib/core/language.ts';
import { aCloze, aNote, aQuestion } from '#tests/support/a-note.ts';

const surroundings = { segment: createSegmenter([]), renewed: new Set<never>() };
const zhText = '这个行业最重要的特质就是靠谱。';
const enText = 'The most important trait in this field is being reliable.';
const zhOnly = aNote({ text: { zh: zhText } });
const both = aNote({ text: { zh: zhText, en: enText } });

function cloze(slot: string, front: Bilingual): Card {
	return { ...aCloze(front), slot, id: cardIdOf(both.id, 'cloze', slot) };
}

const hidden = zhText.replace('靠谱', '{{靠谱}}');
const hiddenEn = enText.replace('reliable', '{{reliable}}');

test('a card that asks the same in the language that it had gets its face in the other', () => {
	const before = { ...zhOnly, cards: [cloze('zh1', { zh: hidden })] };
	const proposed = [cloze('zh1', { zh: hidden, en: hiddenEn })];
	expect(mergeCards(both, before, proposed, [], surroundings).cards).toEqual(proposed);
});

test('a card that asks something else keeps its slot, and the new face becomes a card of its own', () => {
	const own = cloze('zh1', { zh: zhText.replace('特质', '{{特质}}') });
	const proposed = [cloze('zh1', { zh: hidden, en: hiddenEn })];
	const { cards } = mergeCards(both, { ...zhOnly, cards: [own] }, proposed, [], surroundings);
	expect(cards).toEqual([own, cloze('en1', { en: hiddenEn })]);
});

test('a note whose text has not changed gets no further cards, whatever is proposed now', () => {
	const proposed = [cloze('zh1', { zh: hidden }), cloze('zh2', { zh: hidden })];
	expect(mergeCards(zhOnly, { ...zhOnly, cards: [] }, proposed, [], surroundings).cards).toEqual(
		[]
	);
	const own = [cloze('zh9', { zh: hidden })];
	expect(mergeCards(zhOnly, { ...zhOnly, cards: own }, proposed, [], surroundings).cards).toEqual(
		own
	);
});

test('a question stays as it was asked, and cards of a note that became this one follow', () => {
	const question = aQuestion({ zh: '什么最重要？' }, { zh: '靠谱' });
	const changed = aNote({ text: { zh: zhText.replace('靠谱', '运气') } });
	const others = [cloze('zh1', { zh: hidden }), question];
	const { cards, lost } = mergeCards(
		changed,
		{ ...zhOnly, cards: [question] },
		[],
		others,
		surroundings
	);
	expect(cards).toEqual([question, others[0]]);
	expect(lost).toEqual([]);
});
