import { unzipSync, strFromU8 } from 'fflate';
import { expect, test } from 'vitest';
import { ExportDesk } from '#lib/app/export-desk.ts';
import { parsePage } from '#lib/core/episode/parse-page.ts';
import { packEpisode } from '#lib/core/library/packed-episode.ts';
import type { Fact } from '#lib/core/review/fact.ts';
import { deckOf, shippedFolders, shippedTexts } from '#tests/support/shipped.ts';
import { cardIdFor, factIdFor, usualSettings } from '#tests/support/review-builders.ts';

const resetOf = (index: number, atMillis: number): Fact => ({
	...{ kind: 'reset', id: factIdFor(index), cardId: cardIdFor(index % 7) },
	...{ settingsId: usualSettings.id, atMillis, utcOffsetMinutes: 0, rolloverHour: 4 }
});

test('the log is in order of time, however its facts come, and says how far it is', async () => {
	const desk = new ExportDesk();
	const facts = Array.from({ length: 50_000 }, (_, index) =>
		resetOf(index, (index * 7919) % 50_021)
	);
	for (let at = 0; at < facts.length; at += 1000) desk.addFacts(facts.slice(at, at + 1000));
	const told: number[] = [];
	const { blob, count } = await desk.answers(new Set([factIdFor(3)]), (done) => {
		told.push(done);
		return Promise.resolve();
	});
	expect(count).toBe(50_000);
	expect(told).toEqual([20_000, 40_000]);
	const lines = new TextDecoder('utf-8', { ignoreBOM: true })
		.decode(await blob.arrayBuffer())
		.split('\r\n');
	expect(lines).toHaveLength(50_002);
	expect(lines[0]).toMatch(/^\uFEFFfact_id,kind,/);
	const times = lines.slice(1, -1).map((line) => line.split(',')[3] ?? '');
	expect(times).toEqual(times.toSorted());
	expect(lines.filter((line) => line.split(',')[10] === 'true')).toEqual([
		lines.find((line) => line.startsWith(factIdFor(3)))
	]);
});

test('the pages of an episode are read as what they were, in a zip or alone', async () => {
	const { episode } = deckOf(shippedTexts(shippedFolders[0] ?? ''));
	const both = new ExportDesk();
	both.addEpisode(packEpisode(episode), ['zh', 'en']);
	const { blob, count } = both.pages();
	expect(count).toBe(2);
	const files = Object.entries(unzipSync(new Uint8Array(await blob.arrayBuffer())));
	expect(files.map(([, text]) => parsePage(strFromU8(text)).episode?.quotes.length)).toEqual([
		episode.quotes.length,
		episode.quotes.length
	]);
	const one = new ExportDesk();
	one.addEpisode(packEpisode(episode), ['en']);
	const page = one.pages();
	expect(page.name).toMatch(/\.en\.md$/);
	expect(parsePage(await page.blob.text()).language).toBe('en');
});
