import { withoutHashes } from '#lib/core/episode/line-marks.ts';
import { readAttributed, readQuoted } from '#lib/core/episode/field-format.ts';
import type { PageLine } from '#lib/core/episode/page-lines.ts';
import { readTime } from '#lib/core/episode/page-time.ts';
import type { ImpliedHeading } from '#lib/core/episode/scan-page.ts';
import { afterSeparator } from '#lib/core/episode/timed-head.ts';

/** More lines with times than this are a transcript or subtitles, and no selection that anybody made. */
const mostTimedLines = 200;

/** Whether what follows a time is what somebody said. */
function isSaid(rest: string): boolean {
	const { speaker, text } = readAttributed(rest);
	return (speaker !== undefined && text !== '') || readQuoted(text) !== text;
}

/**
 * The heading that a page without any could have had: at least two of its lines begin with a time, and
 * what follows is quotes, if half of them say who speaks or stand in quotation marks, else chapters.
 * Undefined where that is not plain to see.
 */
export function impliedHeading(lines: readonly PageLine[]): ImpliedHeading | undefined {
	const timed = lines.flatMap((line) => {
		const text = withoutHashes(line.text);
		const time = readTime(text) ?? readTime(line.numbered ?? '');
		return time && afterSeparator(time.rest) !== ''
			? [{ line, rest: afterSeparator(time.rest) }]
			: [];
	});
	const first = timed[0];
	if (!first || timed.length < 2 || timed.length > mostTimedLines) {
		return undefined;
	}
	const said = timed.filter(({ rest }) => isSaid(rest)).length;
	return { section: said * 2 >= timed.length ? 'quote' : 'chapter', line: first.line.number };
}
