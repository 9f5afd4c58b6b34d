import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parsePage } from '#lib/core/episode/parse-page.ts';
import { printPage } from '#lib/core/episode/print-page.ts';
import { arbitraryDamage, arbitraryPage } from '#tests/support/pages/arbitrary-page.ts';
import { lostWords } from '#tests/support/pages/lost-words.ts';
import { testPage } from '#tests/support/pages/test-page.ts';

// What parsing promises for any text at all, page or not.

const pages = [testPage('zh'), testPage('en')] as const;
const damaged = fc.oneof(arbitraryDamage(pages[0]), arbitraryDamage(pages[1]));

/** Printing what was read and reading it again gives the episode. */
function readsBack(page: string): void {
	const { episode, language } = parsePage(page);
	if (episode) {
		const again = parsePage(printPage(episode, language));
		expect(again.language).toBe(language);
		expect(again.episode).toEqual(episode);
	}
}

function losesNothing(page: string): void {
	expect(lostWords(page, parsePage(page))).toEqual([]);
}

test('printing what was read and reading it again gives the episode', () => {
	fc.assert(fc.property(arbitraryPage, readsBack), { numRuns: 1500 });
});

test('what a bracket without a partner kept together is one name, and reads back', () => {
	readsBack('Episode 3 — A\n主持人: （ · 姚顺宇）(');
	readsBack('Episode 3 — A\n主持人: （Lin · 姚顺宇）(');
	readsBack('Episode 3 — A\n主持人: ·（姚顺宇');
	readsBack('嘉宾: （Lin · 姚顺宇 · ）(\n\nTakeaways\n\n  • One');
	expect(parsePage('Episode 3 — A\n主持人: （Lin · 姚顺宇）(').episode?.host).toEqual({
		zh: 'Lin 姚顺宇'
	});
});

test('a damaged page reads back as well', () => {
	fc.assert(fc.property(damaged, readsBack), { numRuns: 200 });
});

test('every word of every line is in the episode or in a problem', () => {
	fc.assert(fc.property(arbitraryPage, losesNothing), { numRuns: 1500 });
	fc.assert(fc.property(damaged, losesNothing), { numRuns: 100 });
});

test('a page cut at any byte is read, and reads back', () => {
	const bytes = new TextEncoder().encode(pages[0]);
	const decoder = new TextDecoder();
	for (let length = 0; length <= bytes.length; length += 1) {
		const { episode, problems } = parsePage(decoder.decode(bytes.subarray(0, length)));
		expect(episode !== undefined || problems.length === 1).toBe(true);
	}
	for (let length = 0; length <= bytes.length; length += 37) {
		readsBack(decoder.decode(bytes.subarray(0, length)));
	}
});

test('random bytes and lone surrogates are read, and read back', () => {
	const bytes = fc.uint8Array({ maxLength: 400 }).map((data) => new TextDecoder().decode(data));
	const surrogates = fc
		.array(fc.constantFrom('\ud800', '\udc00', '•', '\n', 'Takeaways\n', '00:01:00 '))
		.map((parts) => parts.join(''));
	fc.assert(
		fc.property(fc.oneof(bytes, surrogates), (text) => {
			readsBack(text);
			readsBack(`Episode 1\n\nTakeaways\n\n${text}`);
			readsBack(`Episode 1\n\n章节\n\n  • 00:00:00 · x\n${text}`);
		}),
		{ numRuns: 200 }
	);
});
