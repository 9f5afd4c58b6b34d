import type { ParsedPage } from '#lib/core/episode/parse-page.ts';
import { columnNamed } from '#lib/core/episode/table-rows.ts';
import { readHeading } from '#lib/core/episode/section-headings.ts';
import type { HighlightList } from '#lib/core/highlights/read-highlights.ts';
import { withoutUnseen } from '#lib/core/episode/unseen-characters.ts';

type Problems = ParsedPage['problems'];

/** The page's own words, which say what a line is and end in no text: labels, roles, switches. */
const furniture = new Set(
	[
		'Episode EP 第 期 集 Host Hosts Interviewer 主持人 主持 主播 Guest Guests 嘉宾 嘉賓 来宾 來賓 受访者 guest host',
		'时长 時長 Duration Length min mins minutes h hour hours 分钟 分鐘 小时 小時 分',
		'Watch watch on YouTube 在 观看 视频 視頻 影片 链接 Video Link Source https http',
		'Listen listen 收听 收聽 地址 网址 網址 title Title 标题 標題 vol No',
		'Switch language switch 切换语言 zh en 中文 English and 与 和',
		'录制设定 录製設定 場景 场景 Setting production 制作 道具 props'
	].flatMap((words) => words.split(' '))
);

const address = /\(?https?:\/\/[^\s()<>（）]+\)?/g;
const time = /(?<!\d)\d{1,5}[:：]\d{2}(?:[:：]\d{2})?(?:[.,]\d{1,6})?(?!\d)/g;
const duration = /\d{1,5}\s?(?:h|hours?|m|min|minutes?|小时|小時|分钟|分鐘|分)(?!\p{L})/giu;

/** Every text in a value, however deep. */
function stringsIn(value: unknown): readonly string[] {
	return typeof value === 'object' && value !== null
		? Object.values(value).flatMap(stringsIn)
		: [String(value)];
}

/** Whether a line only names the columns of a table. */
function namesColumns(line: string): boolean {
	const cells = line.split(/[|\t]/).map((cell) => cell.trim());
	const named = cells.filter((cell) => cell !== '');
	return named.length > 1 && named.every((cell) => columnNamed(cell) !== undefined);
}

/** The marks of a line that may number it. */
function withoutMarks(line: string): string {
	return line
		.trim()
		.replace(/^(?:>\s*)+/, '')
		.replace(/^(?:[•◦▪‣⁃●○·・∙◆◇■□+*-]\s*)?/, '')
		.replace(/^(?:[(（]?\d{1,4}[.．)）、]|[①-⑳]|\|?\s*\d{1,4}\s*[|\t])\s*/, '');
}

/** The words of a page that are not among the texts kept, each with its line. */
function missing(page: string, kept: readonly unknown[], problems: Problems): readonly string[] {
	const texts = stringsIn([kept, problems.map(({ text }) => text)]).join('\n');
	const found = new Set(wordsIn(texts));
	const beyond = problems.find(({ code }) => code === 'too-many-items')?.line ?? Infinity;
	return withoutUnseen(page.normalize('NFKC'))
		.split(/\r\n|\n|\r/)
		.slice(0, beyond - 1)
		.flatMap((line) => {
			const written = withoutMarks(line);
			const heading = readHeading(written) ?? readHeading(line.trim());
			const words = namesColumns(line)
				? ''
				: heading
					? heading.rest
					: [address, time, duration].reduce((text, mark) => text.replace(mark, ' '), written);
			const lost = wordsIn(words).filter((word) => !furniture.has(word) && !found.has(word));
			return lost.map((word) => `${word} of ${line}`);
		});
}

/**
 * The words of a page that are neither in what was read of it nor in a problem, each with its line. A
 * heading is kept by the section that it opens, a time by the place that it names, an address by the
 * words that it stands behind; what is beyond the most items of a page is kept by the problem that
 * counts it, and a text that is no page at all by the one problem that says so.
 */
export function lostWords(page: string, { episode, problems }: ParsedPage): readonly string[] {
	return episode ? missing(page, [episode], problems) : [];
}

/** What a list says of itself, and of where and when something was marked. */
const listFurniture =
	/^(?:-\s*(?:Your (?:Highlight|Note|Bookmark)|您在).*\||(?:Highlight|Note|Bookmark|标注|笔记)\s*(?:\(.*\))?\s*-|Notebook Export|笔记本导出|## (?:Metadata|Highlights)|\d+个笔记|-- 来自微信读书|◆ \d{4}\/\d{1,2}\/\d{1,2}发表想法)/;

/** The words of a list of highlights that are neither in a source nor in a problem, each with its line. */
export function lostFromList(text: string, list: HighlightList): readonly string[] {
	const page = text
		.normalize('NFKC')
		.replace(/\(\[(?:Location \d+|View Highlight)\]/g, '(')
		.split('\n')
		.map((line) =>
			listFurniture.test(line) ? '' : line.replace(/^\s*(?:- (?:Author|Note):|原文[:：])/, '')
		)
		.join('\n');
	return missing(
		page,
		list.sources.map(({ episode }) => episode),
		list.problems
	);
}

function wordsIn(text: string): readonly string[] {
	return (
		text
			.normalize('NFKC')
			.replaceAll('*', '')
			.match(/\p{Script=Han}+|\p{Script=Latin}+|\p{N}+/gu) ?? []
	);
}
