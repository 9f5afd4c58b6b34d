import type { PageLine } from '#lib/core/episode/page-lines.ts';

/** How the cells of a row are divided: by bars at its ends and between them, by bars between, by tabs. */
type Divider = 'bars' | 'bars-between' | 'tabs';

function dividerOf({ text, bullet, level }: PageLine): Divider | undefined {
	if (bullet || level !== undefined) {
		return undefined;
	}
	const bar = text.indexOf('|', 1);
	return bar > 0
		? text.startsWith('|')
			? 'bars'
			: 'bars-between'
		: text.includes('\t')
			? 'tabs'
			: undefined;
}

/** The cells of a row, trimmed; `\|` is a bar within one, `<br>` a space. */
export function cellsOf({ text, raw, quoted }: PageLine): readonly string[] {
	const cells = text.includes('|')
		? text
				.replace(/^\|/, '')
				.replace(/(?<!\\)\|$/, '')
				.split(/(?<!\\)\|/)
		: // The first cells may be empty.
			(quoted ? text : raw).split('\t');
	return cells.map((cell) =>
		cell
			.replaceAll('\\|', '|')
			.replace(/<br\s?\/?>/gi, ' ')
			.trim()
	);
}

/** Whether a row is Markdown's line between the names of the columns and what they tell: `| --- | :-: |`. */
export function isDelimiterRow(cells: readonly string[]): boolean {
	return cells.length > 0 && cells.every((cell) => /^:?-+:?$/.test(cell));
}

/** The lines that may be the rows of one table, two at least, right under each other and divided alike. */
export function runsOfRows(lines: readonly PageLine[]): readonly (readonly PageLine[])[] {
	const runs: PageLine[][] = [];
	let open: { readonly divider: Divider; readonly rows: PageLine[] } | undefined;
	for (const line of lines) {
		const divider = dividerOf(line);
		const last = open?.rows.at(-1);
		if (open && divider === open.divider && last?.number === line.number - 1) {
			open.rows.push(line);
		} else {
			open = divider && { divider, rows: [line] };
			if (open) {
				runs.push(open.rows);
			}
		}
	}
	return runs.filter(([first, second]) => {
		const divided = second !== undefined && isDelimiterRow(cellsOf(second));
		// Bars stand in sentences, too, and between the facts of a head.
		return second !== undefined && first && (dividerOf(first) !== 'bars-between' || divided);
	});
}
