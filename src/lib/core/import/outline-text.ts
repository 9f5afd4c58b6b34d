/** As much of a document's node as its text needs; the platform's nodes are such. */
export interface OutlineNode {
	/** In capitals for elements of HTML; `#text` for text. */
	readonly nodeName: string;
	readonly nodeValue: string | null;
	readonly childNodes: Iterable<OutlineNode>;
	/** Only elements have attributes. */
	getAttribute?(name: string): string | null;
}

/** What is never part of what a page says. */
const silent = new Set(
	'SCRIPT STYLE NOEMBED TEMPLATE NOSCRIPT HEAD TITLE IFRAME OBJECT SVG MATH CANVAS SELECT BUTTON'.split(
		' '
	)
);

const blocks = new Set(
	(
		'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY DD DETAILS DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM ' +
		'HEADER HR HTML LI MAIN NAV OL P PRE SECTION SUMMARY TABLE TBODY TD TH TR UL'
	).split(' ')
);

const headings = new Set(['H1', 'H2', 'H3', 'H4', 'H5', 'H6']);
const lists = new Set(['UL', 'OL']);

/** Links that say where in a recording something is. */
const timeLink = /[?&#]t=|youtu\.?be/i;

/** Deeper lists are indented no further, so that the text grows with the page alone. */
const deepest = 12;

type Step =
	{ readonly enter: OutlineNode; readonly depth: number } | { readonly leave: OutlineNode };

/**
 * What a document says, as the importer reads pages: a line for each block, a blank one around headings
 * and paragraphs, `•` for an item of a list, indented by its depth, `>` before what is quoted, and links that lead to a time as
 * `[02:27](address)`. Nothing is interpreted; markup within a text stays text. Answers now and then how
 * many nodes it has seen, so that the caller can rest; takes time in proportion to the document.
 */
export function* outlineText(root: OutlineNode): Generator<number, string, undefined> {
	const writer = new LineWriter();
	const steps: Step[] = [{ enter: root, depth: 0 }];
	let seen = 0;
	for (let step = steps.pop(); step; step = steps.pop()) {
		if ('leave' in step) {
			leave(step.leave, writer);
			continue;
		}
		seen += 1;
		if (seen % 500 === 0) {
			yield seen;
		}
		const { enter: node, depth } = step;
		const name = node.nodeName.toUpperCase();
		if (name === '#TEXT') {
			writer.add(node.nodeValue ?? '');
		} else if (!silent.has(name) && !name.startsWith('#COMMENT')) {
			enter(name, node, depth, writer);
			steps.push({ leave: node });
			const below = lists.has(name) ? Math.min(depth + 1, deepest) : depth;
			for (const child of [...node.childNodes].reverse()) {
				steps.push({ enter: child, depth: below });
			}
		}
	}
	return writer.text();
}

function enter(name: string, node: OutlineNode, depth: number, writer: LineWriter): void {
	if (name === 'BR') {
		writer.breakLine();
	} else if (name === 'LI') {
		writer.beginItem(Math.max(0, depth - 1));
	} else if (headings.has(name)) {
		writer.breakParagraph();
		writer.indent = 0;
	} else if (name === 'P' || name === 'BLOCKQUOTE') {
		writer.breakParagraph();
		writer.quotations += name === 'P' ? 0 : 1;
	} else if (name === 'TD' || name === 'TH') {
		writer.beginCell();
	} else if (name === 'TR') {
		writer.beginRow();
	} else if (blocks.has(name)) {
		writer.breakLine();
	} else if (name === 'A' && isTimeLink(node)) {
		writer.add('[');
	}
}

function leave(node: OutlineNode, writer: LineWriter): void {
	const name = node.nodeName.toUpperCase();
	if (headings.has(name) || name === 'P' || name === 'BLOCKQUOTE') {
		writer.breakParagraph();
		writer.quotations -= name === 'BLOCKQUOTE' ? 1 : 0;
	} else if (lists.has(name)) {
		writer.endList();
	} else if (blocks.has(name) && name !== 'TD' && name !== 'TH') {
		writer.breakLine();
	} else if (name === 'A' && isTimeLink(node)) {
		writer.add(`](${node.getAttribute?.('href') ?? ''})`);
	}
}

function isTimeLink(node: OutlineNode): boolean {
	const address = node.getAttribute?.('href') ?? '';
	return /^https?:\/\/[^\s()]+$/i.test(address) && timeLink.test(address);
}

/** Lines under way: white space is folded as a browser folds it. */
class LineWriter {
	indent = 0;
	/** How many quotations it is in. */
	quotations = 0;
	readonly #lines: string[] = [];
	#line = '';
	#mark = '';
	#isFirstCell = true;
	#rowBegan = 0;

	add(text: string): void {
		const folded = text.replace(/[\t\n\f\r ]+/g, ' ');
		const end = this.#line.at(-1) ?? ' ';
		this.#line += end === ' ' || end === '\t' ? folded.trimStart() : folded;
	}

	beginRow(): void {
		this.breakLine();
		this.#rowBegan = this.#lines.length;
		this.#isFirstCell = true;
	}

	/** Cells are divided by tabs, as browsers copy them; not where a cell has lines of its own, as in a layout. */
	beginCell(): void {
		const isOneLine = this.#lines.length === this.#rowBegan;
		if (this.#isFirstCell || !isOneLine) {
			this.add(' ');
		} else {
			this.#line = `${this.#line.replace(/ $/, '')}\t`;
		}
		this.#isFirstCell = false;
	}

	breakLine(): void {
		const words = this.#line.trim();
		// A single cell is a line like any other.
		const said = words.includes('\t') ? this.#line.trimEnd() : words;
		if (said !== '') {
			const quoted = this.quotations > 0 ? '> ' : '';
			this.#lines.push(quoted + ' '.repeat(this.indent) + this.#mark + said);
			// What follows in the same item stands under its words, not under its bullet.
			this.indent += this.#mark.length;
			this.#mark = '';
		}
		this.#line = '';
	}

	breakParagraph(): void {
		this.breakLine();
		// The words of an item may stand in a paragraph of their own, right behind its bullet.
		if (this.#mark === '' && this.#lines.length > 0 && this.#lines.at(-1) !== '') {
			this.#lines.push('');
		}
	}

	beginItem(depth: number): void {
		this.breakLine();
		this.indent = 2 + 4 * depth;
		this.#mark = '• ';
	}

	endList(): void {
		this.breakLine();
		this.#mark = '';
		this.indent = Math.max(0, this.indent - 4);
		// What follows a list is not of its last item.
		if (this.indent === 0) this.breakParagraph();
	}

	text(): string {
		this.breakLine();
		return this.#lines.join('\n').trim();
	}
}
