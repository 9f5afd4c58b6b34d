import { isRule, readMarks } from '#lib/core/episode/line-marks.ts';
import { withoutUnseen } from '#lib/core/episode/unseen-characters.ts';

/** What a column of a table tells of an item. */
export type Column = 'number' | 'time' | 'horizon' | 'speaker' | 'text' | 'note';

/** A row of a table by its cells, empty ones left out. */
export interface TableRow {
	/** `note` may be there several times. */
	readonly cells: readonly { readonly column: Column; readonly text: string }[];
	/** Where it only names the columns, or divides such a row from the others: whether its words are known. */
	readonly header?: 'known' | 'unknown';
}

/** A line of a page that is not blank and no rule. */
export interface PageLine {
	/** Counted from 1, blank lines included. */
	readonly number: number;
	/** White space before it, in characters, beyond what all lines have. */
	readonly indent: number;
	readonly bullet: boolean;
	/** What it says, trimmed, without its bullet. */
	readonly text: string;
	/** What follows `1.`, where the line begins with such a number. */
	readonly numbered?: string;
	/** Whether Markdown has it as a quotation; its `>` is taken off. */
	readonly quoted: boolean;
	/** The level that Markdown gives it as a heading; the text still has its `#`. */
	readonly level?: number;
	/** As it stands, without the indentation that all lines have. */
	readonly raw: string;
	readonly afterBlank: boolean;
	/** What its cells tell, where it is the row of a table. */
	readonly row?: TableRow;
}

/** A page as lines. */
export interface PageLines {
	readonly lines: readonly PageLine[];
	/** Whether indentation tells levels apart; copying through some programs loses it. */
	readonly nested: boolean;
}

/** Cuts a page into its lines; any text at all will do. Rules and fences count as blank lines. */
export function readLines(page: string): PageLines {
	const written = withoutUnseen(page).split(/\r\n|\n|\r/);
	let common = Infinity;
	for (const line of written) {
		const rest = line.trimStart();
		common = rest === '' ? common : Math.min(common, line.length - rest.length);
	}
	const lines: PageLine[] = [];
	let afterBlank = true;
	let least = Infinity;
	let deepest = -1;
	for (const [index, line] of written.entries()) {
		const trimmed = line.trim();
		const { quoteWidth, ...marks } = readMarks(trimmed);
		if (marks.text === '' && !marks.bullet) {
			afterBlank = true;
			continue;
		}
		if (isRule(trimmed) || (!marks.bullet && isRule(marks.text))) {
			afterBlank = true;
			continue;
		}
		// Inside a quotation, levels are told apart by what stands after its mark.
		const before = line.length - line.trimStart().length - common;
		const indent = before + Math.max(0, quoteWidth - 2);
		lines.push({
			number: index + 1,
			indent,
			...marks,
			raw: line.slice(common).trimEnd(),
			afterBlank
		});
		if (marks.bullet) {
			least = Math.min(least, indent);
			deepest = Math.max(deepest, indent);
		}
		afterBlank = false;
	}
	return { lines, nested: deepest > least || (deepest > 0 && least > 0) };
}
