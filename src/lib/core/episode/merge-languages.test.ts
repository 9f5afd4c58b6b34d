import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Episode, ItemId } from '#lib/core/episode/episode.ts';
import { canonicalItemId } from '#lib/core/episode/identity.ts';
import { mergeLanguages, type MergedEpisode } from '#lib/core/episode/merge-languages.ts';
import { parsePage } from '#lib/core/episode/parse-page.ts';
import { printPage } from '#lib/core/episode/print-page.ts';
import { arbitraryEpisode } from '#tests/support/pages/arbitrary-episode.ts';
import { arbitraryPage } from '#tests/support/pages/arbitrary-page.ts';
import { testPage } from '#tests/support/pages/test-page.ts';

function episodeOf(page: string): Episode {
	const { episode } = parsePage(page);
	if (!episode) {
		throw new Error(`no episode page: ${page}`);
	}
	return episode;
}

/** Prints both pages, reads them and merges them. */
function throughPages(episode: Episode): MergedEpisode {
	return mergeLanguages(episodeOf(printPage(episode, 'zh')), episodeOf(printPage(episode, 'en')));
}

function withoutIds(value: unknown): unknown {
	return JSON.parse(
		JSON.stringify(value, (key, part: unknown) => (key === 'id' ? undefined : part))
	);
}

function stringsIn(value: unknown): readonly string[] {
	if (typeof value === 'object' && value !== null) {
		const { id: _id, ...parts } = value as Record<string, unknown>;
		return Object.values(Array.isArray(value) ? value : parts).flatMap(stringsIn);
	}
	return typeof value === 'string' ? [value] : [];
}

function itemIds(episode: Episode): readonly (readonly ItemId[])[] {
	const { chapters, quotes, predictions, visual, entities, takeaways } = episode;
	return [
		...[chapters, quotes, predictions, takeaways],
		...[visual.energy, visual.gestures, visual.tells, visual.lost],
		...[entities.people, entities.companies, entities.works]
	].map((items) => items.map(({ id }) => id).sort());
}

function page(language: 'zh' | 'en', ...lines: readonly string[]): Episode {
	const other = language === 'zh' ? 'en' : 'zh';
	return episodeOf(['Episode 7', '', `Switch language → ${other}`, '', ...lines].join('\n'));
}

const zh = episodeOf(testPage('zh'));
const en = episodeOf(testPage('en'));
const merged = mergeLanguages(zh, en);

test('the test pages merge without a difference, every item in both languages or the same in both', () => {
	expect(merged.problems).toEqual([]);
	expect(merged.episode.quotes[0]).toEqual({
		id: '7-62-c2960e15/quote/00:03:12',
		atSeconds: 192,
		speaker: { zh: '林知遥', en: 'Zhiyao Lin' },
		text: { ...zh.quotes[0]!.text, ...en.quotes[0]!.text },
		note: { ...zh.quotes[0]!.note, ...en.quotes[0]!.note }
	});
	expect(merged.episode.host).toEqual({ zh: '陈默', en: 'Mo Chen' });
	expect(merged.episode.visual).toEqual(zh.visual);
	expect(itemIds(merged.episode).map((ids) => ids.length)).toEqual(
		itemIds(zh).map((ids) => ids.length)
	);
});

test('a timed item keeps the id that both pages give it', () => {
	expect(merged.episode.chapters.map(({ id }) => id)).toEqual(zh.chapters.map(({ id }) => id));
	expect(merged.episode.predictions.map(({ id }) => id)).toEqual(
		en.predictions.map(({ id }) => id)
	);
});

test('an item with two ids keeps the smaller, and the pair is reported', () => {
	const canonical = canonicalItemId(merged.aliases);
	for (const [index, { id }] of merged.episode.takeaways.entries()) {
		const ids = [zh.takeaways[index]!.id, en.takeaways[index]!.id];
		expect(ids.sort()[0]).toBe(id);
		expect(ids.map(canonical)).toEqual([id, id]);
	}
	// Two of the three takeaways, the two quotes of one second, and five names.
	expect(merged.aliases).toHaveLength(9);
});

test('names are known by what they share, a gloss in the other language included', () => {
	expect(merged.episode.entities.works.map(({ name, bracket }) => ({ name, bracket }))).toEqual([
		{ name: { en: 'Baker’s Percentage' }, bracket: undefined },
		{ name: { zh: '冷发酵', en: 'Cold Retard' }, bracket: undefined },
		{ name: { zh: '酵种', en: 'Starter' }, bracket: undefined }
	]);
	const crossed = mergeLanguages(
		page('zh', '论文/方法/数据集 (2): 弦论 (String Theory), Transformer'),
		page('en', 'Papers / methods / datasets (2): Transformer, String Theory')
	);
	expect(crossed.problems).toEqual([]);
	expect(crossed.episode.entities.works.map(({ name }) => name)).toEqual([
		{ zh: '弦论', en: 'String Theory' },
		{ en: 'Transformer' }
	]);
});

test('lists of names in the order of the alphabet are not joined by their order', () => {
	const { episode, problems } = mergeLanguages(
		page('zh', '人物 (4): 吴泳辉, 姚顺宇, 张首晟, 杨振宁'),
		page('en', 'People (4): Chen Ning Yang, Shoucheng Zhang, Shunyu Yao, Yonghui Wu')
	);
	expect(episode.entities.people).toHaveLength(8);
	expect(problems).toMatchObject([
		{ code: 'unpaired-items', section: 'person', zhAlone: 4, enAlone: 4 }
	]);
});

test('an item that only one page has stays, in one language, between its neighbours', () => {
	const { episode, problems } = mergeLanguages(
		page('zh', '章节', '  • 00:01:00 · 一', '  • 00:02:00 · 二', 'Takeaways', '  • 甲', '  • 乙'),
		page('en', 'Chapters', '  • 00:01:00 · One', '  • 00:03:00 · Three', 'Takeaways', '  • A')
	);
	expect(episode.chapters.map(({ title }) => title)).toEqual([
		{ zh: '一', en: 'One' },
		{ zh: '二' },
		{ en: 'Three' }
	]);
	expect(episode.takeaways.map(({ text }) => text)).toEqual([
		{ zh: '甲' },
		{ zh: '乙' },
		{ en: 'A' }
	]);
	expect(problems).toMatchObject([
		{ code: 'unpaired-items', section: 'chapter', zhAlone: 1, enAlone: 1 },
		{ code: 'unpaired-items', section: 'takeaway', zhAlone: 2, enAlone: 1 }
	]);
});

test('a section that only one page has is no problem', () => {
	const { episode, problems } = mergeLanguages(
		page('zh', 'Takeaways', '  • 甲', '', '番外 (1)', '  • 乙'),
		page('en', 'Lost in transcription', '  • A pause')
	);
	expect(problems).toEqual([]);
	expect(episode.takeaways).toHaveLength(1);
	expect(episode.visual.lost).toHaveLength(1);
	expect(episode.unknown).toEqual([{ heading: '番外 (1)', lines: ['  • 乙'] }]);
});

test('of two texts in one language, that on the page of the language wins, and the other is reported', () => {
	const { episode, problems } = mergeLanguages(
		page('zh', '章节', '  • 00:01:00 · The oven'),
		page('en', 'Chapters', '  • 00:01:00 · The Oven Faces East')
	);
	expect(episode.chapters[0]?.title).toEqual({ en: 'The Oven Faces East' });
	expect(problems).toMatchObject([
		{
			code: 'text-replaced',
			field: 'title',
			language: 'en',
			kept: 'The Oven Faces East',
			replaced: 'The oven',
			page: 'zh',
			itemId: expect.stringMatching(/\/chapter\/00:01:00$/) as unknown
		}
	]);
});

test('of two numbers, minutes or directions the Chinese page’s win', () => {
	const zhPage = episodeOf('Episode 7\n时长: 60 min\n能量变化\n  • 📈 00:01:00 — 一');
	const enPage = episodeOf('Episode 8\nDuration: 61 min\nEnergy shifts\n  • 📉 00:01:00 — One');
	const { episode, problems, episodeAlias } = mergeLanguages(zhPage, enPage);
	expect(episode).toMatchObject({ number: 7, durationMinutes: 60 });
	expect(episode.visual.energy).toMatchObject([
		{ direction: 'up', context: { zh: '一', en: 'One' } }
	]);
	expect(problems.map((problem) => problem.code === 'fact-replaced' && problem.field)).toEqual([
		'number',
		'durationMinutes',
		'direction'
	]);
	expect(episodeAlias).toEqual({ canonical: zhPage.id, alias: enPage.id });
	expect(episode.id).toBe(zhPage.id);
});

test('a name that differs is reported once, and used throughout', () => {
	const quotes = ['  • 00:01:00 — 林知遥 (Lin):', '    一', '  • 00:02:00 — 林知遥:', '    二'];
	const english = [
		'  • 00:01:00 — Zhiyao Lin:',
		'    One',
		'  • 00:02:00 — Zhiyao Lin:',
		'    Two'
	];
	const { episode, problems } = mergeLanguages(
		page('zh', '金句', ...quotes, '  • 00:03:00 — Lin:', '    三'),
		page('en', 'Quotes', ...english)
	);
	const name = { zh: '林知遥', en: 'Zhiyao Lin' };
	expect(episode.quotes.map(({ speaker }) => speaker)).toEqual([name, name, name]);
	expect(problems.filter(({ code }) => code === 'text-replaced')).toMatchObject([
		{ field: 'name', kept: 'Zhiyao Lin', replaced: 'Lin', page: 'zh' }
	]);
});

test('printing both pages and merging them gives the same texts and order', () => {
	fc.assert(
		fc.property(arbitraryEpisode, (episode) => {
			const once = throughPages(episode);
			expect(withoutIds(once.episode)).toEqual(withoutIds(episode));
			expect(once.problems).toEqual([]);
			expect(throughPages(once.episode).episode).toEqual(once.episode);
		}),
		{ numRuns: 80 }
	);
	expect(throughPages(merged.episode).episode).toEqual(merged.episode);
});

test('of any two pages nothing is lost, and the ids are unique and the same whichever page comes first', () => {
	fc.assert(
		fc.property(arbitraryPage, arbitraryPage, (one, other) => {
			const [first, second] = [episodeOf(one), episodeOf(other)];
			const { episode, problems } = mergeLanguages(first, second);
			const kept = new Set(stringsIn([episode, problems]));
			for (const text of stringsIn([first, second])) {
				// “guest” gives way to a name.
				expect(kept.has(text) || /^(?:guest|host|嘉宾)$/.test(text), text).toBe(true);
			}
			const ids = itemIds(episode);
			expect(ids.flat().every((id) => id.startsWith(`${episode.id}/`))).toBe(true);
			expect(ids.every((list) => new Set(list).size === list.length)).toBe(true);
			expect(itemIds(mergeLanguages(second, first).episode).slice(0, 8)).toEqual(ids.slice(0, 8));
		}),
		{ numRuns: 500 }
	);
});
