import { splitFacts } from '#lib/core/episode/facts-line.ts';
import { halfWidthDigits, readTime } from '#lib/core/episode/page-time.ts';
import type { PageLine } from '#lib/core/episode/page-lines.ts';
import { pageProblem, type PageProblem } from '#lib/core/episode/page-problem.ts';
import { looksLikeHeading, headingText } from '#lib/core/episode/heading-shape.ts';
import { withoutInlineMarks } from '#lib/core/episode/inline-marks.ts';
import { withoutHashes } from '#lib/core/episode/line-marks.ts';
import { readHeading } from '#lib/core/episode/section-headings.ts';
import type { UnknownBlock } from '#lib/core/episode/scanned-page.ts';
import { videoIdIn } from '#lib/core/episode/video-link.ts';
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

const episodeLine =
	/^(?:episode|ep\.?|第|#|no\.|vol\.?)\s*([\d０-９]{1,6})(?:\s*[期集回話话])?(?:$|\s*([—–:：·|｜-])\s*([^]*)$)/i;

const labelled: readonly (readonly [RegExp, Field, Language])[] = [
	[/^(?:主持人?|主播|採訪者|采访者)\s*[:：]\s*([^]+)$/, 'host', 'zh'],
	[/^(?:hosts?|interviewer)\s*[:：]\s*([^]+)$/i, 'host', 'en'],
	[/^(?:嘉宾|嘉賓|来宾|來賓|受访者|受訪者|对谈嘉宾|對談嘉賓)\s*[:：]\s*([^]+)$/, 'guests', 'zh'],
	[/^(?:guests?|interviewee)\s*[:：]\s*([^]+)$/i, 'guests', 'en'],
	[/^(?:时长|時長|片长|片長)\s*[:：]\s*([^]+)$/, 'duration', 'zh'],
	[/^(?:duration|length|runtime)\s*[:：]\s*([^]+)$/i, 'duration', 'en'],
	[/^▶\s?(在\s?YouTube\s?观看)(?:(?:\s?[(（])?\s?https?:[!-~]*[)）]?)?$/i, 'watch', 'zh'],
	[/^▶\s?(watch on YouTube)(?:(?:\s?[(（])?\s?https?:[!-~]*[)）]?)?$/i, 'watch', 'en']
];

const switchLine = /^(?:switch language|切换语言|切換語言)\s*(?:→|->)\s*(zh|en|中文|english)$/i;

/** A link that is all its line says, bare or with a word for what it is. */
const onlyLink =
	/^(?:▶\s?)?(?:(?:视频|視頻|影片|链接|鏈接|連結|来源|來源|收听|收聽|观看|觀看|地址|网址|網址|video|link|source|youtube|url|listen|watch)\s*[:：]\s*)?(?:https?:[!-;=?-~]+|<https?:[!-;=?-~]+>|\[[^[\]]*\]\(https?:[!-'*-~]+\))$/i;

/** A label before the title, as the head of a note has it. */
const titleLabel = /^(?:title|标题|標題)\s*[:：]\s*/i;

function readMinutes(value: string): number | undefined {
	const hours =
		/^(\d{1,3})\s?(?:h|hrs?|hours?|小时|小時)(?:$|\s?(\d{1,2})\s?(?:m|mins?|minutes?|分钟?|分鐘?)$)/i.exec(
			value
		);
	if (hours) {
		return Number(hours[1]) * 60 + Number(hours[2] ?? 0);
	}
	const minutes = /^(\d{1,5})\s?(?:m|mins?|minutes?|分钟?|分鐘?)?$/i.exec(value);
	if (minutes) {
		return Number(minutes[1]);
	}
	const clock = readTime(value);
	return clock?.rest === '' ? Math.round(clock.atSeconds / 60) : undefined;
}

function isWord(text: string): boolean {
	return /[\p{L}\p{N}]/u.test(text);
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
			return { field, value: field === 'watch' ? part : value, language };
		}
	}
	return onlyLink.test(part.replaceAll('**', '')) && videoIdIn(part) !== undefined
		? { field: 'watch', value: part }
		: undefined;
}

/** What the parts of a line say about the episode; nothing if none of them is one of the page’s labels. */
function readClaims(line: string): readonly { readonly part: string; readonly entry?: Claim }[] {
	const parts = splitFacts(line).map((part) => {
		const entry = readClaim(part) ?? readClaim(withoutInlineMarks(part));
		return { part, ...(entry ? { entry } : {}) };
	});
	return parts.some(({ entry }) => entry) ? parts : [];
}

/** Whether a text on a line of its own is read as the title, being nothing else. */
function canBeTitle(text: string): boolean {
	return (
		!/^https?:\/\/\S*$/.test(text) &&
		!episodeLine.test(text) &&
		!titleLabel.test(text) &&
		!readHeading(text) &&
		readClaims(text).length === 0
	);
}

/** Where the line with the episode's number stands among the lines; -1 if there is none. */
export function numberedLine(lines: readonly PageLine[]): number {
	return lines.findIndex(isNumberedLine);
}

/** Whether a line gives an episode's number. */
export function isNumberedLine(line: PageLine): boolean {
	return !line.bullet && episodeLine.test(headingText(line));
}

/** Reads the lines above the first section: each label once, then the title; the rest is reported. */
export function readHead(lines: readonly PageLine[]): PageHead {
	const claims = new Map<Field, string>();
	const labels = { zh: 0, en: 0 };
	const unknown: UnknownBlock[] = [];
	const problems: PageProblem[] = [];
	const numbered = numberedLine(lines);
	let title = '';
	/** The title that a label gives: the page's own goes before it. */
	let named: { readonly line: PageLine; readonly title: string } | undefined;

	function leave(line: PageLine, text: string): void {
		problems.push(pageProblem({ code: 'unreadable-line' }, line.number, text));
	}

	function claim(line: PageLine): boolean {
		const written = readClaims(withoutHashes(line.text));
		const read = written.length > 0 ? written : readClaims(headingText(line));
		for (const { part, entry } of read) {
			if (!entry || claims.has(entry.field)) {
				leave(line, part);
			} else {
				claims.set(entry.field, entry.value);
				if (entry.language) {
					labels[entry.language] += 1;
				}
			}
		}
		return read.length > 0;
	}

	for (const [index, line] of lines.entries()) {
		const block = unknown.at(-1);
		if (index === numbered) {
			continue;
		}
		if (claim(line)) {
			continue;
		}
		const text = headingText(line);
		const inLabel = headingText({ text: text.replace(titleLabel, '') });
		if (!named && !line.row && titleLabel.test(text) && inLabel !== '' && canBeTitle(inLabel)) {
			named = { line, title: inLabel };
		} else if (
			!line.bullet &&
			!line.row &&
			index > numbered &&
			title === '' &&
			(!named || line.level !== undefined) &&
			canBeTitle(text)
		) {
			title = text;
		} else if (title !== '' && !line.row && looksLikeHeading(line)) {
			problems.push(pageProblem({ code: 'unknown-heading' }, line.number, line.text));
			unknown.push({ heading: text, lines: [] });
		} else if (block) {
			block.lines.push(line.raw);
		} else {
			leave(line, line.text);
		}
	}

	if (named && title === '') {
		title = named.title;
	} else if (named) {
		leave(named.line, named.line.text);
	}
	const numberLine = lines[numbered];
	const match = numberLine && episodeLine.exec(headingText(numberLine));
	const behindNumber = match?.[3] ?? '';
	// After a dash come the guests, where no label names them; after anything else the title, where no
	// line of its own gives it.
	const isTitle =
		title === '' &&
		(claims.has('guests') || !/^[—–-]$/.test(match?.[2] ?? '-')) &&
		canBeTitle(headingText({ text: behindNumber }));
	const invited = isTitle ? '' : behindNumber;
	const minutes = readMinutes(claims.get('duration') ?? '');
	const host = claims.get('host');
	const linked = [claims.get('watch') ?? '', ...lines.map(({ text }) => text)];
	const videoId = linked.map(videoIdIn).find(Boolean);
	const switchTo = claims.get('switch');
	return {
		...(match ? { number: Number(halfWidthDigits(match[1] ?? '')) } : {}),
		...(minutes === undefined ? {} : { durationMinutes: minutes }),
		guests: [invited, claims.get('guests') ?? ''].filter((list) => list !== ''),
		...(host === undefined ? {} : { host }),
		title: isTitle ? headingText({ text: behindNumber }) : title,
		...(videoId === undefined ? {} : { videoId }),
		...(switchTo === undefined ? {} : { language: switchTo === 'zh' ? 'en' : 'zh' }),
		labels,
		unknown,
		problems,
		namesLine: lines[numbered]?.number ?? 1
	};
}
