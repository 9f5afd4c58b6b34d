import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fillCloze } from '#lib/core/card/cloze.ts';
import { lineOf } from '#lib/core/card/line-of.ts';
import { lintNote } from '#lib/core/card/lint.ts';
import type { Note } from '#lib/core/card/note.ts';
import { proposeCards } from '#lib/core/card/propose-cards.ts';
import { proposeNotes } from '#lib/core/card/propose.ts';
import { backOfGaps } from '#lib/core/card/stored-face.ts';
import { languages } from '#lib/core/language.ts';
import { bestMillis } from '#tests/support/best-time.ts';
import { createSegmenter, segmenterFor } from '#lib/core/card/segment.ts';
import type { Episode, EpisodeId, ItemId, Prediction, Quote } from '#lib/core/episode/episode.ts';

const segment = createSegmenter(['GitHub', 'GPT-1', 'Google', 'Anthropic']);

function aQuote(id: string, atSeconds: number, zh: string, en?: string): Quote {
	return {
		id: `quote-${id}` as ItemId,
		atSeconds,
		text: en === undefined ? { zh } : { zh, en },
		note: { zh: '为什么值得记住。' }
	};
}

function aPrediction(id: string, atSeconds: number, zh: string): Prediction {
	return { id: `prediction-${id}` as ItemId, atSeconds, horizon: { zh: '今年' }, text: { zh } };
}

function anEpisode(fields: Partial<Episode> = {}): Episode {
	return {
		id: '1-60-0a1b2c3d' as EpisodeId,
		guests: [],
		title: { zh: '一期节目' },
		chapters: [],
		quotes: [],
		predictions: [],
		visual: {
			setting: {},
			production: {},
			props: [],
			energy: [],
			gestures: [],
			tells: [],
			lost: []
		},
		entities: { people: [], companies: [], works: [] },
		takeaways: [],
		unknown: [],
		...fields
	};
}

/** The fronts proposed for one Chinese quotation. */
function frontsFor(zh: string, en?: string): readonly string[] {
	const notes = proposeNotes(anEpisode({ quotes: [aQuote('a', 10, zh, en)] }), segment);
	return notes.flatMap(({ cards }) => cards.map((card) => (card.zh ?? card.en)?.front ?? ''));
}

function onlyNote(notes: readonly Note[]): Note {
	expect(notes).toHaveLength(1);
	return notes[0] as Note;
}

test('a name that the sentence leads up to is hidden', () => {
	expect(frontsFor('这件事的数据有一个非常天然的基础，这个基础就是GitHub。')).toEqual([
		'这件事的数据有一个非常天然的基础，这个基础就是{{GitHub}}。'
	]);
});

test('a number is hidden without its unit', () => {
	expect(frontsFor('大家干了过去所有人的工作，拿着现在一百倍的工资。')[0]).toContain('{{一百}}倍');
	expect(frontsFor('大家训练这个模型的时候，用的是16GB显存的卡。').join()).not.toContain(
		'{{16GB}}'
	);
});

test('a word that stands in two places is hidden in both', () => {
	expect(
		frontsFor('我个人觉得，机器人模型目前还处于GPT-1之前的时刻，还没有到GPT-1的时刻。')
	).toEqual(['我个人觉得，机器人模型目前还处于{{GPT-1}}之前的时刻，还没有到{{GPT-1}}的时刻。']);
});

test('a word that the speaker explains himself is hidden together with what explains it', () => {
	expect(
		frontsFor('Coding的优势就是它的reward signal，就是它的那个反馈信号是很好定义的。')
	).toEqual(['Coding的优势就是它的{{reward signal}}，就是它的那个{{反馈信号}}是很好定义的。']);
	expect(frontsFor('我觉得这个公司很强的一点，就是它execution，执行力非常非常强。')).toEqual([
		'我觉得这个公司很强的一点，就是它{{execution}}，{{执行力}}非常非常强。'
	]);
	expect(frontsFor('Idea is cheap. 想法是便宜的，难的是把它做出来。')[0]).toBe(
		'Idea is {{cheap}}. 想法是{{便宜}}的，难的是把它做出来。'
	);
	const [card] = onlyNote(
		proposeNotes(
			anEpisode({ quotes: [aQuote('a', 1, 'Idea is cheap. 想法是便宜的，难的是做。')] }),
			segment
		)
	).cards;
	expect(card?.zh?.back).toBe('cheap、便宜');
});

test('a foreign word at the end of its clause, whose explanation nobody knows, is left alone', () => {
	expect(frontsFor('他们做了一个shim，那种很薄的东西，我们就用它。').join()).not.toContain(
		'{{shim}}'
	);
});

test('a text without a good gap makes no card', () => {
	expect(frontsFor('我这个人，我个人的个性就是，总是爱干一些自己不太会的事。')).toEqual([]);
	expect(frontsFor('')).toEqual([]);
	expect(frontsFor('It really is like this, there is nothing we can do about it.')).toEqual([]);
});

test('a note without a fair question says in both languages why it is for reading', () => {
	const why = (zh: string) =>
		onlyNote(proposeNotes(anEpisode({ quotes: [aQuote('a', 1, zh)] }), segment)).readingOnly;
	expect(why('它不在于你这个人去干或者不干，你不干自有别人一样能干出来的。')?.en).toContain(
		'what came before'
	);
	expect(why('就这样吧。')?.zh).toContain('就这么几个字');
	expect(why('我这个人，我个人的个性就是，总是爱干一些自己不太会的事。')?.en).toContain(
		'Other words'
	);
	expect(why('这件事的数据有一个基础，这个基础就是GitHub。')).toBeUndefined();
});

test('a front that tells of nothing but a pronoun is no question', () => {
	expect(frontsFor('它其实是一个比较top-down的公司。')).toEqual([]);
	expect(frontsFor('这家银行的文化，它其实是一个比较top-down的公司。')).toHaveLength(1);
});

test('where a quotation stumbles, the cards show its line', () => {
	const note = onlyNote(
		proposeNotes(
			anEpisode({ quotes: [aQuote('a', 1, '呃，我我觉得这个基础就是GitHub，对吧，没别的。')] }),
			segment
		)
	);
	expect(note.line).toEqual({ zh: '我觉得这个基础就是GitHub，没别的。' });
	expect(note.cards[0]?.zh?.front).toBe('我觉得这个基础就是{{GitHub}}，没别的。');
});

test('a topic that gives the best answer away is left off', () => {
	const chapters = [{ id: 'c1' as ItemId, atSeconds: 0, title: { zh: '谈 GitHub' }, summary: {} }];
	const noteFor = (zh: string) =>
		onlyNote(proposeNotes(anEpisode({ chapters, quotes: [aQuote('a', 1, zh)] }), segment));
	const told = noteFor('这件事的数据有一个天然的基础，这个基础就是GitHub。');
	expect([told.topic, told.cards.length]).toEqual([undefined, 1]);
	expect(noteFor('这个行业最重要的特质，就是靠谱。').topic).toEqual({ zh: '谈 GitHub' });
});

test('a quote has at most two cards, unless more are asked for', () => {
	const zh = 'Google有三十个人，Anthropic有四十个人，他们都在用GPT-1和GitHub做一个编译器。';
	const counts = [undefined, 1, 4].map((most) => {
		const options = most === undefined ? {} : { most };
		const notes = proposeNotes(anEpisode({ quotes: [aQuote('a', 1, zh)] }), segment, options);
		return onlyNote(notes).cards.map(({ slot }) => slot);
	});
	expect(counts).toEqual([['zh1', 'zh2'], ['zh1'], ['zh1', 'zh2', 'zh3', 'zh4']]);
});

test('a long text is shown as the sentences around its gap', () => {
	const filler = '这件事情我们说了很多次，大家都觉得很对，可是没有人真的去做，也没有人说为什么。';
	const fronts = frontsFor(`${filler}${filler}这个基础就是GitHub。${filler}`);
	expect(fronts[0]).toBe(`…${filler}这个基础就是{{GitHub}}。…`);
});

test('what is said at two times is one note with both', () => {
	const notes = proposeNotes(
		anEpisode({
			quotes: [
				aQuote(
					'03:31:02',
					12662,
					'这个行业最重要的特质，就是靠谱。就是做事细，然后对自己做的事负责任。都是一些本科生就能干的活。'
				),
				aQuote(
					'00:02:27',
					147,
					'我觉得这个行业就是最重要的特质就是靠谱。就是做事细，然后对自己做的事负责任。'
				)
			]
		}),
		segment
	);
	expect(onlyNote(notes)).toMatchObject({
		id: 'quote-00:02:27',
		itemIds: ['quote-00:02:27', 'quote-03:31:02'],
		atSeconds: [147, 12662]
	});
});

test('a prediction that repeats a quotation joins it; different words in the same second do not', () => {
	const said = 'AI是一个很centralized的technology，它会让少部分人变得更强。';
	const joined = proposeNotes(
		anEpisode({ quotes: [aQuote('b', 2822, said)], predictions: [aPrediction('b', 2822, said)] }),
		segment
	);
	expect(onlyNote(joined)).toMatchObject({ kind: 'quote', atSeconds: [2822], id: 'prediction-b' });
	const apart = proposeNotes(
		anEpisode({
			quotes: [
				aQuote(
					'c',
					1513,
					'我觉得模型做到了train with finite context，就是你用有限的context去训练它。'
				)
			],
			predictions: [aPrediction('c', 1513, '这件事情今年有机会能够实现，模型的上下文会接近无限。')]
		}),
		segment
	);
	expect(apart.map(({ kind }) => kind).sort()).toEqual(['prediction', 'quote']);
});

test('a gap that surely means the same in both languages makes one card with two faces', () => {
	const quote = aQuote(
		'd',
		10,
		'没有别的东西可比，这个基础就是GitHub。',
		'And the foundation for all of it is GitHub.'
	);
	const { cards, ...note } = onlyNote(proposeNotes(anEpisode({ quotes: [quote] }), segment));
	expect(cards).toMatchObject([
		{
			slot: 'zh1',
			zh: { front: '没有别的东西可比，这个基础就是{{GitHub}}。' },
			en: { front: 'And the foundation for all of it is {{GitHub}}.' }
		}
	]);
	// A translation of ours may be its other face.
	const translated = proposeCards({ ...note, cards: [], translated: 'en' }, segment);
	expect(translated).toEqual(cards);
});

test('without a sure counterpart a note with its own words in both gets a card in each, a translation gets none', () => {
	const quote = aQuote(
		'd',
		10,
		'这个行业最重要的特质，就是胆量。',
		'The most important trait in this field is audacity.'
	);
	const { cards, ...note } = onlyNote(proposeNotes(anEpisode({ quotes: [quote] }), segment));
	const sides = cards.map(({ slot, zh, en }) => [slot, zh?.back, en?.back]);
	expect(sides).toEqual([
		['zh1', '胆量', undefined],
		['en1', undefined, 'audacity']
	]);
	const translated = proposeCards({ ...note, cards: [], translated: 'en' }, segment);
	expect(translated.map(({ slot }) => slot)).toEqual(['zh1']);
});

test('priorities count from 1: what can be asked, what was said twice, then quotes, predictions, takeaways', () => {
	const notes = proposeNotes(
		anEpisode({
			takeaways: [
				{
					id: 'takeaway-a' as ItemId,
					text: { zh: '做这一行的人，最重要的一点就是靠谱，不是聪明。' }
				}
			],
			predictions: [aPrediction('p', 50, '程序员被取代的这一天会来，但一定会是一个渐变的过程。')],
			quotes: [
				aQuote('mute', 5, '总是爱干一些自己不太会的事。'),
				aQuote('once', 10, '这个生意只有对一个公司是好生意，因为最后就是要打价格战。'),
				aQuote('twice1', 20, '我觉得这件事的数据有一个基础，这个基础就是GitHub。'),
				aQuote('twice2', 30, '这件事的数据有一个基础，这个基础就是GitHub。')
			]
		}),
		segment
	);
	expect(notes.map(({ id }) => id)).toEqual([
		'quote-twice1',
		'quote-once',
		'prediction-p',
		'takeaway-a',
		'quote-mute'
	]);
	expect(notes.map(({ priority }) => priority)).toEqual([1, 2, 3, 4, 5]);
});

test('the topic of a quotation is the chapter that it falls in', () => {
	const chapters = [
		{ id: 'c2' as ItemId, atSeconds: 60, title: { zh: '第二章' }, summary: {} },
		{ id: 'c1' as ItemId, atSeconds: 0, title: { zh: '第一章' }, summary: {} }
	];
	const topicAt = (atSeconds: number) =>
		onlyNote(
			proposeNotes(anEpisode({ chapters, quotes: [aQuote('a', atSeconds, '靠谱。')] }), segment)
		).topic;
	expect(topicAt(59)).toEqual({ zh: '第一章' });
	expect(topicAt(60)).toEqual({ zh: '第二章' });
});

const awkwardText = fc.oneof(
	fc.string({ unit: 'grapheme', maxLength: 60 }),
	fc
		.array(
			fc.constantFrom(
				'GitHub',
				'这个基础就是',
				'靠谱',
				'，',
				'。',
				'一百',
				'倍',
				'{{',
				'}}',
				'\\',
				'价格战',
				' ',
				'(',
				')',
				'the',
				'is',
				'Google',
				'\ud83d',
				'“',
				'”',
				'机器人模型',
				'还处于'
			),
			{ maxLength: 25 }
		)
		.map((parts) => parts.join(''))
);

test('no card that is proposed breaks a rule of the linter, whatever the page says', () => {
	fc.assert(
		fc.property(
			fc.array(awkwardText, { maxLength: 4 }),
			fc.array(awkwardText, { maxLength: 3 }),
			(zh, en) => {
				const episode = anEpisode({
					quotes: zh.map((text, index) => aQuote(`q${index}`, index, text, en[index])),
					takeaways: en.map((text, index) => ({
						id: `takeaway-${index}` as ItemId,
						text: { en: text }
					}))
				});
				for (const note of proposeNotes(episode, segmenterFor(episode))) {
					const findings = lintNote(note, segmenterFor(episode));
					expect(findings.filter(({ cardId }) => cardId !== undefined)).toEqual([]);
					expect(note.cards.length).toBeLessThanOrEqual(2);
					for (const card of note.cards) {
						for (const language of languages) {
							const { front = '', back } = card[language] ?? {};
							expect(lineOf(note)[language] ?? '').toContain(
								fillCloze(front).replace(/^…|…$/gu, '')
							);
							expect(back ?? '').toBe(backOfGaps(front, language));
						}
					}
					expect(note.readingOnly === undefined).toBe(note.cards.length > 0);
				}
			}
		)
	);
});

test('every item with text is in exactly one note', () => {
	fc.assert(
		fc.property(fc.array(awkwardText, { maxLength: 8 }), (texts) => {
			const quotes = texts.map((text, index) => aQuote(`q${index}`, index, text));
			const written = quotes.filter(({ text }) => text.zh?.trim() !== '').map(({ id }) => id);
			const kept = proposeNotes(anEpisode({ quotes }), segment).flatMap(({ itemIds }) => itemIds);
			expect([...kept].sort()).toEqual([...written].sort());
		})
	);
});

test('5,000 quotations take time in proportion to their number', () => {
	const episodeOf = (count: number) => {
		const quotes = Array.from({ length: count }, (_, index) =>
			aQuote(
				String(index),
				index,
				`第${index * 7919}件事的数据有一个天然的基础，这个基础就是GitHub。`
			)
		);
		return anEpisode({ quotes });
	};
	const [few, many] = [episodeOf(500), episodeOf(5000)];
	const small = bestMillis(() => proposeNotes(few, segment), 3);
	// Ten times as many; a quadratic step would take a hundred times as long.
	expect(bestMillis(() => proposeNotes(many, segment), 1)).toBeLessThan(small * 60);
});
