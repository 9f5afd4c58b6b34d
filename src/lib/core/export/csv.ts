/** A cell of a table: a text, a number or a truth value; nothing where it is undefined. */
export type Cell = string | number | boolean | undefined;

/** What stands at the beginning of a file so that Excel reads it as UTF-8. */
export const byteOrderMark = '\uFEFF';

/**
 * What a spreadsheet may take for the beginning of a formula, the wide forms that Chinese and Japanese
 * editions take for it among them; also behind apostrophes, so that `withoutGuard` has no doubts.
 * Source: OWASP, CSV Injection.
 */
const formula = /^'*[=+\-@\t\r\n＝＋－＠]/u;

/** A row as RFC 4180 has it, its line break included. A text that could be a formula gets a guard before it. */
export function csvRow(cells: readonly Cell[]): string {
	return `${cells.map(written).join(',')}\r\n`;
}

/** Cells in the order of their columns. */
export function rowOf<Column extends string>(
	columns: readonly Column[],
	cells: Partial<Record<Column, Cell>>
): readonly Cell[] {
	return columns.map((column) => cells[column]);
}

/** A text with an apostrophe before it where a spreadsheet could take it for a formula; else as it is. */
export function withGuard(text: string): string {
	return formula.test(text) ? `'${text}` : text;
}

/** The text that `withGuard` was given. */
export function withoutGuard(cell: string): string {
	return cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell;
}

function written(cell: Cell): string {
	if (cell === undefined) return '';
	// A number is none of a learner's words, and its minus sign no formula.
	if (typeof cell !== 'string') return String(cell);
	const text = withGuard(cell);
	return /[",\r\n]|^\s|\s$/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
