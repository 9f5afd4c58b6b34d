import { isAttribution, readLikelyAttributed } from '#lib/core/episode/attribution.ts';
import { headingText } from '#lib/core/episode/heading-shape.ts';
import { withoutInlineMarks } from '#lib/core/episode/inline-marks.ts';
import type { PageLine } from '#lib/core/episode/page-lines.ts';
import { pageProblem, type PageProblem } from '#lib/core/episode/page-problem.ts';
import { readBehind } from '#lib/core/episode/read-quote.ts';
import {
	draftSource,
	type CollectedSources,
	type SourceDraft
} from '#lib/core/highlights/highlighted-source.ts';

/** A quote of the list as its lines, before it is known to be one. */
interface OpenQuote {
	readonly lines: PageLine[];
	/** Whether something marks it as a quote; until then it may be a heading or a paragraph. */
	marked: boolean;
}

/** What a line says without its number. */
function textOf({ text, numbered }: PageLine): string {
	return numbered ?? text;
}

/** Whether a line shows by itself that it is a quote: a bullet, a number, marks, or who said it. */
function isMarked(line: PageLine): boolean {
	const words = withoutInlineMarks(textOf(line));
	const said = readBehind({ text: words });
	return (
		line.bullet ||
		line.numbered !== undefined ||
		line.quoted ||
		said.speaker !== undefined ||
		said.text !== words
	);
}

/** Adds a quote to its source: the name before or behind it, the time, and the words themselves. */
function addQuote(source: SourceDraft, { lines }: OpenQuote): void {
	const words = withoutInlineMarks(lines.map(textOf).join('\n'));
	const behind = readBehind({ text: words });
	const said = behind.text === '' ? { text: words } : behind;
	const { speaker, text } =
		said.speaker === undefined ? { ...said, ...readLikelyAttributed(said.text) } : said;
	source.highlights.push({
		line: lines[0]?.number ?? 1,
		text,
		...(speaker === undefined ? {} : { speaker }),
		...(said.time ? { atSeconds: said.time.atSeconds } : {}),
		notes: []
	});
}

/**
 * Reads a plain list of quotes: a line each, or paragraphs with a name on a line of its own behind
 * them. What stands above the first is the title. Undefined unless most lines show that they are
 * quotes, at least two.
 */
export function readQuoteList(lines: readonly PageLine[]): CollectedSources | undefined {
	const problems: PageProblem[] = [];
	const quotes: OpenQuote[] = [];
	const others: PageLine[] = [];
	let open: OpenQuote | undefined;

	function close(): void {
		if (open?.marked) {
			quotes.push(open);
		} else if (open) {
			// One by one: there may be more lines than a call takes arguments.
			for (const line of open.lines) {
				others.push(line);
			}
		}
		open = undefined;
	}

	for (const line of lines) {
		const text = textOf(line);
		const goesOn = open && !line.bullet && line.numbered === undefined && !line.afterBlank;
		if (open && isAttribution(text)) {
			open.lines.push(line);
			open.marked = true;
			close();
		} else if (line.level !== undefined) {
			close();
			others.push(line);
		} else if (
			open &&
			goesOn &&
			open.lines[0]?.quoted === line.quoted &&
			(line.quoted || !isMarked(line))
		) {
			open.lines.push(line);
		} else {
			close();
			open = { lines: [line], marked: isMarked(line) };
		}
	}
	close();
	if (quotes.length < 2 || quotes.length * 2 < quotes.length + others.length) {
		return undefined;
	}
	const [title] = others.filter(({ number }) => number < (quotes[0]?.lines[0]?.number ?? 0));
	const source = draftSource(title?.number ?? 1, title ? headingText(title) : '');
	for (const line of others) {
		if (line !== title && line.level !== undefined) {
			source.unknown.push({ heading: headingText(line), lines: [] });
		} else if (line !== title) {
			problems.push(pageProblem({ code: 'unreadable-line' }, line.number, line.text));
		}
	}
	for (const quote of quotes) {
		addQuote(source, quote);
	}
	return { sources: [source], problems };
}
