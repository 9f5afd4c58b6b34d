import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { mergeLanguages } from '#lib/core/episode/merge-languages.ts';
import { parsePage } from '#lib/core/episode/parse-page.ts';
import { printPage } from '#lib/core/episode/print-page.ts';
import { readHighlights } from '#lib/core/highlights/read-highlights.ts';
import { listSummaryOf, summaryOf, type PageSummary } from '#tests/corpus/page-summary.ts';
import { lostFromList, lostWords } from '#tests/support/pages/lost-words.ts';

/** What each page of the corpus must give. */
const expectedPages = JSON.parse(
	readFileSync(new URL('expected.json', import.meta.url), 'utf8')
) as Readonly<Record<string, PageSummary>>;

const folder = new URL('pages/', import.meta.url);
const files = readdirSync(folder).sort();

function pageOf(file: string): string {
	return readFileSync(new URL(file, folder), 'utf8');
}

test('every page of the corpus has its row', () => {
	expect(Object.keys(expectedPages).sort()).toEqual(files);
	expect(files.length).toBeGreaterThanOrEqual(40);
});

test.each(files)('%s gives what its row says', (file) => {
	const page = pageOf(file);
	const parsed = parsePage(page);
	const list = parsed.episode ? undefined : readHighlights(page);
	expect({ ...summaryOf(parsed), ...(list ? { list: listSummaryOf(list) } : {}) }).toEqual(
		expectedPages[file]
	);
});

test.each(files)(
	'every word of %s is in the episode, in a problem or in the unknown text',
	(file) => {
		const page = pageOf(file);
		const list = readHighlights(page);
		expect(lostWords(page, parsePage(page))).toEqual([]);
		expect(list ? lostFromList(page, list) : []).toEqual([]);
	}
);

test.each(files)('what was read of %s reads back from its printed page', (file) => {
	const { episode, language } = parsePage(pageOf(file));
	if (episode) {
		expect(parsePage(printPage(episode, language)).episode).toEqual(episode);
	}
});

/** What happens to a page on its way through other programs. */
const journeys: Readonly<Record<string, (page: string) => string>> = {
	'a byte order mark and CRLF': (page) => `\uFEFF${page.replaceAll('\n', '\r\n')}`,
	'CR alone': (page) => page.replaceAll('\n', '\r'),
	'tabs for spaces': (page) =>
		page.replace(/^ +/gm, (spaces) => '\t'.repeat(Math.ceil(spaces.length / 2))),
	'wide spaces': (page) => page.replace(/^ +/gm, (spaces) => '\u3000'.repeat(spaces.length)),
	'no-break spaces': (page) => page.replace(/^ +/gm, (spaces) => '\u00a0'.repeat(spaces.length)),
	'spaces at the ends of lines': (page) => page.replaceAll('\n', '  \n'),
	'all of it indented': (page) => page.replace(/^/gm, '\t\t'),
	'all of it quoted': (page) => page.replace(/^/gm, '> '),
	'a fence around it': (page) => `\`\`\`markdown\n${page}\`\`\`\n`,
	'zero-width spaces': (page) => page.replaceAll(' ', ' \u200b').replaceAll('：', '\u2060：'),
	'full-width colons': (page) => page.replace(/(?<!https?):(?!\/\/)/g, '：')
};

test.each(
	['classic.zh.txt', 'markdown.zh.md', 'lopsided.en.txt'].flatMap((file) =>
		Object.keys(journeys).map((journey) => [file, journey] as const)
	)
)('%s is the same episode after %s', (file, journey) => {
	const page = pageOf(file);
	const changed = parsePage(journeys[journey]?.(page) ?? '');
	const { problems: _, ...row } = expectedPages[file]!;
	const { head, ...summary } = summaryOf(changed);
	expect({ ...summary, head: head?.replaceAll('：', ':') }).toEqual({
		...row,
		head: row.head?.replaceAll('：', ':')
	});
});

test('the two pages of an episode join, whichever item one side lacks', () => {
	const joined = (name: string) =>
		mergeLanguages(
			parsePage(pageOf(`${name}.zh.txt`)).episode!,
			parsePage(pageOf(`${name}.en.txt`)).episode!
		).episode;
	const languagesOf = (name: string) =>
		joined(name).quotes.map(({ text }) => Object.keys(text).sort().join('+'));
	expect(languagesOf('classic')).toEqual(['en+zh', 'en+zh', 'en+zh']);
	expect(languagesOf('lopsided')).toEqual(['en+zh', 'zh', 'en+zh', 'en']);
});
