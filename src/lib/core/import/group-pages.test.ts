import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Episode } from '#lib/core/episode/episode.ts';
import { parsePage } from '#lib/core/episode/parse-page.ts';
import { printPage } from '#lib/core/episode/print-page.ts';
import { groupPages } from '#lib/core/import/group-pages.ts';
import { languages } from '#lib/core/language.ts';
import { bestMillis } from '#tests/support/best-time.ts';
import { arbitraryEpisode } from '#tests/support/pages/arbitrary-episode.ts';
import { testPage } from '#tests/support/pages/test-page.ts';

function groupsOf(...pages: readonly string[]) {
	return groupPages(pages.map(parsePage));
}

const [zh, en] = [testPage('zh'), testPage('en')];

test('two pages of one episode are a pair, in whatever order they come', () => {
	expect(groupsOf(zh, en).groups).toEqual([{ pages: { zh: 0, en: 1 }, replaced: [] }]);
	expect(groupsOf(en, zh).groups).toEqual([{ pages: { en: 0, zh: 1 }, replaced: [] }]);
});

test('of two copies in one language the later is read', () => {
	const corrected = zh.replace('面团', '面糰');
	expect(groupsOf(zh, en, corrected).groups).toEqual([{ pages: { zh: 2, en: 1 }, replaced: [0] }]);
});

test('what is no episode page is in no group', () => {
	expect(groupsOf('Dear diary', zh)).toEqual({
		groups: [{ pages: { zh: 1 }, replaced: [] }],
		unread: [0]
	});
});

test('a page that lacks number, duration or a section still finds its partner by the times', () => {
	const bare = en.replace(/^Episode 7.*\n/u, 'A talk\n').replace('62 min', '');
	expect(groupsOf(zh, bare).groups).toHaveLength(1);
	const short = en.replace(/Chapters[\s\S]*(?=Quotes)/u, '');
	expect(groupsOf(zh, short).groups).toHaveLength(1);
});

test('two videos are two episodes, and so are two talks of one number', () => {
	const link = (id: string) => zh.replace('YouTube', `YouTube https://youtu.be/${id}`);
	expect(groupsOf(link('abcdefghij1'), link('abcdefghij2')).groups).toHaveLength(2);
	const other = zh.replaceAll(/00:(\d\d):(\d\d)/gu, (_, minutes: string, seconds: string) => {
		const moved = (Number(minutes) * 60 + Number(seconds) + 97) % 3600;
		return `00:${String(Math.floor(moved / 60)).padStart(2, '0')}:${String(moved % 60).padStart(2, '0')}`;
	});
	expect(groupsOf(zh, other).groups).toHaveLength(2);
});

test('a page that could belong to two episodes belongs to neither', () => {
	const talk = (guest: string, language: 'zh' | 'en') =>
		`Episode 9 — ${guest}\nHost: Mo Chen · Guest: ${guest} · Duration: 60 min\nSwitch language → ${language === 'zh' ? 'en' : 'zh'}\n\nTakeaways\n\n  • ${guest} waits.\n`;
	const { groups } = groupsOf(talk('Ann', 'en'), talk('Bob', 'en'), talk('林知遥', 'zh'));
	expect(groups).toHaveLength(3);
});

/** An episode with times that no other is likely to have (were they biased to the smallest, two would), and number and duration that others may share. */
const recording = fc
	.tuple(
		arbitraryEpisode,
		fc.constantFrom(3, 4, undefined),
		fc.constantFrom(60, 62, 90, undefined),
		fc.noBias(fc.uniqueArray(fc.integer({ min: 1, max: 3600 }), { minLength: 6, maxLength: 9 }))
	)
	.map(([episode, number, durationMinutes, times]): Episode => {
		const { number: _number, durationMinutes: _duration, ...rest } = episode;
		const chapters = times.map((atSeconds, index) => ({
			id: '' as Episode['chapters'][number]['id'],
			atSeconds,
			title: { zh: `第${index}章，说的是别的`, en: `Part ${index} of the talk` },
			summary: {}
		}));
		return {
			...rest,
			...(number === undefined ? {} : { number }),
			...(durationMinutes === undefined ? {} : { durationMinutes }),
			chapters: [...chapters].sort((a, b) => a.atSeconds - b.atSeconds)
		};
	});

/** Leaves out some chapters and quotes, as another copy of the page may. */
const thinned = fc.tuple(fc.nat(8), fc.nat(3), fc.constantFrom(...languages));

test('pages that are printed from different episodes are never put together, those of one nearly always', () => {
	let [together, all] = [0, 0];
	fc.assert(
		fc.property(
			fc.array(fc.tuple(recording, fc.array(thinned, { minLength: 1, maxLength: 3 })), {
				minLength: 2,
				maxLength: 4
			}),
			(recordings) => {
				const pages = recordings.flatMap(([episode, copies], source) =>
					copies.map(([chapter, quote, language]) => {
						const chapters = episode.chapters.filter((_, index) => index !== chapter);
						const quotes = episode.quotes.filter((_, index) => index !== quote);
						const text = printPage({ ...episode, chapters, quotes }, language);
						return { source, page: parsePage(text) };
					})
				);
				const { groups } = groupPages(pages.map(({ page }) => page));
				const sources = groups.map(({ pages: read, replaced }) => [
					...new Set([read.zh, read.en, ...replaced].flatMap((at) => pages[at ?? -1]?.source ?? []))
				]);
				expect(sources.filter((list) => list.length !== 1)).toEqual([]);
				together += recordings.length;
				all += groups.length;
			}
		),
		{ numRuns: 300 }
	);
	expect(together / all).toBeGreaterThan(0.97);
});

test('a thousand pages are grouped without comparing each with each', () => {
	const pagesOf = (count: number) =>
		Array.from({ length: count }, (_, index) => {
			const times = Array.from({ length: 8 }, (_unused, place) => {
				const at = (Math.imul((index * 8 + place + 1) ** 2, 0x9e3779b1) >>> 16) % 3600;
				return `  • 00:${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')} · 第${place}章`;
			});
			return parsePage(`Episode ${index} — 甲\n\n章节\n\n${times.join('\n')}\n`);
		});
	const [few, many] = [pagesOf(100), pagesOf(1000)];
	const small = Math.max(
		1,
		bestMillis(() => groupPages(few), 5)
	);
	expect(groupPages(many).groups).toHaveLength(1000);
	// Ten times as many; comparing each with each would take a hundred times as long.
	expect(bestMillis(() => groupPages(many), 3)).toBeLessThan(small * 90);
});
