import { expect, test } from 'vitest';
import { gapsOf, fillCloze, hideIn } from '#lib/core/card/cloze.ts';
import { counterpartsOf } from '#lib/core/card/counterpart.ts';
import { createSegmenter } from '#lib/core/card/segment.ts';

const segment = createSegmenter([]);
const names = [{ zh: '姚顺宇', en: 'Yao Shunyu' }];

/** The English side with the counterparts of the Chinese gaps marked; undefined without them. */
function opposite(zh: string, en: string): string | undefined {
	const other = { language: 'en' as const, text: en, words: segment(en, 'en') };
	const found = counterpartsOf(gapsOf(zh), fillCloze(zh), other, names);
	return found && hideIn(en, found);
}

test.each([
	['这个基础就是{{GitHub}}。', 'That foundation is GitHub.', 'That foundation is {{GitHub}}.'],
	['其实是公司的{{co-founder}}。', 'They are co-founders.', 'They are {{co-founders}}.'],
	['最多能快{{五十}}倍。', 'Up to fifty times.', 'Up to {{fifty}} times.'],
	['延迟是{{300}}毫秒。', 'It takes 300 ms.', 'It takes {{300}} ms.'],
	['拿着{{一百}}倍的工资。', 'On a hundred times the pay.', 'On a {{hundred}} times the pay.'],
	['就是要打{{价格战}}。', 'It comes down to a price war.', 'It comes down to a {{price war}}.'],
	['{{姚顺宇}}说的。', 'So says Yao Shunyu.', 'So says {{Yao Shunyu}}.'],
	[
		'{{GPT-1}}之前，{{GPT-1}}之后。',
		'Before GPT-1, after GPT-1.',
		'Before {{GPT-1}}, after {{GPT-1}}.'
	]
])('%s has its counterpart', (zh, en, marked) => {
	expect(opposite(zh, en)).toBe(marked);
});

test.each([
	['a word whose translation nobody knows', '就是{{胆量}}。', 'It is audacity.'],
	['a part of a longer word', '用的是{{Git}}。', 'They use GitHub.'],
	['another number', '{{五十}}个人。', 'Sixty people.'],
	['a number of another magnitude', '{{3}}亿人。', 'Some 3 million people.'],
	['a word said more often there', '是{{GitHub}}。', 'GitHub, and GitHub again.']
])('there is none for %s', (_, zh, en) => {
	expect(opposite(zh, en)).toBeUndefined();
});
