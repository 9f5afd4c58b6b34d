import { withoutInlineMarks } from '#lib/core/episode/inline-marks.ts';
import { withoutHashes } from '#lib/core/episode/line-marks.ts';
import type { PageLine } from '#lib/core/episode/page-lines.ts';

/**
 * Whether a line can be a heading that the table does not have: Markdown says so, or it begins where
 * headings begin and ends in a count, or is short, no sentence, and set apart by a blank line.
 */
export function looksLikeHeading(line: PageLine): boolean {
	// Marks without words are no heading of anything.
	if (line.level !== undefined) {
		return headingText(line) !== '';
	}
	if (line.bullet || line.indent > 0 || line.text.length > 60 || headingText(line) === '') {
		return false;
	}
	return isCounted(line.text) || (line.afterBlank && !/[。.!！,，、;；…]$/.test(line.text));
}

/** Whether a text ends in a number in brackets, as headings do. */
export function isCounted(text: string): boolean {
	return /[(（]\s*\d{1,7}\s*[)）]$/.test(text);
}

/** The words of a heading or a title, without what Markdown marks it with. */
export function headingText({ text }: Pick<PageLine, 'text'>): string {
	return withoutHashes(withoutInlineMarks(withoutHashes(text)));
}

/** The line that makes these words a heading, whatever they are. */
export function writeUnknownHeading(heading: string): string {
	return `## ${heading}`;
}
