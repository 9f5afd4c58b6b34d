import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lineWithoutStumbles } from '#lib/core/card/stumbles.ts';
import { isSubsequence } from '#lib/core/card/subsequence.ts';
import type { Language } from '#lib/core/language.ts';

test.each<[Language, string, string]>([
	['zh', '想法是是是便宜的。', '想法是便宜的。'],
	['zh', '大家会会欣赏这件事。', '大家会欣赏这件事。'],
	['zh', '难的事情是是想明白。', '难的事情是想明白。'],
	['zh', '我能我能看到的就是这些。', '我能看到的就是这些。'],
	['zh', '呃，我们我们没有人懂，对吧，所以就关了。', '我们没有人懂，所以就关了。'],
	['en', 'I I think the the door was open.', 'I think the door was open.'],
	['en', 'It was, um, a long night.', 'It was, a long night.'],
	['en', 'He left, you know, before dawn.', 'He left, before dawn.']
])('a stumble in %s is left out: %s', (language, text, line) => {
	expect(lineWithoutStumbles(text, language)).toBe(line);
});

test.each<[Language, string]>([
	['zh', '非常非常长，一个一个来，慢慢走，一直一直练。'],
	['zh', '我现在在做，机会会来，社会会变。'],
	['zh', '这个世界是是非非太多。'],
	['zh', '你看你看，我爱我家。'],
	['zh', '就是这个意思。'],
	['en', 'It was very very cold, and what it is is clear.'],
	['en', 'All that he had had was gone; no, no.'],
	['en', 'You know what I mean.'],
	['en', 'Its reward signal, I mean its feedback signal, is plain.']
])('what may be meant stays, in %s: %s', (language, text) => {
	expect(lineWithoutStumbles(text, language)).toBeUndefined();
});

test('a text that is hardly anything but stumbles has no line', () => {
	expect(lineWithoutStumbles('呃，嗯，我我我我我我我', 'zh')).toBeUndefined();
});

const speech = fc
	.array(
		fc.constantFrom(
			...[
				'我',
				'是',
				'会',
				'就是',
				'这个',
				'觉得',
				'呃',
				'嗯',
				'对吧',
				'，',
				',',
				'。',
				' ',
				'现在',
				'在'
			],
			...[
				'I',
				'the',
				'um',
				'uh',
				'you know',
				'like',
				'I mean',
				'very',
				'door',
				'.',
				'…',
				'\ud83d',
				'İ'
			]
		),
		{ maxLength: 40 }
	)
	.map((parts) => parts.join(''));

test('a line only ever leaves words out', () => {
	fc.assert(
		fc.property(speech, fc.constantFrom<Language>('zh', 'en'), (text, language) => {
			expect(isSubsequence(lineWithoutStumbles(text, language) ?? text, text)).toBe(true);
		})
	);
});
