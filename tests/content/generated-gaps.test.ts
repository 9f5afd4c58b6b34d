import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parsePage } from '#lib/core/episode/parse-page.ts';
import { languages } from '#lib/core/language.ts';
import {
	acceptedScore,
	hidesOneOf,
	isSameGap,
	judge,
	judgeLines,
	writtenScore
} from '#scripts/bench/generated-gaps.ts';
import { talkLines, wantedGaps } from '#scripts/bench/wanted-gaps.ts';

const wanted = wantedGaps('content/episode-140', 'tests/content/accepted-gaps.yaml');

test.each(languages)(
	'on seven quotes in ten in %s the generator does as a person would',
	(language) => {
		const { episode } = parsePage(readFileSync(`content/episode-140/${language}.txt`, 'utf8'));
		expect(episode).toBeDefined();
		const judged = episode ? judge(episode, language, wanted) : [];
		const quotes = judged.filter(({ kind }) => kind === 'quote');
		const { agreed, notes } = acceptedScore(quotes);
		expect(agreed / notes).toBeGreaterThanOrEqual(0.7);
		if (language === 'zh') {
			// Chinese is what was said; the hand-written gaps were chosen in it.
			for (const half of ['tuned', 'other']) {
				const { right, wanted: asked } = writtenScore(quotes.filter((one) => one.half === half));
				expect(right / asked).toBeGreaterThanOrEqual(0.7);
			}
		}
	}
);

test.each(languages)(
	'on seven of our own lines in ten in %s too, also of those that nothing was tuned on',
	(language) => {
		const judged = judgeLines(talkLines(`tests/content/talk-${language}.txt`), language);
		for (const half of ['tuned', 'other']) {
			const { agreed, notes } = acceptedScore(judged.filter((one) => one.half === half));
			expect(agreed / notes).toBeGreaterThanOrEqual(0.7);
		}
	}
);

test('two gaps are the same up to case and marks, and up to twice the length', () => {
	expect(isSameGap('GitHub', 'github')).toBe(true);
	expect(isSameGap('平等机会', '平等')).toBe(true);
	expect(isSameGap('客观评价标准', '标准')).toBe(false);
	expect(isSameGap('', '')).toBe(false);
	expect(hidesOneOf('要打{{价格战}}。', ['价格战'])).toBe(true);
	expect(hidesOneOf('要打价格战。', ['价格战'])).toBe(false);
});
