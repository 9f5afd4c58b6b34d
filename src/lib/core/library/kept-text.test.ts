import { expect, test } from 'vitest';
import { parsePage } from '#lib/core/episode/parse-page.ts';
import { firstLines, namesOnPage, unknownOnPage } from '#lib/core/library/kept-text.ts';

const page = [
	'Episode 9',
	'A rooftop',
	'',
	'People',
	'- 顾老师 (Teacher Gu)',
	'- Ada Marsh',
	'',
	'Quotes',
	'- 01:30 Gu: Light is nearer up here.',
	'',
	'## Outtakes',
	'- It rained.',
	'- 猫把话筒碰倒了。',
	`- ${'long '.repeat(400)}`
].join('\n');
const episode = parsePage(page).episode!;

test('what was not recognised is told as it stands, in its own languages, and never endlessly', () => {
	const [block] = unknownOnPage(episode);
	expect(block?.heading).toEqual({ text: 'Outtakes', tag: 'en' });
	expect(block?.lines.map(([piece]) => [piece?.text.slice(0, 12), piece?.tag])).toEqual([
		['- It rained.', 'en'],
		['- 猫把话筒碰倒了。', 'zh-Hans'],
		['- long long ', 'en']
	]);
	expect(block?.lines[2]?.[0]?.text.length).toBeLessThan(700);
});

test('names are told by group, in the language first, then as they stand', () => {
	const { people, ...rest } = episode.entities;
	expect(namesOnPage({ entities: { people, ...rest } }, 'en').map(({ group }) => group)).toEqual([
		'people'
	]);
	const named = people.map((each) => ({ ...each, name: { ...each.name, en: 'Teacher Gu' } }));
	const [group] = namesOnPage({ entities: { people: named.slice(0, 1), ...rest } }, 'en');
	expect(group?.lines).toEqual([
		[
			{ text: 'Teacher Gu', tag: 'en' },
			{ text: '顾老师', tag: 'zh-Hans' }
		]
	]);
});

test('a character is never cut in two', () => {
	const unknown = [{ heading: 'Clefs', lines: [`${'x'.repeat(599)}𝄞𝄞`] }];
	expect(unknownOnPage({ unknown })[0]?.lines[0]?.[0]?.text).toBe(`${'x'.repeat(599)}…`);
});

test('the first lines and those that are left are all that there is', () => {
	const block = (count: number) => ({
		heading: { text: 'h' },
		lines: Array.from({ length: count }, (_, line) => [{ text: String(line) }])
	});
	const blocks = [block(3), block(0), block(5)];
	for (const most of [1, 2, 3, 4, 5, 9, 20]) {
		const { blocks: shown, left } = firstLines(blocks, most);
		const lines = shown.flatMap((one) => one.lines).length;
		expect(lines + left).toBe(8);
		expect(lines).toBeLessThanOrEqual(most);
	}
	expect(firstLines(blocks, 20)).toEqual({ blocks, left: 0 });
});
