import { expect, test } from 'vitest';
import { readDeck } from '#lib/content/read-deck.ts';
import type { Note } from '#lib/core/card/note.ts';
import type { Episode, EpisodeId, ItemId } from '#lib/core/episode/episode.ts';

const id = '7-95-1a2b3c4d';

const episode: Episode = {
	id: id as EpisodeId,
	guests: [{ zh: '林遥', en: 'Lin Yao' }],
	title: { zh: '修灯塔的人', en: 'Mending lighthouses' },
	chapters: [],
	quotes: [
		{
			id: `${id}/quote/00:12:40` as ItemId,
			atSeconds: 760,
			speaker: { zh: '林遥', en: 'Lin Yao' },
			text: {
				zh: '我觉得灯塔,灯塔不是给自己看的，这件事要想很久。',
				en: 'I think a lighthouse isn’t there for itself to see; that takes long to grasp.'
			},
			note: { zh: '借灯塔说手艺。', en: 'On craft.' }
		},
		{
			id: `${id}/quote/01:02:03` as ItemId,
			atSeconds: 3723,
			text: { zh: '灯塔真的不是给自己看的。', en: 'A lighthouse is not there for itself.' },
			note: { zh: '又说了一次。', en: 'Said again.' }
		}
	],
	predictions: [
		{
			id: `${id}/prediction/00:20:00` as ItemId,
			atSeconds: 1200,
			horizon: { zh: '今年', en: 'this year' },
			speaker: { zh: '林遥', en: 'Lin Yao' },
			text: { zh: '今年会再亮一座。', en: 'One more will be lit this year.' }
		},
		{
			id: `${id}/prediction/00:30:00` as ItemId,
			atSeconds: 1800,
			horizon: {},
			speaker: { zh: '林遥', en: 'Lin Yao' },
			text: { zh: '然后全都会亮。', en: 'Then all of them will.' }
		}
	],
	visual: {
		setting: {},
		production: {},
		props: [],
		energy: [],
		gestures: [],
		tells: [],
		lost: [
			{ id: `${id}/lost/~computed` as ItemId, text: { zh: '她总在笑。', en: 'She keeps smiling.' } }
		]
	},
	entities: { people: [], companies: [], works: [] },
	takeaways: [
		{
			id: `${id}/takeaway/~computed` as ItemId,
			text: {
				zh: '修旧东西的第一步，是弄懂当初为什么那样造；没有图纸，就没有GitHub。',
				en: 'To mend old things, first learn why they were made that way; the archive for that is GitHub.'
			}
		}
	],
	unknown: []
};

/** A note for both predictions, their windows, and the id of what a transcript would lose. */
const predictionNote = `  - id: ${id}/prediction/00:20:00
    items: [prediction 00:20:00, prediction 00:30:00]
    priority: 20
    reading: { zh: 短, en: short }
predictions:
  - { item: prediction 00:20:00, earliest: 1 month, latest: end of year }
  - { item: prediction 00:30:00, after: prediction 00:20:00 }
lost: ['~0a1b2c3d']
`;

const sound = `episode: ${id}
notes:
  - id: ${id}/quote/00:12:40
    items: [quote 00:12:40, quote 01:02:03]
    priority: 1
    topic: { zh: 手艺, en: craft }
    line: { zh: '灯塔不是给自己看的，这件事要想很久。' }
    remark: { zh: 访谈时的看法。, en: His view at the time. }
    cards:
      - slot: a
        cloze:
          zh: '灯塔不是给{{自己}}看的，这件事要想很久。'
          en: 'I think a lighthouse isn’t there for {{itself}} to see; that takes long to grasp.'
        hint: { zh: 谁用不着灯塔, en: who needs it least }
        accepted: { zh: [本身] }
      - slot: b
        question: { zh: 林遥说，手艺的好坏由谁来定？, en: 'Who, says Lin Yao, decides whether work is good?' }
        answer: { zh: 用的人, en: those who use it }
  - id: ${id}/takeaway/~written
    items: [takeaway 1]
    priority: 2
    topic: { zh: 修旧, en: mending }
${predictionNote}`;

function notesOf(text: string): readonly Note[] {
	const reading = readDeck(text, episode);
	expect(reading.ok ? [] : reading.problems).toEqual([]);
	return reading.ok ? reading.notes : [];
}

/** The problems of a deck, as `line code`. */
function problemsOf(text: string): readonly string[] {
	const reading = readDeck(text, episode);
	return reading.ok ? [] : reading.problems.map(({ line, code }) => `${line} ${code}`);
}

test('a deck gives notes by priority, with the words of the pages', () => {
	const [first, second] = notesOf(
		sound.replace('priority: 2', 'priority: 3').replace('priority: 1', 'priority: 9')
	);
	expect(first).toMatchObject({ kind: 'takeaway', priority: 3, atSeconds: [] });
	expect(first?.translated).toBeUndefined();
	expect(second).toMatchObject({
		id: `${id}/quote/00:12:40`,
		episodeId: id,
		kind: 'quote',
		itemIds: [`${id}/quote/00:12:40`, `${id}/quote/01:02:03`],
		atSeconds: [760, 3723],
		speaker: { zh: '林遥', en: 'Lin Yao' },
		text: episode.quotes[0]?.text,
		line: { zh: '灯塔不是给自己看的，这件事要想很久。' },
		why: { zh: '借灯塔说手艺。', en: 'On craft.' },
		remark: { zh: '访谈时的看法。', en: 'His view at the time.' },
		translated: 'en'
	});
});

test('hand-written cards keep their slot, and a cloze answers with what it hides', () => {
	const [note] = notesOf(sound);
	expect(note?.cards).toEqual([
		{
			id: `${id}/quote/00:12:40#cloze/a`,
			noteId: `${id}/quote/00:12:40`,
			template: 'cloze',
			slot: 'a',
			zh: {
				front: '灯塔不是给{{自己}}看的，这件事要想很久。',
				back: '自己',
				hint: '谁用不着灯塔',
				accepted: ['本身']
			},
			en: {
				front: 'I think a lighthouse isn’t there for {{itself}} to see; that takes long to grasp.',
				back: 'itself',
				hint: 'who needs it least'
			}
		},
		{
			id: `${id}/quote/00:12:40#question/b`,
			noteId: `${id}/quote/00:12:40`,
			template: 'question',
			slot: 'b',
			zh: { front: '林遥说，手艺的好坏由谁来定？', back: '用的人' },
			en: { front: 'Who, says Lin Yao, decides whether work is good?', back: 'those who use it' }
		}
	]);
});

test('a note without cards gets those that are proposed, unless it is for reading', () => {
	const proposed = notesOf(sound)[1]?.cards.map(({ slot, zh, en }) => [slot, zh?.back ?? en?.back]);
	expect(proposed).toEqual([['zh1', 'GitHub']]);
	const reading = notesOf(
		sound.replace('en: mending }', 'en: mending }\n    reading: { zh: 太长, en: too long }')
	)[1];
	expect(reading).toMatchObject({ cards: [], readingOnly: { zh: '太长', en: 'too long' } });
});

test('a takeaway has the id that is written down, in its note and in the episode', () => {
	const reading = readDeck(sound, episode);
	expect(reading.ok && reading.notes[1]?.itemIds).toEqual([`${id}/takeaway/~written`]);
	expect(reading.ok && reading.episode.takeaways[0]?.id).toBe(`${id}/takeaway/~written`);
});

const takeaway = `  - id: ${id}/takeaway/~written
    items: [takeaway 1]
    priority: 2
    topic: { zh: 修旧, en: mending }
`;

test.each<[what: string, from: string, to: string, problem: string]>([
	[
		'a fault of the syntax',
		'items: [quote 00:12:40, quote 01:02:03]',
		'items: [quote 00:12:40',
		'5 yaml-syntax'
	],
	['a key said twice', 'priority: 1', 'priority: 1\n    priority: 4', '6 yaml-syntax'],
	['an unknown key', 'priority: 1', 'priority: 1\n    tags: [a]', '6 unknown-key'],
	['a key that is missing', '    priority: 2\n', '', '19 missing-key'],
	[
		'a language that is missing',
		'topic: { zh: 手艺, en: craft }',
		'topic: { zh: 手艺 }',
		'6 missing-language'
	],
	[
		'an answer in one language only',
		'answer: { zh: 用的人, en: those who use it }',
		'answer: { zh: 用的人 }',
		'18 missing-language'
	],
	['a number for a text', 'hint: { zh: 谁用不着灯塔,', 'hint: { zh: 7,', '14 wrong-value'],
	['a card that asks nothing', '        question: { zh', '        hint: { zh', '16 wrong-value'],
	['the deck of another episode', `episode: ${id}`, 'episode: 8-95-1a2b3c4d', '1 episode-differs'],
	['an item that the pages do not have', 'quote 01:02:03', 'quote 01:02:04', '4 unknown-item'],
	['an item in two notes', '[takeaway 1]', '[takeaway 1, quote 01:02:03]', '20 item-twice'],
	['an item in no note', ', quote 01:02:03', '', '2 item-nowhere'],
	[
		'an id that is not that of its items',
		`- id: ${id}/quote/00:12:40`,
		`- id: ${id}/quote/01:02:03`,
		'3 id-differs'
	],
	[
		'two notes of one name',
		takeaway,
		takeaway + takeaway.replace('priority: 2', 'priority: 3'),
		'23 id-twice'
	],
	['two notes of one priority', 'priority: 2', 'priority: 1', '21 priority-twice'],
	['two cards of one slot', 'slot: b', 'slot: a', '16 slot-twice'],
	[
		'cards on a note for reading',
		'    remark:',
		'    reading: { zh: 短, en: short }\n    remark:',
		'8 cards-on-reading'
	],
	['a cloze without a gap', '{{自己}}', '自己', '12 finding'],
	[
		'a line that says something else',
		"灯塔不是给自己看的，这件事要想很久。' }",
		"灯塔是给别人看的。' }",
		'7 finding'
	]
])('%s is a problem with its line', (_what, from, to, problem) => {
	const broken = sound.replace(from, to);
	expect(broken).not.toBe(sound);
	expect(problemsOf(broken)).toContain(problem);
});

test('all problems are told at once, by line', () => {
	const broken = sound
		.replace('priority: 2', 'priority: 1')
		.replace('quote 01:02:03', 'quote 09:09:09');
	expect(problemsOf(broken)).toEqual(['2 item-nowhere', '4 unknown-item', '21 priority-twice']);
});

test('predictions have their windows, and what has no time its written id', () => {
	const reading = readDeck(sound, episode);
	expect(reading).toMatchObject({
		ok: true,
		windows: {
			[`${id}/prediction/00:20:00`]: { earliest: { months: 1 }, latest: 'end-of-year' },
			[`${id}/prediction/00:30:00`]: { after: `${id}/prediction/00:20:00` }
		},
		episode: { visual: { lost: [{ id: `${id}/lost/~0a1b2c3d` }] } }
	});
	expect(reading.ok && reading.notes.at(-1)).toMatchObject({
		kind: 'prediction',
		horizon: { zh: '今年', en: 'this year' },
		atSeconds: [1200, 1800]
	});
});

test('a quotation gives the words of a note that it shares with a prediction', () => {
	const shared = sound
		.replace(`- id: ${id}/quote/00:12:40\n`, `- id: ${id}/prediction/00:20:00\n`)
		.replace('items: [quote 00:12:40, ', 'items: [prediction 00:20:00, quote 00:12:40, ')
		.replace(
			`- id: ${id}/prediction/00:20:00\n    items: [prediction 00:20:00, prediction 00:30:00]`,
			`- id: ${id}/prediction/00:30:00\n    items: [prediction 00:30:00]`
		);
	expect(notesOf(shared)[0]).toMatchObject({
		id: `${id}/prediction/00:20:00`,
		kind: 'quote',
		translated: 'en',
		horizon: { zh: '今年' }
	});
});

test('a phrase to translate becomes two cards, one for each direction', () => {
	const translation = `      - slot: c
        translation:
          zh: '灯塔不是给{{自己}}看的，这件事要想很久。'
          en: 'I think a lighthouse isn’t there for {{itself}} to see; that takes long to grasp.'
        accepted: { en: [its own self] }
`;
	const [note] = notesOf(sound.replace('      - slot: b\n', `${translation}      - slot: b\n`));
	const cards = note?.cards.filter(({ template }) => template === 'translation');
	expect(cards).toMatchObject([
		{ id: `${id}/quote/00:12:40#translation/c-zh`, asksIn: 'zh', en: { back: 'itself' } },
		{ id: `${id}/quote/00:12:40#translation/c-en`, asksIn: 'en', zh: { back: '自己' } }
	]);
	expect(cards?.[0]?.en?.accepted).toEqual(['its own self']);
});

test.each<[what: string, from: string, to: string, problem: string]>([
	[
		'a prediction in no note',
		'[prediction 00:20:00, prediction 00:30:00]',
		'[prediction 00:20:00]',
		'item-nowhere'
	],
	[
		'a prediction without a window',
		'  - { item: prediction 00:30:00, after: prediction 00:20:00 }\n',
		'',
		'item-nowhere'
	],
	[
		'a prediction with two windows',
		'item: prediction 00:30:00',
		'item: prediction 00:20:00',
		'item-twice'
	],
	[
		'a window of nothing',
		'after: prediction 00:20:00',
		'after: prediction 00:20:01',
		'unknown-item'
	],
	['a horizon that nobody can read', 'end of year', 'soon', 'wrong-value'],
	['an id too few', "['~0a1b2c3d']", '[]', 'id-differs'],
	['an id twice', "['~0a1b2c3d']", "['~0a1b2c3d', '~0a1b2c3d']", 'id-twice']
])('%s is a problem', (_what, from, to, problem) => {
	expect(sound).toContain(from);
	expect(problemsOf(sound.replace(from, to)).join(' ')).toContain(problem);
});
