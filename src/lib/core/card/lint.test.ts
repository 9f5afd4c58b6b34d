import { expect, test } from 'vitest';
import type { FindingCode } from '#lib/core/card/finding.ts';
import { lintNote } from '#lib/core/card/lint.ts';
import type { Card, Note } from '#lib/core/card/note.ts';
import { createSegmenter } from '#lib/core/card/segment.ts';
import { aCloze, aNote, aQuestion, aTranslation } from '#tests/support/a-note.ts';

const segment = createSegmenter(['姚顺宇', 'GPT-1', 'Google']);

/** The codes found on a takeaway (whose cloze may be worded freely) with this card. */
function codesOn(card: Card, fields: Partial<Note> = {}): readonly string[] {
	const note = aNote({ kind: 'takeaway', cards: [card], ...fields });
	return [...new Set(lintNote(note, segment).map(({ code }) => code))];
}

const reliable = aCloze({
	zh: '我觉得这个行业最重要的特质就是{{靠谱}}。',
	en: 'The most important trait in this field is being {{reliable}}.'
});

test('sound cards pass', () => {
	expect(codesOn(reliable)).toEqual([]);
	expect(
		codesOn(aCloze({ zh: '机器人模型目前还处于{{GPT-1}}之前的时刻，还没有到{{GPT-1}}的时刻。' }))
	).toEqual([]);
	expect(
		codesOn(aCloze({ zh: '最后可能就是现在千分之一的人，拿着现在{{一百}}倍的工资。' }))
	).toEqual([]);
	expect(codesOn(aCloze({ zh: '训练这个模型用的显卡只有{{16}}GB显存。' }))).toEqual([]);
	expect(
		codesOn(
			aCloze({
				zh: 'Coding的优势就是它的{{reward signal}}，就是它的那个{{反馈信号}}，是很好定义的。'
			})
		)
	).toEqual([]);
	expect(
		codesOn(
			aQuestion(
				{
					zh: '姚顺宇认为纯 API 生意只对哪家公司是好生意，为什么？',
					en: 'For which company does Yao call selling an API a good business, and why?'
				},
				{ zh: 'Google：最后要打价格战', en: 'Google: it ends in a price war' }
			),
			{ topic: { zh: '商业模式', en: 'business models' } }
		)
	).toEqual([]);
});

test('a finding says where it is and what it is about', () => {
	const card = aCloze({ zh: '这个行业最重要的特质{{就是}}靠谱，而不是聪明。' });
	expect(lintNote(aNote({ kind: 'takeaway', cards: [card] }), segment)).toEqual([
		{
			code: 'gap-function-word',
			noteId: card.noteId,
			cardId: card.id,
			language: 'zh',
			data: { gap: '就是' }
		}
	]);
});

const broken: readonly [rule: string, code: FindingCode, card: Card][] = [
	[
		'5: an answer has at most 20 Han characters',
		'answer-too-long',
		aQuestion(
			{ zh: '他怎么看这个行业？' },
			{ zh: '最重要的特质是靠谱，做事细，对自己做的事负责，而不是聪明' }
		)
	],
	[
		'5: an answer has at most 12 English words',
		'answer-too-long',
		aQuestion(
			{ en: 'How does Yao see it?' },
			{ en: 'one two three four five six seven eight nine ten eleven twelve thirteen' }
		)
	],
	[
		'5: a front can be read in 15 seconds',
		'prompt-too-long',
		aCloze({ zh: `${'这件事情一个人做不到，大家一起才做得到，'.repeat(6)}这是{{集体主义}}的事。` })
	],
	[
		'5: one question at a time',
		'many-unknowns',
		aQuestion({ zh: '谁说的？什么时候说的？' }, { zh: '姚顺宇' })
	],
	[
		'5: at most two different gaps',
		'many-unknowns',
		aCloze({
			en: 'Training needs {{chips}} and a lot of other things, {{electricity}} not least, and then some {{patience}} and time.'
		})
	],
	[
		'7: the answer is not elsewhere on the front',
		'answer-on-front',
		aCloze({ zh: '{{靠谱}}最重要，他反复说的还是靠谱这个词，没有别的。' })
	],
	[
		'7: nor on the front in the other language',
		'answer-on-front',
		aCloze({
			zh: '大家都想不到用的方法是{{chatbot}}，这事很蠢。',
			en: 'Nobody thought a chatbot, of all methods, would be the {{method}}.'
		})
	],
	[
		'7: nor in a hint',
		'answer-on-front',
		aCloze({ zh: '这个行业最重要的特质就是{{靠谱}}。' }, { hint: '靠谱的人' })
	],
	[
		'7: nor in the topic above',
		'answer-on-front',
		aCloze({ zh: '最重要的是{{从业者}}本身的特质，不是聪明。' })
	],
	[
		'7: an accepted answer is an answer',
		'answer-on-front',
		aCloze({ zh: '可靠的人最重要的特质就是{{靠谱}}，没有之一。' }, { accepted: ['可靠'] })
	],
	[
		'9: no yes or no in Chinese',
		'yes-no-question',
		aQuestion({ zh: '姚顺宇认为模型进步放缓了吗？' }, { zh: '没有' })
	],
	[
		'9: nor 是不是',
		'yes-no-question',
		aQuestion({ zh: '在姚顺宇看来，蒸馏是不是创新？' }, { zh: '是' })
	],
	[
		'9: no yes or no in English',
		'yes-no-question',
		aQuestion({ en: 'According to Yao, is progress slowing down?' }, { en: 'No, not at all' })
	],
	[
		'10: no gap in function words',
		'gap-function-word',
		aCloze({ en: 'The most important trait {{in this}} field is being reliable.' })
	],
	[
		'10: no gap in fillers',
		'gap-function-word',
		aCloze({ zh: '{{就是说}}做事要细，对自己做的事要负责任。' })
	],
	[
		'10: no more than a third of its sentence',
		'gap-too-large',
		aCloze({ zh: '{{做事细}}，负责任。这个行业最重要的特质就是这样，别的都不那么要紧。' })
	],
	[
		'17: whole words in Chinese',
		'gap-half-word',
		aCloze({ zh: '用了很多的{{神经}}网络来做这一件很难的事。' })
	],
	[
		'17: whole words in English',
		'gap-half-word',
		aCloze({ en: 'The most important trait in this field is being {{reli}}able.' })
	],
	[
		'19: no blanks drawn by hand',
		'blank-by-hand',
		aCloze({ zh: '这个行业最重要的（ ）就是{{靠谱}}，没有别的。' })
	],
	[
		'19: nor in a question',
		'blank-by-hand',
		aQuestion({ zh: '最重要的特质是______？' }, { zh: '靠谱' })
	],
	[
		'20: no spaces around a gap between Han characters',
		'gap-space',
		aCloze({ zh: '最重要的特质就是 {{靠谱}} 这一个词而已。' })
	],
	[
		'20: punctuation stays outside',
		'gap-punctuation',
		aCloze({ zh: '这个行业最重要的特质就是{{靠谱。}}没有别的。' })
	],
	[
		'20: and so do quotation marks',
		'gap-punctuation',
		aCloze({ zh: '这个行业最重要的特质就是{{“靠谱”}}没有别的。' })
	],
	[
		'20: composed Unicode',
		'not-nfc',
		aCloze({ en: 'He met her at a small {{cafe\u0301}} in the centre of Paris.' })
	],
	[
		'20: no half surrogate pairs',
		'lone-surrogate',
		aQuestion({ zh: '他是谁？' }, { zh: '姚\ud83d顺宇' })
	],
	['21: Chinese under zh', 'wrong-language', aQuestion({ zh: 'Who said that?' }, { zh: '姚顺宇' })],
	[
		'21: English under en',
		'wrong-language',
		aQuestion({ en: '这是谁说的？' }, { en: 'Yao Shunyu' })
	],
	[
		'a pair has as many gaps on both sides',
		'gap-not-parallel',
		aCloze({
			zh: '用{{有限}}的长度训练，用的时候接近{{无限}}的长度。',
			en: 'Train with {{finite}} length, but use it as if there were no end to it.'
		})
	],
	[
		'a gap is not beside its gloss',
		'gap-glossed',
		aCloze({ zh: 'Coding的优势就是它的{{reward signal}}，就是它的那个反馈信号是很好定义的。' })
	],
	[
		'nor the gloss beside the word',
		'gap-glossed',
		aCloze({ zh: 'Coding的优势就是它的reward signal，就是它的那个{{反馈信号}}是很好定义的。' })
	],
	[
		'nor a word before its translation',
		'gap-glossed',
		aCloze({ zh: '它的{{execution}}，执行力非常非常强，别的公司比不上。' })
	],
	[
		'nor before its name in brackets',
		'gap-glossed',
		aCloze({ zh: '说这句话的人是{{姚顺宇}}（Shunyu Yao），他在清华读的本科。' })
	],
	[
		'nor beside its gloss in its own language',
		'gap-glossed',
		aCloze({
			en: 'The advantage is that its {{reward signal}}, I mean its feedback signal, is easy to define.'
		})
	],
	[
		'nor is the gloss',
		'gap-glossed',
		aCloze({
			en: 'The advantage is that its reward signal, I mean its {{feedback signal}}, is easy to define.'
		})
	],
	['the markup is sound', 'cloze-malformed', aCloze({ zh: '这个行业最重要的特质就是{{靠谱。' })],
	[
		'a translation card marks one phrase in each language',
		'phrase-not-one',
		aTranslation({
			zh: '我觉得{{末班车}}已经{{发车}}了。',
			en: 'I think {{the last train}} has left.'
		})
	],
	[
		'and has both languages',
		'phrase-not-one',
		aTranslation({ zh: '我觉得{{末班车已经发车了}}。' })
	],
	[
		'of at most 8 Han characters',
		'phrase-too-long',
		aTranslation({
			zh: '我觉得{{最后一班车已经发车了}}。',
			en: 'I think {{the last train has left}}.'
		})
	],
	[
		'or 6 English words',
		'phrase-too-long',
		aTranslation({
			zh: '我觉得{{末班车已经发车了}}。',
			en: 'I think {{the last train of all has already left}}.'
		})
	],
	[
		'a phrase to translate is of whole words too',
		'gap-half-word',
		aTranslation({ zh: '用了很多的{{神经}}网络。', en: 'It takes many {{neural}} networks.' })
	],
	[
		'and its translation is not on the front',
		'answer-on-front',
		aTranslation({ zh: 'Coding的{{反馈}}就是feedback。', en: 'Coding’s {{feedback}} is plain.' })
	]
];

test.each(broken)('%s (%s)', (_rule, code, card) => {
	expect(codesOn(card)).toContain(code);
});

test('a question may leave the answer open where it asks for a reason as well', () => {
	expect(
		codesOn(
			aQuestion({ zh: '姚顺宇认为模型进步放缓了吗，为什么？' }, { zh: '没有：学习能力越来越强' })
		)
	).toEqual([]);
	expect(
		codesOn(
			aQuestion({ en: 'What, according to Yao, is the key trait?' }, { en: 'being reliable' })
		)
	).toEqual([]);
});

test('a word inside another is no leak', () => {
	expect(
		codesOn(aCloze({ en: 'Models improve because they are put to good {{use}} every day.' }))
	).toEqual([]);
});

test('a line only leaves words out', () => {
	const text = { zh: '想法是是是便宜的，很多想法其实很显然，难的是怎么把它做出来。' };
	const codesFor = (line: string) =>
		lintNote(aNote({ text, line: { zh: line } }), segment).map(({ code }) => code);
	expect(codesFor('想法是便宜的…难的是怎么把它做出来。')).toEqual([]);
	expect(codesFor('想法很便宜，难的是做出来。')).toEqual(['line-not-subsequence']);
});

test('a cloze of a quotation says what was said; a translation and a takeaway are ours to word', () => {
	const misquoted = aCloze({
		zh: '他说从事这一行最要紧的品质就是{{靠谱}}二字。',
		en: 'What counts in this line of work is to be {{reliable}}.'
	});
	expect(lintNote(aNote({ cards: [misquoted] }), segment)).toMatchObject([
		{ code: 'cloze-not-quoted', language: 'zh' }
	]);
	expect(codesOn(misquoted)).toEqual([]);
});

test('a sound translation card passes: each side may show its own phrase', () => {
	const card = aTranslation({
		zh: '我觉得{{末班车已经发车了}}。',
		en: 'I think {{the last train has already left}}.'
	});
	expect(codesOn(card)).toEqual([]);
});

test('a translation card of a quotation asks of what was said', () => {
	const card = aTranslation({ zh: '人们说要{{靠谱}}。', en: 'One has to be {{reliable}}.' });
	expect(lintNote(aNote({ cards: [card] }), segment)).toMatchObject([
		{ code: 'cloze-not-quoted', language: 'zh' }
	]);
});

test('every rule of the linter has a card, or a note, that breaks it', () => {
	const ofNotes: readonly FindingCode[] = ['cloze-not-quoted', 'line-not-subsequence'];
	// A code that is missing here does not compile.
	const all: Readonly<Record<FindingCode, true>> = {
		'answer-too-long': true,
		'prompt-too-long': true,
		'many-unknowns': true,
		'answer-on-front': true,
		'yes-no-question': true,
		'gap-function-word': true,
		'gap-too-large': true,
		'gap-half-word': true,
		'blank-by-hand': true,
		'gap-space': true,
		'gap-punctuation': true,
		'not-nfc': true,
		'lone-surrogate': true,
		'wrong-language': true,
		'gap-not-parallel': true,
		'gap-glossed': true,
		'phrase-not-one': true,
		'phrase-too-long': true,
		'cloze-malformed': true,
		'cloze-not-quoted': true,
		'line-not-subsequence': true
	};
	const tested = new Set([...broken.map(([, code]) => code), ...ofNotes]);
	expect(Object.keys(all).filter((code) => !tested.has(code as FindingCode))).toEqual([]);
});
