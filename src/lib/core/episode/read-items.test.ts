import { expect, test } from 'vitest';
import { parsePage } from '#lib/core/episode/parse-page.ts';
import { printPage } from '#lib/core/episode/print-page.ts';

test('a prediction without a time is read like a quote without one', () => {
	const page = [
		'Episode 9',
		'Predictions',
		'- (by 2030) — Ada Marsh: Bread will be baked by the tide.',
		'- Ada Marsh: Nobody will own a watch.',
		'- “Harbours will move inland.” — Ada Marsh',
		'- Rain will be sold by the minute.',
		'- 00:12:34 (this year) — Ada Marsh: The lighthouse closes.'
	].join('\n');
	const { episode, problems } = parsePage(page);
	expect(
		episode?.predictions.map(({ atSeconds, horizon, speaker, text }) => [
			atSeconds,
			horizon.en,
			speaker?.en,
			text.en
		])
	).toEqual([
		[undefined, 'by 2030', 'Ada Marsh', 'Bread will be baked by the tide.'],
		[undefined, undefined, 'Ada Marsh', 'Nobody will own a watch.'],
		[undefined, undefined, 'Ada Marsh', 'Harbours will move inland.'],
		[undefined, undefined, undefined, 'Rain will be sold by the minute.'],
		[754, 'this year', 'Ada Marsh', 'The lighthouse closes.']
	]);
	expect(problems.map(({ code }) => code)).toEqual(['prediction-without-speaker']);
	expect(parsePage(printPage(episode!, 'en')).episode).toEqual(episode);
});

test('predictions without a time may stand as plain or numbered lines', () => {
	for (const mark of ['', '1. ']) {
		const { episode } = parsePage(
			`Episode 9\n\n预测\n\n${mark}面包会由潮水来烤。\n${mark}没人再戴表。\n`
		);
		expect(episode?.predictions.map(({ text }) => text.zh)).toEqual([
			'面包会由潮水来烤。',
			'没人再戴表。'
		]);
	}
});
