import { expect, test } from 'vitest';
import type { Episode } from '#lib/core/episode/episode.ts';
import { parsePage } from '#lib/core/episode/parse-page.ts';
import { likenessOf } from '#lib/core/import/same-episode.ts';

function read(...lines: readonly string[]): Episode {
	const { episode } = parsePage(lines.join('\n'));
	if (!episode) {
		throw new Error(`no episode page: ${lines.join('\n')}`);
	}
	return episode;
}

/** How alike two pages are, each given by its head and then its lines below. */
function likeness(a: readonly string[], b: readonly string[]) {
	return likenessOf(read(...a), read(...b));
}

const bread = [
	'Takeaways',
	'- Bread is a slow way of thinking.',
	'- A lighthouse is mostly stairs and patience.',
	'- Nobody owns the tide.'
];
const violins = [
	'Takeaways',
	'- Glue is the only honest part of a violin.',
	'- A crack is repaired from the inside.',
	'- Old wood has forgotten how to move.'
];
const zhBread = [
	'要点',
	'- 面包是慢慢想事情的办法。',
	'- 灯塔多半是楼梯和耐心。',
	'- 潮水不归谁。'
];

test('a number, even with a duration, does not say of which podcast the episode is', () => {
	expect(likeness(['Episode 9', ...bread], ['Episode 9', ...violins])).toBe('unknown');
	expect(likeness(['第9期', ...zhBread], ['Episode 9', ...violins])).toBe('unknown');
	const timed = (lines: readonly string[]) => ['Episode 9', 'Duration: 60 min', ...lines];
	expect(likeness(timed(bread), timed(violins))).toBe('unknown');
	expect(likeness(timed(bread), ['第9期', '时长: 61 分钟', '要点', '- 别的。'])).toBe('unknown');
});

test('with the number, a title or a time that both have makes it likely', () => {
	const titled = (title: string, lines: readonly string[]) => ['Episode 9', title, ...lines];
	expect(likeness(titled('The tide', bread), titled('The tide.', violins))).toBe('likely');
	expect(likeness(titled('The tide', bread), titled('The glue', violins))).toBe('unknown');
	const quote = (heading: string, time: string, text: string) => [heading, `- ${time} ${text}`];
	expect(
		likeness(
			['第9期', ...quote('金句', '00:12:34', '面包是慢慢想事情的办法。')],
			['Episode 9', ...quote('Quotes', '00:12:35', 'Bread is a slow way of thinking.')]
		)
	).toBe('likely');
	expect(
		likeness(
			['第9期', ...quote('金句', '00:12:00', '面包是慢慢想事情的办法。')],
			['Episode 9', ...quote('Quotes', '00:12:00', 'A crack is repaired from the inside.')]
		)
	).toBe('unknown');
});

test('a copy of a few lines is met by them, also where a word was corrected', () => {
	const short = ['Episode 9', 'Takeaways', '- Bread is a slow way of thinking about the weather.'];
	const corrected = short.map((line) => line.replace('weather', 'weather of tomorrow'));
	expect(likeness(short, corrected)).toBe('likely');
});

test('with number and duration, a name that both have, or in two languages as many lines, make it likely', () => {
	const facts = (minutes: number, who: string) => `Duration: ${minutes} min · Host: ${who}`;
	const zhFacts = (who: string) => `时长: 60 分钟 · 主持人: ${who}`;
	expect(
		likeness(
			['Episode 9', facts(60, 'Mo Chen'), ...bread],
			['第9期', zhFacts('陈默 (Mo Chen)'), '要点', '- 别的。']
		)
	).toBe('likely');
	expect(
		likeness(['Episode 9', 'Duration: 60 min', ...bread], ['第9期', '时长: 60 分钟', ...zhBread])
	).toBe('likely');
	expect(
		likeness(
			['Episode 9', facts(60, 'Mo Chen'), ...bread],
			['Episode 9', facts(60, 'Mo Chen'), ...violins]
		)
	).toBe('unknown');
});

test('an episode that the library has in both languages is met by its words in either', () => {
	const both: Episode = {
		...read('第9期', ...zhBread),
		takeaways: read('第9期', ...zhBread).takeaways.map((point, index) => ({
			...point,
			text: { ...point.text, ...read('Episode 9', ...bread).takeaways[index]?.text }
		}))
	};
	expect(likenessOf(both, read('Episode 9', ...bread))).toBe('likely');
});
