import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Episode, ItemId } from '#lib/core/episode/episode.ts';
import { canonicalItemId } from '#lib/core/episode/identity.ts';
import { mergeLanguages } from '#lib/core/episode/merge-languages.ts';
import { parsePage } from '#lib/core/episode/parse-page.ts';
import { printPage } from '#lib/core/episode/print-page.ts';
import { joinPages, type KnownEpisode } from '#lib/core/import/join-pages.ts';
import { knownItemsOf } from '#lib/core/import/known-items.ts';
import type { Language } from '#lib/core/language.ts';
import { arbitraryEpisode } from '#tests/support/pages/arbitrary-episode.ts';
import { arbitraryDamage } from '#tests/support/pages/arbitrary-page.ts';
import { testPage } from '#tests/support/pages/test-page.ts';

function read(page: string): Episode {
	const { episode } = parsePage(page);
	if (!episode) {
		throw new Error(`no episode page: ${page}`);
	}
	return episode;
}

function known(episode: Episode, ...languages: readonly Language[]): KnownEpisode {
	return { episode, languages, gone: [], aliases: [] };
}

const pagesOf = (episode: Episode) => ({
	zh: read(printPage(episode, 'zh')),
	en: read(printPage(episode, 'en'))
});

const [zh, en] = [read(testPage('zh')), read(testPage('en'))];
const both = joinPages({ zh, en });

test('two pages are joined as their languages are merged, and each pair is told', () => {
	const merged = mergeLanguages(zh, en);
	expect(both.episode).toEqual(merged.episode);
	expect(both.pairs).toHaveLength(zh.quotes.length + zh.predictions.length + zh.takeaways.length);
	expect(
		both.pairs.every(({ zhItemId, enItemId, canonical }) =>
			[zhItemId, enItemId].includes(canonical)
		)
	).toBe(true);
});

test('whichever page comes first, or both at once, the episode is the same', () => {
	fc.assert(
		fc.property(arbitraryEpisode, (printed) => {
			const pages = pagesOf(printed);
			const { episode } = joinPages(pages);
			const zhFirst = joinPages({ en: pages.en }, known(joinPages({ zh: pages.zh }).episode, 'zh'));
			const enFirst = joinPages({ zh: pages.zh }, known(joinPages({ en: pages.en }).episode, 'en'));
			expect(zhFirst.episode).toEqual(episode);
			expect(enFirst.episode).toEqual(episode);
		})
	);
});

test('a page that comes again, or none, changes nothing', () => {
	fc.assert(
		fc.property(arbitraryEpisode, (printed) => {
			const pages = pagesOf(printed);
			const { episode } = joinPages(pages);
			const before = known(episode, 'zh', 'en');
			expect(joinPages({}, before).episode).toEqual(episode);
			expect(joinPages(pages, before).episode).toEqual(episode);
			expect(joinPages({ zh: pages.zh }, before).episode).toEqual(episode);
			expect(joinPages({ en: pages.en }, before).episode).toEqual(episode);
		})
	);
});

test('items are known again by their words where all times have moved, and keep the smaller id', () => {
	const later = read(
		testPage('zh').replace(
			/00:(\d\d):(\d\d) —/gu,
			(_, minutes: string, seconds: string) =>
				`00:${minutes}:${String((Number(seconds) + 1) % 60).padStart(2, '0')} —`
		)
	);
	const { episode, aliases } = joinPages({ zh: later }, known(both.episode, 'zh', 'en'));
	expect(episode.quotes.map(({ text }) => text)).toEqual(
		both.episode.quotes.map(({ text }) => text)
	);
	expect(episode.quotes[0]).toMatchObject({ id: both.episode.quotes[0]?.id, atSeconds: 193 });
	const canonical = canonicalItemId(aliases);
	for (const [index, quote] of later.quotes.entries()) {
		expect(canonical(quote.id)).toBe(episode.quotes[index]?.id);
	}
});

test('an item whose time is now another’s does not take its place', () => {
	const page = (...times: readonly (readonly [time: string, text: string])[]) =>
		read(
			`Episode 7\n时长: 9 分钟\n\n金句\n\n${times.map(([time, text]) => `  • ${time} — 甲:\n    ${text}`).join('\n')}\n`
		);
	const before = joinPages({ zh: page(['00:01:00', '先等一等'], ['00:02:00', '灯塔里的面包']) });
	const moved = page(
		['00:00:30', '全新的一句'],
		['00:02:00', '先等一等'],
		['00:03:00', '灯塔里的面包']
	);
	const { episode, aliases } = joinPages({ zh: moved }, known(before.episode, 'zh'));
	const [first, second] = before.episode.quotes;
	expect(episode.quotes.map(({ id, atSeconds }) => [id, atSeconds])).toEqual([
		[moved.quotes[0]?.id, 30],
		[first?.id, 120],
		[second?.id, 180]
	]);
	expect(aliases.map(({ alias }) => alias)).toEqual([moved.quotes[2]?.id]);
});

test('a pair that is taken apart becomes two items, before it is stored and after, and stays so', () => {
	// What both pages have in the same words is one thing, whoever says otherwise.
	const inBoth = knownItemsOf(both.episode).filter(({ text }) => text.zh !== undefined);
	const pairsToPart = both.pairs.filter(({ canonical }) =>
		inBoth.some(({ id }) => id === canonical)
	);
	expect(pairsToPart).toHaveLength(both.pairs.length - 1);
	for (const pair of pairsToPart) {
		const first = joinPages({ zh, en }, undefined, [pair]);
		const later = joinPages({}, known(both.episode, 'zh', 'en'), [
			{ zhItemId: pair.canonical, enItemId: pair.canonical }
		]);
		for (const { episode, pairs } of [first, later]) {
			expect(pairs).toHaveLength(both.pairs.length - 1);
			const ids = knownItemsOf(episode).map(({ id }) => id);
			expect(ids).toHaveLength(knownItemsOf(both.episode).length + 1);
			expect(new Set(ids).size).toBe(ids.length);
			expect(joinPages({}, known(episode, 'zh', 'en')).episode).toEqual(episode);
			expect(joinPages({ zh, en }, known(episode, 'zh', 'en')).pairs).toHaveLength(pairs.length);
		}
	}
});

test('the id of the episode is the smallest that its pages give it', () => {
	const linked = read(testPage('en').replace('YouTube', 'YouTube https://youtu.be/0bcdefghij_'));
	const { episode, episodeAliases, aliases } = joinPages({ en: linked }, known(zh, 'zh'));
	expect(episode.id).toBe('0bcdefghij_');
	expect(episodeAliases).toEqual([{ canonical: '0bcdefghij_', alias: zh.id }]);
	const canonical = canonicalItemId(aliases);
	const ids = new Set<ItemId>(knownItemsOf(episode).map(({ id }) => id));
	expect(
		[...knownItemsOf(zh), ...knownItemsOf(linked)].filter(({ id }) => !ids.has(canonical(id)))
	).toEqual([]);
});

test('however a page is damaged, ids stay distinct and no two items that were known become one', () => {
	fc.assert(
		fc.property(arbitraryDamage(testPage('zh')), arbitraryDamage(testPage('en')), (one, other) => {
			const pages = { zh: parsePage(one), en: parsePage(other) };
			const given = {
				...(pages.zh.episode && pages.zh.language === 'zh' ? { zh: pages.zh.episode } : {}),
				...(pages.en.episode && pages.en.language === 'en' ? { en: pages.en.episode } : {})
			};
			for (const before of [known(both.episode, 'zh', 'en'), known(zh, 'zh'), known(en, 'en')]) {
				const { episode, aliases } = joinPages(given, before);
				const ids = knownItemsOf(episode).map(({ id }) => id);
				expect(new Set(ids).size).toBe(ids.length);
				const canonical = canonicalItemId(aliases);
				const former = knownItemsOf(before.episode).map(({ id }) => canonical(id));
				expect(new Set(former).size).toBe(former.length);
			}
		}),
		{ numRuns: 300 }
	);
});
