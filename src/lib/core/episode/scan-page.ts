import { readTimedHead, type TimedHead, type TimedSection } from '#lib/core/episode/timed-head.ts';
import type { Section } from '#lib/core/episode/episode.ts';
import type { PageLine, PageLines } from '#lib/core/episode/page-lines.ts';
import { pageProblem, type PageFinding, type PageProblem } from '#lib/core/episode/page-problem.ts';
import { isEntitySection, readHeading, type Heading } from '#lib/core/episode/section-headings.ts';
import { readVisualLabel } from '#lib/core/episode/visual-label.ts';

/** A line under an item. */
export interface BodyLine {
	readonly bullet: boolean;
	readonly text: string;
}

/** An item as it stands on the page: its first line and what stands under it. */
export interface RawItem {
	readonly line: PageLine;
	/** The time and what follows it, in sections where items have one. */
	readonly head?: TimedHead;
	readonly body: BodyLine[];
}

/** A known heading and everything under it that has a place in its section. */
export interface Block {
	readonly heading: Heading;
	readonly line: PageLine;
	readonly items: RawItem[];
	/** Labelled lines of the visual section; lists and single names of an entity section. */
	readonly loose: PageLine[];
}

/** A heading that nobody knows, with the lines under it as they stand. */
export interface UnknownBlock {
	readonly heading: string;
	readonly lines: string[];
}

/** A page by headings; nothing in it has been read yet but headings, bullets and times. */
export interface ScannedPage {
	/** Everything above the first known heading. */
	readonly head: readonly PageLine[];
	readonly blocks: readonly Block[];
	readonly unknown: readonly UnknownBlock[];
	readonly problems: readonly PageProblem[];
}

const timedSections: ReadonlySet<string> = new Set<TimedSection>([
	'chapter',
	'quote',
	'prediction',
	'energy',
	'gesture',
	'tell'
]);

function isTimed(section: string): section is TimedSection {
	return timedSections.has(section);
}

/**
 * Whether a line can be a heading that the table does not have: it begins where headings begin and
 * ends in a count, or is short, no sentence, and set apart by a blank line.
 */
export function looksLikeHeading(line: PageLine): boolean {
	if (line.bullet || line.indent > 0 || line.text.length > 60) {
		return false;
	}
	return isCounted(line.text) || (line.afterBlank && !/[。.!！,，、;；…]$/.test(line.text));
}

function isCounted(text: string): boolean {
	return /[(（]\s*\d{1,7}\s*[)）]$/.test(text);
}

/**
 * Whether a bullet here may be the heading of a list of names: under `提及实体`, until one stands on a
 * line of its own. Under such a one every bullet is a name, even one that sounds like a heading.
 */
function takesBullets(place: 'head' | Block | UnknownBlock): boolean {
	return (
		typeof place === 'object' &&
		'loose' in place &&
		(place.heading.section === 'entities' ||
			(place.line.bullet && isEntitySection(place.heading.section)))
	);
}

/** The item that later lines may belong to; without `item` it could not be read, and they go with it. */
interface OpenItem {
	readonly indent: number;
	readonly item?: RawItem;
}

/** Divides a page by its headings, in one pass; whatever has no place becomes a problem. */
export function scanPage({ lines, nested }: PageLines): ScannedPage {
	const head: PageLine[] = [];
	const blocks: Block[] = [];
	const unknown: UnknownBlock[] = [];
	const problems: PageProblem[] = [];
	let place: 'head' | Block | UnknownBlock = 'head';
	let open: OpenItem | undefined;

	function report(line: PageLine, finding: PageFinding): void {
		problems.push(pageProblem(finding, line.number, line.text));
	}

	function begin(heading: Heading, line: PageLine): Block {
		const block: Block = { heading, line, items: [], loose: [] };
		blocks.push(block);
		open = undefined;
		return block;
	}

	function addToItem(line: PageLine, under: OpenItem): void {
		if (line.text === '') {
			report(line, { code: 'empty-item', section: undefined });
		} else if (under.item) {
			under.item.body.push({ bullet: line.bullet, text: line.text });
		} else {
			report(line, { code: 'unreadable-line' });
		}
	}

	function addBullet(line: PageLine, block: Block, section: Section): void {
		const head = isTimed(section) ? readTimedHead(line.text, section) : undefined;
		const deeper = open !== undefined && line.indent > open.indent;
		if (open && (deeper || (isTimed(section) && !nested && !head && line.text !== ''))) {
			addToItem(line, open);
			return;
		}
		open = { indent: line.indent };
		if (line.text === '') {
			report(line, { code: 'empty-item', section });
		} else if (isTimed(section) && !head) {
			report(line, { code: 'unreadable-time', section });
		} else {
			const item: RawItem = { line, body: [], ...(head ? { head } : {}) };
			block.items.push(item);
			open = { indent: line.indent, item };
		}
	}

	/** A line that is no heading, under a known one. */
	function addToBlock(line: PageLine, block: Block): void {
		const { section, rest } = block.heading;
		if (section === 'visual' && readVisualLabel(line.text)) {
			block.loose.push(line);
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
		} else if (line.bullet) {
			addBullet(line, block, section);
		} else if (open && (line.indent > open.indent || !nested || !line.afterBlank)) {
			addToItem(line, open);
		} else {
			report(line, { code: 'unreadable-line' });
		}
	}

	/** Whether a plain line has a claim on its place that goes before being an unknown heading. */
	function isClaimed(line: PageLine, block: Block): boolean {
		const { section, rest } = block.heading;
		return (
			// Where indentation is lost, a quote's words stand just as a heading would.
			(section === 'quote' && !nested && open !== undefined && !isCounted(line.text)) ||
			(section === 'visual' && readVisualLabel(line.text) !== undefined) ||
			(isEntitySection(section) && rest === '' && block.loose.length === 0)
		);
	}

	for (const line of lines) {
		const inItem = open !== undefined && line.indent > open.indent;
		const heading =
			inItem || (line.bullet && !takesBullets(place)) ? undefined : readHeading(line.text);
		if (heading && (!line.bullet || isEntitySection(heading.section))) {
			place = begin(heading, line);
		} else if (place === 'head') {
			head.push(line);
		} else if (!inItem && looksLikeHeading(line) && !('loose' in place && isClaimed(line, place))) {
			report(line, { code: 'unknown-heading' });
			place = { heading: line.text, lines: [] };
			unknown.push(place);
			open = undefined;
		} else if ('loose' in place) {
			addToBlock(line, place);
		} else {
			place.lines.push(line.raw);
		}
	}
	return { head, blocks, unknown, problems };
}
