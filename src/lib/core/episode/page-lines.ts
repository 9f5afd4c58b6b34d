/** A line of a page that is not blank. */
export interface PageLine {
	/** Counted from 1, blank lines included. */
	readonly number: number;
	/** White space before it, in characters, beyond what all lines have. */
	readonly indent: number;
	readonly bullet: boolean;
	/** What it says, trimmed, without its bullet. */
	readonly text: string;
	/** As it stands, without the indentation that all lines have. */
	readonly raw: string;
	readonly afterBlank: boolean;
}

/** A page as lines. */
export interface PageLines {
	readonly lines: readonly PageLine[];
	/** Whether indentation tells levels apart; copying through some programs loses it. */
	readonly nested: boolean;
}

/** A dot needs no space after it; `*` and `-` are bullets only with one, else the start of a word. */
const bulletPattern = /^(?:[•◦▪‣⁃●○]|[*-](?=\s|$))/;

/** Whether a trimmed text would be read as a bullet. */
export function startsWithBullet(text: string): boolean {
	return bulletPattern.test(text);
}

/** Cuts a page into its lines; any text at all will do. */
export function readLines(page: string): PageLines {
	const written = page.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
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
		if (trimmed === '') {
			afterBlank = true;
			continue;
		}
		const indent = line.length - line.trimStart().length - common;
		const bullet = startsWithBullet(trimmed);
		const text = bullet ? trimmed.slice(1).trimStart() : trimmed;
		lines.push({
			number: index + 1,
			indent,
			bullet,
			text,
			raw: line.slice(common).trimEnd(),
			afterBlank
		});
		if (bullet) {
			least = Math.min(least, indent);
			deepest = Math.max(deepest, indent);
		}
		afterBlank = false;
	}
	return { lines, nested: deepest > least || (deepest > 0 && least > 0) };
}
