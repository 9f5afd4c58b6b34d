import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Episode } from '#lib/core/episode/episode.ts';
import { mergeLanguages } from '#lib/core/episode/merge-languages.ts';
import { parsePage } from '#lib/core/episode/parse-page.ts';
import { languages, type Language } from '#lib/core/language.ts';
import { table } from '#scripts/bench/figures.js';
import {
	acceptedScore,
	hidesOneOf,
	judge,
	judgeLines,
	writtenScore,
	type Judged,
	type Score
} from '#scripts/bench/generated-gaps.ts';
import { spokenLines, talkLines, wantedGaps } from '#scripts/bench/wanted-gaps.ts';

// `npm run bench -- cards`: whether the generator hides what a person would, on the shipped episode read
// as an importer reads it. Precision: of the notes with a card, those whose first card hides a
// wanted word. Recall: the same, of the notes where one is wanted. Agreed: notes with a wanted gap,
// or without a card where none is wanted, of all. “By hand” are the gaps of deck.yaml, where it has a
// cloze; its notes with questions alone are left out. “Lines of our own” were all tuned on, of the “talk of
// our own” one half. BENCH_SHOW=1 prints each note of the half
// that may be tuned on, BENCH_SHOW=all those of both.

const folder = join('content', 'episode-140');
const shown = process.env['BENCH_SHOW'];

function pageOf(language: Language): Episode {
	const { episode } = parsePage(readFileSync(join(folder, `${language}.txt`), 'utf8'));
	if (!episode) {
		throw new Error(`Inconsistent: ${language}.txt is no episode page`);
	}
	return episode;
}

function percent(part: number, whole: number): string {
	return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(0)} % (${part}/${whole})`;
}

/** One score as a row: three figures for each half. */
function row(
	title: string,
	judged: readonly Judged[],
	scoreOf: (of: readonly Judged[]) => Score
): readonly string[] {
	const cells = (['tuned', 'other'] as const).flatMap((half) => {
		const { right, generated, wanted, agreed, notes } = scoreOf(
			judged.filter((one) => one.half === half)
		);
		return [percent(right, generated), percent(right, wanted), percent(agreed, notes)];
	});
	return [title, ...cells];
}

function show(judged: readonly Judged[]): void {
	for (const { half, kind, front, text, wanted: gaps } of judged) {
		if (half === 'tuned' || shown === 'all') {
			const agreed =
				front === undefined ? gaps.accepted.length === 0 : hidesOneOf(front, gaps.accepted);
			const byHand = gaps.written ? ` [by hand: ${gaps.written.join('; ')}]` : '';
			console.log(`${agreed ? '+' : '-'} ${kind} ${front ?? `(none) ${text}`}${byHand}`);
			console.log(`    accepted: ${gaps.accepted.join('; ')}`);
		}
	}
}

const wanted = wantedGaps(folder, join('tests', 'content', 'accepted-gaps.yaml'));
const lines = spokenLines(join('tests', 'content', 'spoken-lines.yaml'));
const talk = {
	zh: talkLines(join('tests', 'content', 'talk-zh.txt')),
	en: talkLines(join('tests', 'content', 'talk-en.txt'))
};
const pages = { zh: pageOf('zh'), en: pageOf('en') };
const rows = languages.flatMap((language) => {
	const judged = judge(pages[language], language, wanted);
	if (shown !== undefined) {
		console.log(`\n${language}`);
		show(judged);
	}
	const quotes = judged.filter(({ kind }) => kind === 'quote');
	return [
		row(`${language} quotes, by hand`, quotes, writtenScore),
		row(`${language} quotes, acceptable`, quotes, acceptedScore),
		row(`${language} all notes, acceptable`, judged, acceptedScore),
		row(`${language} lines of our own`, judgeLines(lines[language], language), acceptedScore),
		row(`${language} talk of our own`, judgeLines(talk[language], language), acceptedScore)
	];
});
const both = judge(mergeLanguages(pages.zh, pages.en).episode, 'en', wanted);
rows.push(row('en, both pages, all notes', both, acceptedScore));
const head = ['precision', 'recall', 'agreed'];
console.log(
	table([
		['Generated gaps', ...head.map((it) => `tuned ${it}`), ...head.map((it) => `other ${it}`)],
		...rows
	])
);
