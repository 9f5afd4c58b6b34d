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
	writtenScore,
	type Judged,
	type Score
} from '#scripts/bench/generated-gaps.ts';
import { wantedGaps } from '#scripts/bench/wanted-gaps.ts';

// `npm run bench -- cards`: whether the generator hides what a person would, on the shipped episode,
// read as an importer reads it. BENCH_SHOW=1 prints each note of the half that may be tuned on.

const folder = join('content', 'episode-140');
const wanted = wantedGaps(folder, join('tests', 'content', 'accepted-gaps.yaml'));

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

function rowsOf(name: string, judged: readonly Judged[]): readonly (readonly string[])[] {
	const cells = (scoreOf: (of: readonly Judged[]) => Score) =>
		(['tuned', 'other'] as const).map((half) => {
			const score = scoreOf(judged.filter((one) => one.half === half));
			return [
				percent(score.right, score.generated),
				percent(score.right, score.wanted),
				percent(score.agreed, score.notes)
			];
		});
	const row = (title: string, scoreOf: (of: readonly Judged[]) => Score) => {
		const [tuned = [], other = []] = cells(scoreOf);
		return [title, ...tuned, ...other];
	};
	return [
		row(`${name}, as written by hand`, writtenScore),
		row(`${name}, acceptable`, acceptedScore)
	];
}

function show(judged: readonly Judged[]): void {
	for (const { half, kind, front, text, wanted: gaps } of judged) {
		if (half === 'tuned') {
			const good = hidesOneOf(front ?? '', gaps.accepted) || (!front && gaps.accepted.length === 0);
			const own = gaps.written ? ` [by hand: ${gaps.written.join('; ')}]` : '';
			console.log(`${good ? '+' : '-'} ${kind} ${front ?? `(none) ${text}`}${own}`);
			console.log(`    accepted: ${gaps.accepted.join('; ')}`);
		}
	}
}

const [zh, en] = [pageOf('zh'), pageOf('en')];
const pages = { zh, en };
const both = mergeLanguages(zh, en).episode;
const rows: (readonly string[])[] = [];
for (const [source, episodeIn] of [
	['one page', (language: Language) => pages[language]],
	['both pages', () => both]
] as const) {
	for (const language of languages) {
		const judged = judge(episodeIn(language), language, wanted);
		const quotes = judged.filter(({ kind }) => kind === 'quote');
		const name = `${language}, ${source}`;
		rows.push(...rowsOf(`quotes ${name}`, quotes));
		rows.push(...rowsOf(`all notes ${name}`, judged).slice(1));
		if (process.env['BENCH_SHOW'] === '1' && source === 'one page') {
			console.log(`\n${name}`);
			show(judged);
		}
	}
}
console.log(
	table([
		[
			'Generated gaps',
			'tuned: precision',
			'recall',
			'agreed',
			'other: precision',
			'recall',
			'agreed'
		],
		...rows
	])
);
