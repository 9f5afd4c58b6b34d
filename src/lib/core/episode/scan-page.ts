import { isAttribution } from '#lib/core/episode/attribution.ts';
import { isClaimed } from '#lib/core/episode/claimed-line.ts';
import { opensOutline, takesBullets, type Place } from '#lib/core/episode/heading-bullets.ts';
import type { Section } from '#lib/core/episode/episode.ts';
import { looksLikeHeading, headingText } from '#lib/core/episode/heading-shape.ts';
import {
	goesOnBelow,
	holdsRows,
	isAside,
	isTexts,
	isTimed,
	isUnder,
	mayLackTime,
	readItemStart,
	type ItemStart,
	type OpenItem
} from '#lib/core/episode/item-start.ts';
import { withoutInlineMarks } from '#lib/core/episode/inline-marks.ts';
import { itemOfRow } from '#lib/core/episode/item-of-row.ts';
import type { PageLine, PageLines, TableRow } from '#lib/core/episode/page-lines.ts';
import {
	mostItems,
	pageProblem,
	type PageFinding,
	type PageProblem
} from '#lib/core/episode/page-problem.ts';
import type { Block, RawItem, ScannedPage, UnknownBlock } from '#lib/core/episode/scanned-page.ts';
import { isEntitySection, readHeading, type Heading } from '#lib/core/episode/section-headings.ts';
import { isMistimed, readTimedHead } from '#lib/core/episode/timed-head.ts';
import { readVisualLabel } from '#lib/core/episode/visual-label.ts';

/** A heading that a page leaves out: the section of its items, and the line of the first. */
export interface ImpliedHeading {
	readonly section: Section;
	readonly line: number;
}

/** Divides a page by its headings, in one pass; whatever has no place becomes a problem. */
export function scanPage({ lines, nested }: PageLines, implied?: ImpliedHeading): ScannedPage {
	const head: PageLine[] = [];
	const blocks: Block[] = [];
	const unknown: UnknownBlock[] = [];
	const problems: PageProblem[] = [];
	let place: Place = 'head';
	let open: OpenItem | undefined;
	let found = 0;
	let firstLeftOut: PageLine | undefined;
	/** The quotes among the chapters, under no heading. */
	let aside: Block | undefined;

	function report(line: PageLine, finding: PageFinding): void {
		problems.push(pageProblem(finding, line.number, line.text));
	}

	function begin(heading: Heading, line: PageLine): Block {
		settle();
		const block: Block = { heading, line, items: [], loose: [], plain: [] };
		blocks.push(block);
		return block;
	}

	/** Ends a section: lines that nothing marked are its items if it has no others. */
	function settle(): void {
		const block = typeof place === 'object' && 'loose' in place ? place : undefined;
		const unmarked = block && block.items.length === 0;
		let last: PageLine | undefined;
		for (const line of block?.plain ?? []) {
			const goesOn =
				isAttribution(line.text) || (line.quoted && last?.quoted === true && !line.afterBlank);
			if (block === undefined || !unmarked) {
				report(line, { code: 'unreadable-line' });
			} else if (open && (goesOn || line.indent > open.indent)) {
				addToItem(line, open);
			} else {
				addItem(line, block, { marker: 'plain', text: line.text });
			}
			last = line;
		}
		open = undefined;
	}

	function addItem(line: PageLine, block: Block, start: ItemStart): void {
		const { indent } = line;
		const { marker, text, head, body = [] } = start;
		if (found < mostItems) {
			const item: RawItem = { line, text, body: [...body], ...(head ? { head } : {}) };
			block.items.push(item);
			open = { indent, marker, item };
		} else {
			firstLeftOut ??= line;
			open = { indent, marker, leftOut: true };
		}
		found += 1;
	}

	function addToItem(line: PageLine, under: OpenItem): void {
		if (under.leftOut) {
			return;
		}
		if (line.text === '') {
			report(line, { code: 'empty-item', section: undefined });
		} else if (under.item) {
			under.item.body.push({ bullet: line.bullet, text: line.text });
		} else {
			report(line, { code: 'unreadable-line' });
		}
	}

	function addBullet(line: PageLine, block: Block, section: Section): void {
		const { text, indent } = line;
		const timedHead = isTimed(section) ? readTimedHead(text, section) : undefined;
		if (open && isUnder(open, line, section, { nested, timed: timedHead !== undefined })) {
			addToItem(line, open);
			return;
		}
		if (text === '') {
			report(line, { code: 'empty-item', section });
		} else if (isTimed(section) && !timedHead && (!mayLackTime(section) || isMistimed(text))) {
			report(line, { code: 'unreadable-time', section });
		} else {
			addItem(line, block, { marker: 'bullet', text, ...(timedHead ? { head: timedHead } : {}) });
			return;
		}
		open = { indent, marker: 'bullet' };
	}

	/** The row of a table is an item whatever stands above it; what names the columns says no more. */
	function addRow(line: PageLine, row: TableRow, block: Block): void {
		const { section } = block.heading;
		if (row.header === 'unknown') {
			report(line, { code: 'unreadable-line' });
		}
		const { first, body } = itemOfRow(row, section);
		if (row.header || (first === '' && body.length === 0)) {
			return;
		}
		const head = isTimed(section) ? readTimedHead(first, section) : undefined;
		if (isTimed(section) && !head && !mayLackTime(section)) {
			report(line, { code: 'unreadable-time', section });
			open = undefined;
			return;
		}
		addItem(line, block, { marker: 'bullet', text: first, body, ...(head ? { head } : {}) });
	}

	/** A line that is no heading, under a known one. */
	function addToBlock(line: PageLine, block: Block): void {
		const { section, rest } = block.heading;
		if (section === 'visual' && readVisualLabel(withoutInlineMarks(line.text))) {
			block.loose.push({ ...line, text: withoutInlineMarks(line.text) });
		} else if (section === 'visual' || section === 'entities') {
			report(line, { code: 'unreadable-line' });
		} else if (isEntitySection(section)) {
			if (line.text === '') {
				report(line, { code: 'empty-item', section });
			} else if (line.bullet || (rest === '' && block.loose.length === 0)) {
				block.loose.push(line);
			} else {
				report(line, { code: 'unreadable-line' });
			}
		} else if (line.row && holdsRows(section)) {
			addRow(line, line.row, block);
		} else if (line.bullet) {
			addBullet(line, block, section);
		} else {
			addLine(line, block, section);
		}
	}

	function addLine(line: PageLine, block: Block, section: Section): void {
		const start = readItemStart(line, section, open, block.line.level);
		if (start) {
			addItem(line, block, start);
		} else if (line.level !== undefined && !(open && line.indent > open.indent)) {
			// A heading within the section, such as `### 上半场`, divides it and says no more.
			report(line, { code: 'unreadable-line' });
			open = undefined;
		} else if (
			open &&
			(open.marker === 'plain' ||
				line.indent > open.indent ||
				!line.afterBlank ||
				(!nested && goesOnBelow(block)))
		) {
			addToItem(line, open);
		} else if (isTexts(section) && block.items.length === 0 && !open) {
			block.plain.push(line);
		} else {
			report(line, { code: 'unreadable-line' });
		}
	}

	/** Adds a quotation that stands among chapters, as notes on an episode have it, and says whose it is. */
	function addAside(line: PageLine, beside: Block): void {
		place = aside = beside === aside ? beside : begin({ section: 'quote', rest: '' }, line);
		addItem(line, aside, { marker: 'plain', text: line.text });
		open = undefined;
	}

	function headingAt(line: PageLine, next: PageLine | undefined): Heading | undefined {
		if (!line.bullet) {
			const isItem =
				line.numbered !== undefined &&
				typeof place === 'object' &&
				'loose' in place &&
				isTexts(place.heading.section) &&
				open?.marker === 'number';
			return isItem ? undefined : (readHeading(line.text) ?? readHeading(headingText(line)));
		}
		if (nested && opensOutline(line, next, place)) {
			return readHeading(line.text);
		}
		const heading = takesBullets(place) ? readHeading(line.text) : undefined;
		return heading && isEntitySection(heading.section) ? heading : undefined;
	}

	for (const [index, line] of lines.entries()) {
		const next = lines[index + 1];
		if (implied?.line === line.number) {
			place = begin({ section: implied.section, rest: '' }, line);
		}
		const inItem = open !== undefined && line.indent > open.indent;
		const isAlone = !inItem && !line.row;
		const heading = isAlone ? headingAt(line, next) : undefined;
		if (heading) {
			place = begin(heading, line);
		} else if (place === 'head') {
			head.push(line);
		} else if (isAlone && 'loose' in place && isAside(line, place, aside)) {
			addAside(line, place);
		} else if (
			isAlone &&
			looksLikeHeading(line) &&
			// What was found to be no known heading here is no unknown one either.
			!readHeading(headingText(line)) &&
			!('loose' in place && isClaimed(line, place, { open, nested, next }))
		) {
			report(line, { code: 'unknown-heading' });
			settle();
			place = { heading: headingText(line), lines: [] };
			unknown.push(place);
		} else if ('loose' in place) {
			addToBlock(line, place);
		} else {
			place.lines.push(line.raw);
		}
	}
	settle();
	const overflow = firstLeftOut && { line: firstLeftOut, leftOut: found - mostItems };
	return { head, blocks, unknown, problems, ...(overflow ? { overflow } : {}) };
}
