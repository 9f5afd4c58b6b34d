import { readTrailingBracket } from '#lib/core/episode/brackets.ts';
import {
	readClippingPlace,
	readNotebookPlace,
	type KindlePlace
} from '#lib/core/episode/highlight-export.ts';
import type { PageLine } from '#lib/core/episode/page-lines.ts';
import { pageProblem, type PageProblem } from '#lib/core/episode/page-problem.ts';
import {
	draftSource,
	type CollectedSources,
	type HighlightDraft,
	type SourceDraft
} from '#lib/core/highlights/highlighted-source.ts';

/** Adds what a reader marked or wrote; a note goes to the highlight in which it stands, if there is one. */
function createShelf(source: SourceDraft, problems: PageProblem[]) {
	const byPlace = new Map<number, HighlightDraft>();
	let last: HighlightDraft | undefined;

	return function add(place: KindlePlace, line: PageLine, text: string): void {
		const { kind, from, to } = place;
		const draft: HighlightDraft = { line: line.number, text, notes: [] };
		if (kind === 'bookmark' && text === '') {
			return;
		}
		if (text === '') {
			const finding = { code: 'empty-item', section: 'quote' } as const;
			problems.push(pageProblem(finding, line.number, line.text));
		} else if (kind === 'highlight') {
			source.highlights.push(draft);
			last = draft;
			for (const at of [from, to]) {
				if (at !== undefined) {
					byPlace.set(at, draft);
				}
			}
		} else {
			const marked = from === undefined ? last : (byPlace.get(from) ?? byPlace.get(to ?? from));
			if (marked) {
				marked.notes.push(text);
			} else {
				source.remarks.push(draft);
			}
		}
	};
}

function wordsOf(lines: readonly PageLine[]): string {
	return lines.map(({ raw }) => raw.trim()).join('\n');
}

/**
 * Reads `My Clippings.txt`: of each clipping the line with the book, the line with its place, and the
 * words. The clippings of all books stand in one file, in the order of time.
 */
export function readClippings(lines: readonly PageLine[]): CollectedSources {
	const problems: PageProblem[] = [];
	const books = new Map<string, { source: SourceDraft; add: ReturnType<typeof createShelf> }>();
	const places = lines.flatMap((line, index) => {
		const place = readClippingPlace(line);
		return place ? [{ place, index }] : [];
	});
	for (const line of lines.slice(0, Math.max(0, (places[0]?.index ?? 0) - 1))) {
		problems.push(pageProblem({ code: 'unreadable-line' }, line.number, line.text));
	}
	for (const [at, { place, index }] of places.entries()) {
		// The line before the next place is the name of its book.
		const end = at + 1 < places.length ? (places[at + 1]?.index ?? 0) - 1 : lines.length;
		const placeLine = lines[index];
		const name = lines[index - 1]?.raw.trim() ?? '';
		const titled = readTrailingBracket(name);
		const known = books.get(name);
		const source =
			known?.source ??
			draftSource(lines[index - 1]?.number ?? 1, titled?.before ?? name, titled?.inside);
		const book = known ?? { source, add: createShelf(source, problems) };
		books.set(name, book);
		if (placeLine) {
			book.add(place, placeLine, wordsOf(lines.slice(index + 1, end)));
		}
	}
	return { sources: [...books.values()].map(({ source }) => source), problems };
}

const furniture =
	/^(?:notebook export|your kindle notes for:?|笔记本导出|笔记导出|筆記匯出|我的笔记)$/i;

/**
 * Reads the notebook that Kindle exports for one book, as text: title and author first, then of each
 * highlight or note the line with its place, and the words. Any other line set apart is a chapter.
 */
export function readNotebook(lines: readonly PageLine[]): CollectedSources {
	const problems: PageProblem[] = [];
	const first = lines.findIndex((line) => readNotebookPlace(line));
	const above = lines.slice(0, first).filter(({ text }) => !furniture.test(text));
	const [title, author, ...others] = above;
	const source = draftSource(title?.number ?? 1, title?.text ?? '', author?.text);
	const add = createShelf(source, problems);
	for (const { text } of others) {
		source.unknown.push({ heading: text, lines: [] });
	}
	let open:
		| { readonly place: KindlePlace; readonly line: PageLine; readonly words: PageLine[] }
		| undefined;

	function close(): void {
		if (open) {
			add(open.place, open.line, wordsOf(open.words));
		}
	}

	for (const [index, line] of [...lines.entries()].slice(first)) {
		const place = readNotebookPlace(line);
		const next = lines[index + 1];
		if (place) {
			close();
			open = { place, line, words: [] };
		} else if (
			open &&
			open.words.length > 0 &&
			line.afterBlank &&
			next &&
			readNotebookPlace(next)
		) {
			source.unknown.push({ heading: line.text, lines: [] });
		} else {
			open?.words.push(line);
		}
	}
	close();
	return { sources: [source], problems };
}
