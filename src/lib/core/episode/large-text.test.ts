import { expect, test } from 'vitest';
import { mostItems } from '#lib/core/episode/page-problem.ts';
import { parsePage } from '#lib/core/episode/parse-page.ts';
import { clockTime } from '#lib/core/episode/page-time.ts';
import { printPage } from '#lib/core/episode/print-page.ts';

const megabyte = 1_000_000;

function repeated(unit: string, bytes: number): string {
	return unit.repeat(Math.ceil(bytes / new TextEncoder().encode(unit).length));
}

/** Texts that grow where a careless pattern or a list in a list would cost the square of the length. */
const shapes: Readonly<Record<string, (bytes: number) => string>> = {
	'bullets of no section': (bytes) => repeated('•\n', bytes),
	takeaways: (bytes) => `Episode 1\n\nTakeaways\n\n${repeated('  • foo\n', bytes)}`,
	'chapters of one second': (bytes) =>
		`Episode 1\n\n章节\n\n${repeated('  • 00:00:00 · x\n', bytes)}`,
	'lines under one chapter': (bytes) =>
		`Episode 1\n\n章节\n\n  • 00:00:00 · x\n${repeated('    • x\n', bytes)}`,
	'a line of spaces': (bytes) => `Episode 1${repeated(' ', bytes)}x\n\n章节\n`,
	'opening brackets': (bytes) => `Episode 1\n\n人物 (2): ${repeated('(', bytes)}`,
	'names and brackets': (bytes) => `Episode 1\n\n人物 (2): ${repeated('(a), ', bytes)}`,
	'sentences and commas': (bytes) => `Episode 1\n\n视觉信号\n\nprops: ${repeated('a., ', bytes)}x`,
	'links without end': (bytes) => `Episode 1\n${repeated('youtube.com/watch?', bytes)}\n章节\n`,
	'links in Markdown': (bytes) => `Quotes\n\n- ${repeated('[a](https://x.org/', bytes)}`,
	'emphasis without end': (bytes) => `Quotes\n\n- 00:01 ${repeated('**a *b ', bytes)}`,
	'a line of brackets': (bytes) => `Quotes\n\n${repeated('[(【', bytes)}`,
	'dashes at the end': (bytes) => `Quotes\n\n- a${repeated(' — ', bytes)}`,
	'quotations in quotations': (bytes) =>
		`Quotes\n\n- ${repeated('“', bytes)}${repeated('”', bytes)}`,
	'plain lines of quotes': (bytes) => `Quotes\n\n${repeated('> a — B\n\n', bytes)}`,
	'times without headings': (bytes) => repeated('00:01 A: b\n', bytes),
	'joiners and zero-width spaces': (bytes) => `Quotes\n\n- a${repeated('\u200d\u200b', bytes)}b`,
	strokes: (bytes) => `Quotes\n\n- a\n${repeated('- ', bytes)}x`,
	'opening quotation marks': (bytes) =>
		`Episode 1\n\n强调动作\n\n  • 00:00:00 — ${repeated('“', bytes)}`
};

/** Processor time in milliseconds, the least of some tries, so that a busy machine tells no lies. */
function cost(text: string, tries: number): number {
	const times = Array.from({ length: tries }, () => {
		const before = process.cpuUsage();
		const { episode, language } = parsePage(text);
		if (episode) {
			printPage(episode, language);
		}
		const { user, system } = process.cpuUsage(before);
		return (user + system) / 1000;
	});
	return Math.min(...times);
}

test(
	'eight times the text takes far less than sixty-four times the work',
	{ timeout: 60_000 },
	() => {
		for (const [name, shape] of Object.entries(shapes)) {
			cost(shape(10_000), 2);
			const small = cost(shape(25_000), 3);
			const large = cost(shape(200_000), 2);
			expect(large, name).toBeLessThan(24 * Math.max(small, 4));
		}
	}
);

test(
	'of fifty thousand quotes twelve thousand are read, and the rest counted',
	{ timeout: 60_000 },
	() => {
		const quotes = Array.from(
			{ length: 50_000 },
			(_, at) => `- ${clockTime(at)} Mo: line ${at}\n  - why ${at}`
		);
		const { episode, problems } = parsePage(`Quotes\n\n${quotes.join('\n')}`);
		expect(episode?.quotes).toHaveLength(mostItems);
		expect(problems).toMatchObject([
			{ code: 'too-many-items', maximum: mostItems, leftOut: 50_000 - mostItems, line: 24_003 }
		]);
	}
);

test('a line of a megabyte is a text like any other', () => {
	const words = 'word '.repeat(megabyte / 5).trim();
	const { episode, problems } = parsePage(`Takeaways\n\n- ${words}\n\nno place for ${words}`);
	expect(episode?.takeaways[0]?.text.en).toContain(words);
	expect(problems.every(({ message }) => message.length < 400)).toBe(true);
});

test('five megabytes of bullets are read, as many as a page may have, and the rest counted', () => {
	const bullets = repeated('  • foo\n', 5 * megabyte);
	expect(parsePage(bullets).problems.map(({ code }) => code)).toEqual(['not-an-episode-page']);
	const { episode, problems } = parsePage(`Episode 1\n\nTakeaways\n\n${bullets}`);
	const leftOut = bullets.split('\n').length - 1 - mostItems;
	expect(problems).toMatchObject([
		{ code: 'too-many-items', maximum: mostItems, leftOut, line: mostItems + 5 }
	]);
	expect(episode?.takeaways).toHaveLength(mostItems);
});
