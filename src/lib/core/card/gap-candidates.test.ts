import { expect, test } from 'vitest';
import { gapCandidates } from '#lib/core/card/gap-candidates.ts';
import { createSegmenter } from '#lib/core/card/segment.ts';
import type { Language } from '#lib/core/language.ts';

const segment = createSegmenter(['王安']);

/** What is asked first in a text. */
function best(text: string, language: Language): string | undefined {
	return gapCandidates(text, segment(text, language), language)[0]?.gaps[0]?.text;
}

test.each<[string, Language, string, string]>([
	['a name before a word', 'zh', '那家店的老板其实叫王安，人很靠谱。', '王安'],
	['what is in quotation marks', 'zh', '他管这种活叫“守夜人”，谁都不愿意干。', '守夜人'],
	['a number without its unit', 'en', 'It ran on 16GB of memory for a week.', '16'],
	['a number that is written out', 'en', 'It took them fifty days to walk home.', 'fifty'],
	['a 成语 whole', 'zh', '那次谈判他们真的是孤注一掷。', '孤注一掷'],
	['a compound whole', 'zh', '这门课讲的是有比较客观评价标准的事。', '客观评价标准'],
	['two nouns as one', 'en', 'What it comes down to is a price war.', 'price war'],
	[
		'what something is, not what it is not',
		'en',
		'What scares me is not failure but mediocrity.',
		'mediocrity'
	],
	['what a noun has new', 'zh', '学校给大家提供机会，给大家提供平等机会。', '平等'],
	['a rare word before everyday ones', 'zh', '做生意最怕的，还是朋友之间的猜忌。', '猜忌'],
	['two characters that no dictionary joins', 'zh', '一个导演要知道该闭嘴。', '闭嘴'],
	['a Chinese number whole', 'zh', '那本词典他们一共编了一百三十七年。', '一百三十七'],
	[
		'an English number whole',
		'en',
		'They planted two hundred and forty trees that spring.',
		'two hundred and forty'
	],
	['a name of two words', 'en', 'She wrote to Ada Wong about the old mill.', 'Ada Wong'],
	[
		'what somebody says something is, and not whose',
		'zh',
		'地图是城市的影子，谁都踩得到。',
		'影子'
	],
	['what one character says', 'zh', '跑船的人最怕的不是浪，是雾。', '雾'],
	['a vague word in a contrast', 'en', 'What the shop really sells is not bread but time.', 'time'],
	['a word of today whole', 'zh', '他们后来把整条供应链都搬走了。', '供应链'],
	[
		'a noun with its verb in -ing',
		'en',
		'Rumour is the steering wheel of this town.',
		'steering wheel'
	],
	[
		'a noun and what “of” adds to it',
		'en',
		'They wanted objective standards of evaluation.',
		'objective standards'
	],
	['a proper name in English', 'en', 'They moved the whole team to GitHub last spring.', 'GitHub']
])('asked first is %s', (_, language, text, gap) => {
	expect(best(text, language)).toBe(gap);
});

test('vague words, function words and their like are never asked for', () => {
	expect(best('这个问题很重要，但是大家都知道。', 'zh')).toBeUndefined();
	expect(best('It is a very important thing for everyone.', 'en')).toBeUndefined();
});

test('a number that only counts the words to come is never asked for', () => {
	expect(best('这门手艺就四个字，修旧如旧。', 'zh')).not.toBe('四');
});

test('a verb is no part of a phrase, nor what follows a plural', () => {
	const phrases = [
		'Our parents understood scarcity.',
		'Such departments seem unnecessary overhead.'
	];
	for (const text of phrases) {
		const gaps = gapCandidates(text, segment(text, 'en'), 'en').map(({ gaps: [gap] }) => gap?.text);
		expect(gaps.some((gap) => /parents understood|departments seem/u.test(gap ?? ''))).toBe(false);
	}
});

test('a word that stands in more than two places is the subject, and no gap', () => {
	const text = '靠谱的人做靠谱的事，靠谱就好。';
	const gaps = gapCandidates(text, segment(text, 'zh'), 'zh').map(({ gaps: [gap] }) => gap?.text);
	expect(gaps).not.toContain('靠谱');
});
