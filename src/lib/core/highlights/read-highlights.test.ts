import { expect, test } from 'vitest';
import { parsePage } from '#lib/core/episode/parse-page.ts';
import { readHighlights } from '#lib/core/highlights/read-highlights.ts';
import { bestMillis } from '#tests/support/best-time.ts';

// What whole lists give is in tests/corpus.

function clipping(book: string, place: string, words: string): string {
	return `${book}\n- ${place} | Added on Sunday, 3 March 2024\n\n${words}\n==========\n`;
}

test('one book is one source with one id, however its clippings lie and wherever they come from', () => {
	const one = clipping('Tide (A. Lund)', 'Your Highlight on page 1 | Location 5-6', 'Wait.');
	const two = clipping('Salt (B. Vik)', 'Your Highlight on Location 9', 'Taste.');
	const three = clipping('Tide (A. Lund)', 'Your Highlight on page 2 | Location 8-9', 'Leave.');
	const list = readHighlights(one + two + three);
	expect(list?.sources.map(({ episode }) => episode.quotes.length)).toEqual([2, 1]);
	const alone = readHighlights(three);
	expect(alone?.sources[0]?.episode.id).toBe(list?.sources[0]?.episode.id);
	expect(alone?.sources[0]?.episode.quotes[0]?.id).toBe(list?.sources[0]?.episode.quotes[1]?.id);
	expect(list?.sources[0]?.lines.get(list.sources[0].episode.quotes[1]!.id)).toBe(12);
});

test('a note goes to the highlight in which it stands, and without one it is a takeaway', () => {
	const book = 'Tide (A. Lund)';
	const list = readHighlights(
		clipping(book, 'Your Highlight on page 1 | Location 5-6', 'Wait.') +
			clipping(book, 'Your Note on page 1 | Location 6', 'why?') +
			clipping(book, 'Your Note on page 9 | Location 80', 'read again')
	);
	expect(list?.sources[0]?.episode).toMatchObject({
		quotes: [{ text: { en: 'Wait.' }, note: { en: 'why?' } }],
		takeaways: [{ text: { en: 'read again' } }]
	});
});

test('a book with nothing marked in it is a problem', () => {
	const list = readHighlights(
		clipping('Tide (A. Lund)', 'Your Highlight on page 1 | Location 5-6', 'Wait.') +
			clipping('Salt (B. Vik)', 'Your Bookmark on page 1 | Location 5', '')
	);
	expect(list?.sources).toHaveLength(1);
	expect(list?.problems).toMatchObject([{ code: 'empty-item', line: 6, text: 'Salt B. Vik' }]);
});

test('a list that has grown is still the same one', () => {
	const id = (text: string) => readHighlights(text)?.sources[0]?.episode.id;
	expect(id('- Wait.\n- Taste.')).toBe(id('* Wait.\n* Taste.\n* Leave.'));
	expect(id('- Wait.\n- Taste.')).not.toBe(id('Mine\n\n- Wait.\n- Taste.'));
});

test('prose, data and nothing are no list', () => {
	for (const text of ['', '{ "a": 1 }', 'One day.\nAnother day.\n\nA third.', '- only one']) {
		expect(readHighlights(text), text).toBeUndefined();
	}
});

test('what an export of highlights has under headings that pages have, too, is no page', () => {
	const text = '# Tide\n\n## Metadata\n- Author: [[A. Lund]]\n\n## Highlights\n- Wait. \n';
	expect(parsePage(text).episode).toBeUndefined();
	expect(readHighlights(text)).toMatchObject({ format: 'readwise' });
});

test('a list of highlights costs no more than its length, either', { timeout: 60_000 }, () => {
	const clipping = (number: number) =>
		`Book ${number % 50} (A)\n- Your Highlight on page 1 | Location ${number} | Added on x\n\nwords\n==========\n`;
	const clippings = (count: number) =>
		Array.from({ length: count }, (_, at) => clipping(at)).join('');
	const cost = (text: string) => bestMillis(() => readHighlights(text), 2);
	cost(clippings(500));
	expect(cost(clippings(8000))).toBeLessThan(24 * Math.max(cost(clippings(1000)), 4));
});

test('a text of a quarter of a million lines without a blank one is no list, and no error', () => {
	expect(readHighlights('Nothing here is an episode.\n'.repeat(250_000))).toBeUndefined();
});
