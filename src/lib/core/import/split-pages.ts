import { headingText } from '#lib/core/episode/heading-shape.ts';
import { isNumberedLine } from '#lib/core/episode/page-head.ts';
import { readLines } from '#lib/core/episode/page-lines.ts';
import { readHeading } from '#lib/core/episode/section-headings.ts';

/**
 * The pages that were put into one text, one after another: both languages of an episode, several
 * episodes, or one page twice. A page begins where an episode's number stands, or the first line once
 * more, and a section follows that the page before has already: a list of other episodes has none.
 * Every line is in one of the pages; a text that is one page, or none, is the only one.
 */
export function splitPages(text: string): readonly string[] {
	const { lines } = readLines(text);
	const [first] = lines;
	const begins: number[] = [];
	const seen = new Set<string>();
	let begin: number | undefined;
	for (const line of lines) {
		if (line.bullet) continue;
		const heading = readHeading(line.text) ?? readHeading(headingText(line));
		if (heading) {
			if (begin !== undefined && seen.has(heading.section)) {
				begins.push(begin);
				seen.clear();
			}
			begin = undefined;
			seen.add(heading.section);
		} else if (seen.size > 0 && (isNumberedLine(line) || line.text === first?.text)) {
			begin = line.number;
		}
	}
	if (begins.length === 0) return [text];
	const written = text.split(/\r\n|\n|\r/);
	return [1, ...begins].map((from, place) =>
		written.slice(from - 1, (begins[place] ?? Infinity) - 1).join('\n')
	);
}
