import { withoutInlineMarks } from '#lib/core/episode/inline-marks.ts';
import { withoutHashes } from '#lib/core/episode/line-marks.ts';
import type { PageLine } from '#lib/core/episode/page-lines.ts';
import { pageProblem, type PageProblem } from '#lib/core/episode/page-problem.ts';
import {
	draftSource,
	type CollectedSources,
	type HighlightDraft,
	type SourceDraft
} from '#lib/core/highlights/highlighted-source.ts';

const author = /^Author:\s*(.+)$/i;
const note = /^(?:\*\*)?Note(?:\*\*)?:\s*(.+)$/i;
const tags = /^(?:\*\*)?Tags(?:\*\*)?:/i;

/** The place behind a highlight: `([Location 170](https://…))`, `([View Highlight](https://…))`. */
const place = /\s*\(\[[^[\]]{1,60}\]\(https?:[^\s()]{1,1000}\)\)\s*$/;

/** A name without the brackets that make it a link between notes. */
function unlinked(text: string): string {
	return text.replace(/\[\[([^[\]]*)\]\]/g, '$1').trim();
}

/** Reads the Markdown that Readwise exports: a source is a heading, its metadata and its highlights. */
export function readReadwise(lines: readonly PageLine[]): CollectedSources {
	const problems: PageProblem[] = [];
	const sources: SourceDraft[] = [];
	let part = 'head';
	let title = '';
	let titleLine = 1;
	let writer = '';
	let source: SourceDraft | undefined;
	let open: (HighlightDraft & { readonly indent: number; readonly words: string[] }) | undefined;
	let kept: string[] = [];

	function close(): void {
		if (open && source) {
			const { line, words, notes } = open;
			source.highlights.push({ line, text: words.join('\n').replace(place, ''), notes });
		}
		open = undefined;
	}

	function begin(): SourceDraft {
		const begun = draftSource(titleLine, title, writer);
		begun.unknown.push({ heading: 'Metadata', lines: kept });
		sources.push(begun);
		return begun;
	}

	/** Reports what stands above no highlights. */
	function abandon(): void {
		const texts = source ? [] : [title, writer, ...kept].filter((text) => text !== '');
		for (const text of texts) {
			problems.push(pageProblem({ code: 'unreadable-line' }, titleLine, text));
		}
	}

	for (const line of lines) {
		const words = withoutHashes(line.text);
		if (line.level === 1) {
			close();
			abandon();
			[part, title, writer, source] = ['head', withoutInlineMarks(words), '', undefined];
			titleLine = line.number;
			kept = [];
		} else if (line.level === 2 && /^(?:Metadata|Highlights\b.*|Full Document.*)$/.test(words)) {
			close();
			part = words.startsWith('Highlights') ? 'highlights' : 'metadata';
			source ??= part === 'highlights' ? begin() : undefined;
		} else if (part !== 'highlights') {
			const named = author.exec(line.text)?.[1];
			writer = named === undefined ? writer : unlinked(named);
			kept.push(...(named === undefined ? [line.raw] : []));
		} else if (line.bullet && (!open || line.indent <= open.indent)) {
			close();
			open = { line: line.number, indent: line.indent, text: '', words: [line.text], notes: [] };
		} else if (!open) {
			problems.push(pageProblem({ code: 'unreadable-line' }, line.number, line.text));
		} else if (line.bullet && tags.test(line.text)) {
			// Tags are the reader's order on a shelf, no remark on the words.
			kept.push(line.raw);
		} else if (line.bullet) {
			open.notes.push(unlinked(note.exec(line.text)?.[1] ?? line.text));
		} else {
			open.words.push(line.text);
		}
	}
	close();
	abandon();
	for (const { unknown } of sources) {
		if (unknown[0]?.lines.length === 0) {
			unknown.shift();
		}
	}
	return { sources, problems };
}
