import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test, type TestContext } from 'vitest';
import { mergeLanguages } from '#lib/core/episode/merge-languages.ts';
import type { Episode } from '#lib/core/episode/episode.ts';
import { parsePage, type ParsedPage } from '#lib/core/episode/parse-page.ts';
import { printPage } from '#lib/core/episode/print-page.ts';

const file = fileURLToPath(new URL('../../../shared/source/episode-140.zh.txt', import.meta.url));

/** The real page as read; where it is not there, the test is reported as not run. */
function realPage(context: TestContext): ParsedPage & { readonly episode: Episode } {
	if (!existsSync(file)) {
		context.skip('not run: ../shared/source/episode-140.zh.txt is not here');
	}
	const { episode, ...page } = parsePage(readFileSync(file, 'utf8'));
	if (!episode) {
		throw new Error('the real page was not read as an episode page');
	}
	return { ...page, episode };
}

const guest = { zh: '姚顺宇', en: 'Shunyu Yao' };

test('the real page gives every item that it declares', (context) => {
	const { episode, language } = realPage(context);
	const { chapters, quotes, predictions, visual, entities, takeaways } = episode;
	expect(language).toBe('zh');
	expect([chapters.length, quotes.length, predictions.length]).toEqual([40, 43, 10]);
	expect([visual.energy.length, visual.gestures.length, visual.tells.length]).toEqual([10, 11, 10]);
	expect([visual.lost.length, visual.props.length]).toEqual([16, 3]);
	const { people, companies, works } = entities;
	expect([people.length, companies.length, works.length]).toEqual([20, 25, 44]);
	expect(takeaways).toHaveLength(35);
	expect(episode.unknown).toEqual([]);
});

test('the real page has three problems, the times past its end, and no other', (context) => {
	const { problems } = realPage(context);
	const found = { code: 'time-beyond-end', durationMinutes: 230 };
	expect(problems).toMatchObject([
		{ ...found, section: 'gesture', line: 374, written: '31:38:00', readAs: '31:38' },
		{ ...found, section: 'tell', line: 395, written: '22:02:00', readAs: '22:02' },
		{ ...found, section: 'tell', line: 397, written: '26:44:00', readAs: '26:44' }
	]);
	expect(problems).toHaveLength(3);
});

test('the real page’s head and names are read', (context) => {
	const { episode } = realPage(context);
	expect(episode).toMatchObject({ number: 140, durationMinutes: 230, host: { zh: '晓军' } });
	expect(episode.guests).toEqual([guest]);
	expect(episode.title.zh).toMatch(/^对姚顺宇的4小时访谈:.*英雄主义已过去$/);
	const speakers = [...episode.quotes, ...episode.predictions].map(({ speaker }) => speaker);
	expect(speakers).toEqual(speakers.map(() => guest));
});

test('what is Chinese on the real page is kept as Chinese, what is English as English', (context) => {
	const { episode } = realPage(context);
	const { quotes, predictions, takeaways, chapters, visual } = episode;
	const chinese = [
		...quotes.flatMap(({ text, note }) => [text, note]),
		...predictions.map(({ text }) => text),
		...chapters.map(({ summary }) => summary),
		...takeaways.map(({ text }) => text)
	];
	expect(chinese.map((text) => Object.keys(text))).toEqual(chinese.map(() => ['zh']));
	const english = [
		...[visual.setting, visual.production, ...visual.props],
		...visual.energy.flatMap(({ context: when, observation }) => [when, observation]),
		...visual.gestures.flatMap(({ words, gesture, meaning }) => [words, gesture, meaning]),
		...visual.tells.flatMap(({ sign, context: when, reading }) => [sign, when, reading]),
		...visual.lost.map(({ text }) => text)
	];
	expect(english.map((text) => Object.keys(text))).toEqual(english.map(() => ['en']));
	expect(chapters.filter(({ title }) => title.en)).toHaveLength(6);
});

test('the real page’s fields hold what a person would put there', (context) => {
	const { episode } = realPage(context);
	const { quotes, predictions, visual, entities } = episode;
	const mixed = quotes.find(({ atSeconds }) => atSeconds === 2 * 3600 + 43 * 60 + 33);
	expect(mixed?.text.zh).toMatch(/^Train with finite, but use as infinite\. 我觉得.*方案。$/);
	expect(mixed?.note.zh).toMatch(/^概括了.*利用方式。$/);
	expect(predictions.map(({ horizon }) => horizon.zh ?? horizon.en)).toEqual([
		...['今年', '在技术实现之后', '今年', '未来四个月', '未来', '未来', '未来', '未来'],
		...['未来的6到12个月', 'Unspecified']
	]);
	expect(visual.energy.map(({ direction }) => direction).join(' ')).toBe(
		'up up down up up down up down up down'
	);
	expect(visual.props[1]).toEqual({
		en: 'Guest’s white t-shirt with a small black label reading ‘WETIDONE’.'
	});
	const { words, gesture, meaning } = visual.gestures[5]!;
	expect(words.en).toBe(
		'The most important trait for an AI practitioner is being ‘reliable’ (靠谱).'
	);
	expect(gesture.en).toMatch(/^He brings his hands together .* stable posture\.$/);
	expect(meaning.en).toMatch(/^This grounded gesture .* one’s work\.$/);
	const { sign, context: when, reading } = visual.tells[5]!;
	expect(sign.en).toMatch(/^He laughs and calls .* ‘挺菜的’ \(quite lame\)\.$/);
	expect(when.en).toMatch(/^When asked .* \(provincial team\)\.$/);
	expect(reading.en).toMatch(/^This is a form of humblebragging/);
	expect(entities.works.find(({ name }) => name.zh === '薛定谔的猫')?.bracket).toEqual({
		en: 'Schrödinger’s cat'
	});
	expect(entities.people.some(({ name }) => name.en === 'F. Duncan Haldane')).toBe(true);
});

test('what the real page says twice in one second keeps an id in each section', (context) => {
	const { episode } = realPage(context);
	const ids = [...episode.quotes, ...episode.predictions].map(({ id }) => id);
	for (const time of ['00:25:13', '00:47:02']) {
		expect(ids).toContain(`${episode.id}/quote/${time}`);
		expect(ids).toContain(`${episode.id}/prediction/${time}`);
	}
});

test('the real page printed and read again is the same episode, and both its printed pages merge into it', (context) => {
	const { episode } = realPage(context);
	const zh = parsePage(printPage(episode, 'zh'));
	const en = parsePage(printPage(episode, 'en'));
	expect([zh.episode, zh.problems, zh.language]).toEqual([episode, [], 'zh']);
	expect([en.episode, en.problems, en.language]).toEqual([episode, [], 'en']);
	const merged = mergeLanguages(zh.episode!, en.episode!);
	expect(merged).toEqual({ episode, problems: [], aliases: [] });
});
