import type { PageLine } from '#lib/core/episode/page-lines.ts';
import { pageProblem, type PageProblem } from '#lib/core/episode/page-problem.ts';
import { draftSource, type CollectedSources } from '#lib/core/highlights/highlighted-source.ts';

/** What stands over a thought of the reader's: `2026/01/05发表想法`. */
const thoughtLine = /^\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s*发表想法$/;

/** The words that a thought is about. */
const aboutLine = /^原文[:：]\s*([^]+)$/;

/**
 * Reads what 微信读书 copies: title, author and a count, then chapters and what was marked in them. Of its
 * two forms one has `◆` before chapters and `>>` before words, the older `◆` before words and nothing
 * before chapters. A thought stands before the words that it is about.
 */
export function readWeread(lines: readonly PageLine[]): CollectedSources {
	const problems: PageProblem[] = [];
	const counted = lines.findIndex(({ text }) => /^\d{1,6}\s?个笔记$/.test(text));
	const [title, ...names] = lines.slice(0, counted).map(({ text }) => text);
	const source = draftSource(
		lines[0]?.number ?? 1,
		(title ?? '').replace(/^《([^《》]*)》$/, '$1'),
		names.join('、')
	);
	const marked = lines.slice(counted + 1);
	const hasQuotations = marked.some(({ quoted }) => quoted);
	let thought: { readonly line: number; readonly words: string[] } | undefined;
	/** Whether the line before was marked words, which may go on. */
	let open = false;

	function add(line: number, text: string): void {
		source.highlights.push({ line, text, notes: thought?.words ?? [] });
		thought = undefined;
	}

	/** A thought that turns out to be about nothing. */
	function endThought(): void {
		if (thought && thought.words.length > 0) {
			source.remarks.push({ line: thought.line, text: thought.words.join('\n'), notes: [] });
		}
		thought = undefined;
	}

	for (const { number, text, quoted, bullet, afterBlank } of marked) {
		const about = thought && aboutLine.exec(text)?.[1];
		const last = source.highlights.at(-1);
		if (about !== undefined) {
			add(number, about);
			open = true;
		} else if (bullet && thoughtLine.test(text)) {
			endThought();
			thought = { line: number, words: [] };
			open = false;
		} else if (quoted || (bullet && !hasQuotations)) {
			if (!quoted) endThought();
			add(number, text);
			open = true;
		} else if (thought && !bullet && text !== '-- 来自微信读书') {
			thought.words.push(text);
		} else if (last && open && !afterBlank && !bullet) {
			source.highlights.splice(-1, 1, { ...last, text: `${last.text}\n${text}` });
		} else if (bullet || (!hasQuotations && text !== '-- 来自微信读书')) {
			endThought();
			source.unknown.push({ heading: text, lines: [] });
			open = false;
		} else if (text !== '-- 来自微信读书') {
			problems.push(pageProblem({ code: 'unreadable-line' }, number, text));
		}
	}
	endThought();
	return { sources: [source], problems };
}
