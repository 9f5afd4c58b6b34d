import { exportFormatOf, type ExportFormat } from '#lib/core/episode/highlight-export.ts';
import { readLines } from '#lib/core/episode/page-lines.ts';
import { mostItems, pageProblem, type PageProblem } from '#lib/core/episode/page-problem.ts';
import { readClippings, readNotebook } from '#lib/core/highlights/kindle.ts';
import {
	finishSource,
	type CollectedSources,
	type HighlightedSource,
	type SourceDraft
} from '#lib/core/highlights/highlighted-source.ts';
import { readQuoteList } from '#lib/core/highlights/quote-list.ts';
import { readReadwise } from '#lib/core/highlights/readwise.ts';
import { readWeread } from '#lib/core/highlights/weread.ts';

/** A list of quotes or highlights that is no episode page. */
export interface HighlightList {
	readonly format: ExportFormat | 'quote-list';
	/** One for each book, article or list, in the order in which they come up; one with nothing marked in it is a problem. */
	readonly sources: readonly HighlightedSource[];
	/** By line. */
	readonly problems: readonly PageProblem[];
}

function isEmpty({ highlights, remarks }: SourceDraft): boolean {
	return highlights.length + remarks.length === 0;
}

/** The sources without what is beyond the most items of a list, and the problem that says so. */
function withinLimit({ sources, problems }: CollectedSources): CollectedSources {
	let room = mostItems;
	let leftOut = 0;
	let firstLine = Infinity;

	function fitting<Draft extends { readonly line: number }>(drafts: readonly Draft[]): Draft[] {
		const kept = drafts.slice(0, room);
		room -= kept.length;
		leftOut += drafts.length - kept.length;
		firstLine = Math.min(firstLine, drafts[kept.length]?.line ?? Infinity);
		return kept;
	}

	const kept: readonly SourceDraft[] = sources.map((source) => ({
		...source,
		highlights: fitting(source.highlights),
		remarks: fitting(source.remarks)
	}));
	const finding = { code: 'too-many-items', maximum: mostItems, leftOut } as const;
	return leftOut === 0
		? { sources, problems }
		: { sources: kept, problems: [...problems, pageProblem(finding, firstLine, '')] };
}

/**
 * Reads a text that is no episode page (`parsePage` says so) as a list of quotes: Kindle’s clippings or
 * notebook, what Readwise or 微信读书 export, or any list, a quote a line. Undefined if it is none of
 * these. Every line is in a source, in a problem, or says only where and when something was marked.
 */
export function readHighlights(text: string): HighlightList | undefined {
	const { lines } = readLines(text);
	const format = exportFormatOf(lines) ?? 'quote-list';
	const readers = {
		'kindle-clippings': readClippings,
		'kindle-notebook': readNotebook,
		readwise: readReadwise,
		weread: readWeread,
		'quote-list': readQuoteList
	};
	const collected = readers[format](lines);
	const { sources, problems } = collected ? withinLimit(collected) : { sources: [], problems: [] };
	const full = sources.filter((source) => !isEmpty(source));
	if (full.length === 0) {
		return undefined;
	}
	const empty = sources.filter(isEmpty).map(({ line, title, author = '', unknown }) => {
		const texts = unknown.flatMap(({ heading, lines: under }) => [heading, ...under]);
		const finding = { code: 'empty-item', section: undefined } as const;
		return pageProblem(finding, line, [title, author, ...texts].join(' ').trim());
	});
	return {
		format,
		sources: full.map(finishSource),
		problems: [...problems, ...empty].sort((a, b) => a.line - b.line)
	};
}
