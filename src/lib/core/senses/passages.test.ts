import { expect, test } from 'vitest';
import {
	answerPassages,
	frontPassages,
	linePassages,
	otherPassages
} from '#lib/core/senses/passages.ts';
import { aCloze, aNote, aQuestion, aTranslation } from '#tests/support/a-note.ts';

const gapWord = { zh: '什么', en: 'blank' };
const note = aNote({
	line: { zh: '最重要的特质就是靠谱。', en: 'The most important trait is being reliable.' }
});
const cloze = aCloze({
	zh: '最重要的特质就是{{靠谱}}。',
	en: 'The most important trait is being {{reliable}}.'
});

test('a front is heard with its gap, an answer whole, each in the language that leads', () => {
	const asked = { note, card: cloze, language: 'zh' } as const;
	expect(frontPassages(asked, gapWord)).toEqual([
		{ language: 'zh', text: '最重要的特质就是什么。' }
	]);
	expect(answerPassages(asked, true)).toEqual([{ language: 'zh', text: '最重要的特质就是靠谱。' }]);
	expect(otherPassages(asked)).toEqual([
		{ language: 'en', text: 'The most important trait is being reliable.' }
	]);
	expect(frontPassages({ ...asked, language: 'en' }, gapWord)).toEqual([
		{ language: 'en', text: 'The most important trait is being blank.' }
	]);
});

test('a card in one language is heard in that one, whichever leads', () => {
	const asked = { note, card: aCloze({ en: 'Be {{reliable}}.' }), language: 'zh' } as const;
	expect(frontPassages(asked, gapWord)).toEqual([{ language: 'en', text: 'Be blank.' }]);
	expect(answerPassages(asked, true)).toEqual([{ language: 'en', text: 'Be reliable.' }]);
	expect(otherPassages(asked)).toEqual([{ language: 'zh', text: '最重要的特质就是靠谱。' }]);
});

test('a question is heard as it is asked, then its answer with the line that stands under it', () => {
	const card = aQuestion(
		{ zh: '什么特质？', en: 'Which trait?' },
		{ zh: '靠谱', en: 'Reliability' }
	);
	const asked = { note, card, language: 'zh' } as const;
	expect(frontPassages(asked, gapWord)).toEqual([{ language: 'zh', text: '什么特质？' }]);
	expect(answerPassages(asked, true).map(({ text }) => text)).toEqual([
		'靠谱',
		'最重要的特质就是靠谱。'
	]);
	// In English the line is our translation, and the original under it is what is drawn.
	expect(answerPassages({ ...asked, language: 'en' }, true).map(({ text }) => text)).toEqual([
		'Reliability'
	]);
	expect(answerPassages({ ...asked, language: 'en' }, false)).toHaveLength(2);
});

test('a translation is asked in the language of its front and answered in the other', () => {
	const card = aTranslation({ zh: '做事要{{靠谱}}。', en: 'Be {{reliable}} in your work.' });
	for (const language of ['zh', 'en'] as const) {
		const asked = { note, card, language };
		expect(frontPassages(asked, gapWord)).toEqual([{ language: 'zh', text: '做事要靠谱。' }]);
		expect(answerPassages(asked, true)).toEqual([
			{ language: 'en', text: 'reliable' },
			{ language: 'en', text: 'Be reliable in your work.' }
		]);
		expect(otherPassages(asked)).toEqual([]);
	}
});

test('a line that exists in one language is heard in that one', () => {
	const { zh } = note.text;
	const inChinese = aNote({ text: zh === undefined ? {} : { zh } });
	expect(linePassages(inChinese, 'en')).toEqual([{ language: 'zh', text: zh }]);
	expect(otherPassages({ note: inChinese, card: cloze, language: 'en' })[0]?.language).toBe('zh');
	expect(linePassages(aNote({ text: {} }), 'zh')).toEqual([]);
});
