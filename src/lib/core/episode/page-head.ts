import { splitOutsideBrackets } from '#lib/core/episode/brackets.ts';
import type { PageLine } from '#lib/core/episode/page-lines.ts';
import { pageProblem, type PageProblem } from '#lib/core/episode/page-problem.ts';
import { looksLikeHeading, type UnknownBlock } from '#lib/core/episode/scan-page.ts';
import type { Language } from '#lib/core/language.ts';

/** What stands above the first section; names and title are still as written. */
export interface PageHead {
	readonly number?: number;
	readonly durationMinutes?: number;
	/** The names after the number, or after `嘉宾:`. */
	readonly guests: readonly string[];
	readonly host?: string;
	readonly title: string;
	readonly videoId?: string;
	/** The language that the page's own furniture says it is in: not the one that it offers to switch to. */
	readonly language?: Language;
	/** Labels in each language, for pages that offer no switch. */
	readonly labels: Readonly<Record<Language, number>>;
	readonly unknown: readonly UnknownBlock[];
	readonly problems: readonly PageProblem[];
	/** The line of each name, for problems. */
	readonly namesLine: number;
}

type Field = 'number' | 'host' | 'guests' | 'duration' | 'switch' | 'watch';

interface Claim {
	readonly field: Field;
	readonly value: string;
	readonly language?: Language;
}

const episodeLine = /^(?:episode|ep\.?|第)\s*(\d{1,6})(?:\s*[期集])?(?:$|\s*[—–:：·|-]\s*([^]*)$)/i;

const labelled: readonly (readonly [RegExp, Field, Language])[] = [
	[/^主持人\s*[:：]\s*([^]+)$/, 'host', 'zh'],
	[/^host\s*[:：]\s*([^]+)$/i, 'host', 'en'],
	[/^嘉宾\s*[:：]\s*([^]+)$/, 'guests', 'zh'],
	[/^guests?\s*[:：]\s*([^]+)$/i, 'guests', 'en'],
	[/^时长\s*[:：]\s*([^]+)$/, 'duration', 'zh'],
	[/^duration\s*[:：]\s*([^]+)$/i, 'duration', 'en'],
	[/^▶\s?(在\s?YouTube\s?观看)(?:(?:\s?[(（])?\s?https?:\S*)?$/i, 'watch', 'zh'],
	[/^▶\s?(watch on YouTube)(?:(?:\s?[(（])?\s?https?:\S*)?$/i, 'watch', 'en']
];

const switchLine = /^(?:switch language|切换语言)\s*(?:→|->)\s*(zh|en|中文|english)$/i;

const videoLink =
	/(?:youtube(?:-nocookie)?\.com\/(?:watch\?(?:[^\s#]{0,200}&)?v=|embed\/|live\/|shorts\/)|youtu\.be\/)([\w-]{11})(?![\w-])/;

function readMinutes(value: string): number | undefined {
	const hours = /^(\d{1,3})\s?(?:h|hours?|小时)(?:$|\s?(\d{1,2})\s?(?:m|min|minutes|分钟?)$)/i.exec(
		value
	);
	const minutes = /^(\d{1,5})\s?(?:min|mins|minutes|分钟?)?$/i.exec(value);
	return hours
		? Number(hours[1]) * 60 + Number(hours[2] ?? 0)
		: minutes
			? Number(minutes[1])
			: undefined;
}

function isWord(text: string): boolean {
	return /[\p{L}\p{N}]/u.test(text);
}

/** The facts of a line such as `主持人: … · 时长: …`. */
export function splitFacts(line: string): readonly string[] {
	return splitOutsideBrackets(line, /\s·(?:\s|$)/g);
}

/** What a part of a line says about the episode; undefined if it is none of the page's own labels. */
function readClaim(part: string): Claim | undefined {
	const switched = switchLine.exec(part)?.[1];
	if (switched !== undefined) {
		return { field: 'switch', value: /^(?:zh|中文)$/i.test(switched) ? 'zh' : 'en' };
	}
	for (const [pattern, field, language] of labelled) {
		const value = pattern.exec(part)?.[1];
		const says =
			field === 'duration' ? readMinutes(value ?? '') !== undefined : isWord(value ?? '');
		if (value !== undefined && says) {
			return { field, value, language };
		}
	}
	return videoLink.test(part) && /^https?:\S+$/.test(part)
		? { field: 'watch', value: part }
		: undefined;
}

/** Where the line with the episode's number stands among the lines; -1 if there is none. */
export function numberedLine(lines: readonly PageLine[]): number {
	return lines.findIndex((line) => !line.bullet && episodeLine.test(line.text));
}

/** Reads the lines above the first section: each label once, then the title; the rest is reported. */
export function readHead(lines: readonly PageLine[]): PageHead {
	const claims = new Map<Field, string>();
	const labels = { zh: 0, en: 0 };
	const unknown: UnknownBlock[] = [];
	const problems: PageProblem[] = [];
	const numbered = numberedLine(lines);
	let title = '';

	function leave(line: PageLine, text: string): void {
		problems.push(pageProblem({ code: 'unreadable-line' }, line.number, text));
	}

	function claim(line: PageLine): boolean {
		const parts = splitFacts(line.text);
		const read = parts.map((part) => readClaim(part));
		if (read.every((entry) => entry === undefined)) {
			return false;
		}
		for (const [index, entry] of read.entries()) {
			if (!entry || claims.has(entry.field)) {
				leave(line, parts[index] ?? '');
			} else {
				claims.set(entry.field, entry.value);
				if (entry.language) {
					labels[entry.language] += 1;
				}
			}
		}
		return true;
	}

	for (const [index, line] of lines.entries()) {
		const block = unknown.at(-1);
		if (index === numbered) {
			continue;
		}
		if (!line.bullet && claim(line)) {
			continue;
		}
		const canBeTitle = !line.bullet && index > numbered && !/^https?:\/\/\S*$/.test(line.text);
		if (canBeTitle && title === '' && !episodeLine.test(line.text)) {
			title = line.text;
		} else if (title !== '' && looksLikeHeading(line)) {
			problems.push(pageProblem({ code: 'unknown-heading' }, line.number, line.text));
			unknown.push({ heading: line.text, lines: [] });
		} else if (block) {
			block.lines.push(line.raw);
		} else {
			leave(line, line.text);
		}
	}

	const match = episodeLine.exec(lines[numbered]?.text ?? '');
	const minutes = readMinutes(claims.get('duration') ?? '');
	const host = claims.get('host');
	const videoId = lines.map((line) => videoLink.exec(line.text)?.[1]).find(Boolean);
	const switchTo = claims.get('switch');
	return {
		...(match ? { number: Number(match[1]) } : {}),
		...(minutes === undefined ? {} : { durationMinutes: minutes }),
		guests: [match?.[2] ?? '', claims.get('guests') ?? ''].filter((list) => list !== ''),
		...(host === undefined ? {} : { host }),
		title,
		...(videoId === undefined ? {} : { videoId }),
		...(switchTo === undefined ? {} : { language: switchTo === 'zh' ? 'en' : 'zh' }),
		labels,
		unknown,
		problems,
		namesLine: lines[numbered]?.number ?? 1
	};
}
