import { cellsOf, isDelimiterRow, runsOfRows } from '#lib/core/episode/table-cells.ts';
import { looksLikeName } from '#lib/core/episode/attribution.ts';
import type { Column, PageLine, PageLines, TableRow } from '#lib/core/episode/page-lines.ts';
import { readTime } from '#lib/core/episode/page-time.ts';
import { readHeading } from '#lib/core/episode/section-headings.ts';

const columnWords: readonly (readonly [Column, RegExp])[] = [
	['number', /^(?:#|№|no|nr|序号|序號|编号|編號|条目)$/],
	[
		'time',
		/^(?:times?|timestamps?|start|starttime|时间|時間|时间点|時間點|时间戳|時間戳|时刻|時刻)$/
	],
	['horizon', /^(?:horizon|bywhen|timeframe|deadline|when|期限|时限|時限|何时|何時)$/],
	[
		'speaker',
		/^(?:speakers?|who|name|by|saidby|说话人|說話人|发言人|發言人|讲者|講者|谁|谁说的|嘉宾|嘉賓)$/
	],
	[
		'text',
		/^(?:text|points?|lines?|content|title|topic|内容|內容|原文|原句|句子|标题|標題|主题|主題)$/
	],
	[
		'note',
		/^(?:notes?|why|whyitmatters|context|meaning|comments?|summary|explanation|说明|說明|备注|備註|注释|註釋|解读|解讀|意义|意義|背景|摘要|概要|简介|簡介)$/
	]
];

/** So many columns are told apart; those behind them are notes. */
const mostColumns = 24;

/** What a cell says that the column under it tells; undefined if it is no such word. */
export function columnNamed(cell: string): Column | undefined {
	const word = cell
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[\s*_.:]/g, '');
	const named = columnWords.find(([, pattern]) => pattern.test(word))?.[0];
	return named ?? (readHeading(cell)?.rest === '' ? 'text' : undefined);
}

/** The lines of a page, those that are rows of tables with what their cells tell. */
export function withTableRows(page: PageLines): PageLines {
	const rows = new Map<PageLine, TableRow>();
	for (const run of runsOfRows(page.lines)) {
		for (const [place, row] of readTable(run.map(cellsOf)).entries()) {
			const line = run[place];
			if (line && row) {
				rows.set(line, row);
			}
		}
	}
	return rows.size === 0
		? page
		: {
				...page,
				lines: page.lines.map((line) => {
					const row = rows.get(line);
					return row ? { ...line, row } : line;
				})
			};
}

/** A row for each line; undefined for a line that is read like any other. */
function readTable(lines: readonly (readonly string[])[]): readonly (TableRow | undefined)[] {
	const [first = []] = lines;
	const named = first.map(columnNamed);
	const isDivided = isDelimiterRow(lines[1] ?? []);
	const isNamed =
		first.some((cell) => cell !== '') && first.every((cell, at) => cell === '' || named[at]);
	const body = lines
		.slice(isDivided ? 2 : isNamed ? 1 : 0)
		.filter((cells) => !isDelimiterRow(cells));
	// Words and times with tabs between them are lines like any other: a table of two columns says that it is one.
	if (!isNamed && first.length < 3 && !isDivided) {
		return lines.map(() => undefined);
	}
	const columns = columnsOf(body, isNamed || isDivided ? named : []);
	return lines.map((cells, place): TableRow => {
		if (isDelimiterRow(cells)) {
			return { cells: [], header: 'known' };
		}
		return place === 0 && (isNamed || isDivided)
			? { cells: [], header: isNamed ? 'known' : 'unknown' }
			: { cells: told(cells, columns) };
	});
}

function told(cells: readonly string[], columns: readonly Column[]): TableRow['cells'] {
	return cells.flatMap((text, at) =>
		text === '' ? [] : [{ column: columns[at] ?? 'note', text }]
	);
}

/** What each column tells: as it is named, else by what is in it; each but notes once. */
function columnsOf(
	rows: readonly (readonly string[])[],
	named: readonly (Column | undefined)[]
): readonly Column[] {
	const widest = rows.reduce((most, { length }) => Math.max(most, length), 0);
	const cellsAt = (at: number) =>
		rows.map((cells) => cells[at] ?? '').filter((cell) => cell !== '');
	const columns: (Column | undefined)[] = Array.from(
		{ length: Math.min(widest, mostColumns) },
		(_, at) => (named.indexOf(named[at]) === at ? named[at] : named[at] && 'note')
	);
	function choose(column: Column, fits: (cells: readonly string[]) => number): void {
		const open = [...columns.keys()].filter((at) => columns[at] === undefined);
		const scores = open.map((at) => fits(cellsAt(at)));
		const best = Math.max(0, ...scores);
		const at = open[scores.indexOf(best)];
		if (best > 0 && at !== undefined && !columns.includes(column)) {
			columns[at] = column;
		}
	}
	const share = (cells: readonly string[], is: (cell: string) => boolean) =>
		cells.length > 0 && cells.filter(is).length > cells.length / 2 ? 1 : 0;
	choose('time', (cells) => share(cells, isTime));
	choose('number', (cells) => share(cells, isNumber));
	choose('text', (cells) => cells.reduce((sum, { length }) => sum + length, 0));
	choose('speaker', (cells) => (cells.length > 0 && cells.every(looksLikeName) ? 1 : 0));
	return columns.map((column) => column ?? 'note');
}

/** Whether a cell only numbers its row. */
function isNumber(cell: string): boolean {
	return /^\d{1,4}[.)、]?$/.test(cell);
}

function isTime(cell: string): boolean {
	return readTime(cell)?.rest === '';
}
