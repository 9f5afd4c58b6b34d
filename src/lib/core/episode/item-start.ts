import { isWholeQuote, saysWhose } from '#lib/core/episode/attribution.ts';
import type { Section } from '#lib/core/episode/episode.ts';
import { withoutHashes } from '#lib/core/episode/line-marks.ts';
import type { PageLine } from '#lib/core/episode/page-lines.ts';
import type { Block, BodyLine, RawItem } from '#lib/core/episode/scanned-page.ts';
import type { HeadingSection } from '#lib/core/episode/heading-words.ts';
import { readTimedHead, type TimedHead, type TimedSection } from '#lib/core/episode/timed-head.ts';

/** What tells the items of a section apart. */
export type ItemMarker = 'bullet' | 'number' | 'plain';

/** The item that later lines may belong to; without `item` it could not be read, and they go with it. */
export interface OpenItem {
	readonly indent: number;
	readonly marker: ItemMarker;
	readonly item?: RawItem;
	/** Beyond the most items of a page: it and its lines are counted, not named. */
	readonly leftOut?: true;
}

/** A line that begins an item. */
export interface ItemStart {
	readonly marker: ItemMarker;
	readonly text: string;
	/** What the line has that stands under the item elsewhere. */
	readonly body?: readonly BodyLine[];
	readonly head?: TimedHead;
}

const timedSections: ReadonlySet<string> = new Set<TimedSection>([
	'chapter',
	'quote',
	'prediction',
	'energy',
	'gesture',
	'tell'
]);

/** Whether the items of a section begin with a time. */
export function isTimed(section: HeadingSection): section is TimedSection {
	return timedSections.has(section);
}

/** Whether the items of a section begin with a time, or say nothing of it. */
export function mayLackTime(section: HeadingSection): section is 'quote' | 'prediction' {
	return section === 'quote' || section === 'prediction';
}

/** Whether the items of a section are texts that can stand without a time. */
export function isTexts(
	section: HeadingSection
): section is 'quote' | 'prediction' | 'takeaway' | 'lost' {
	return mayLackTime(section) || section === 'takeaway' || section === 'lost';
}

/** Whether the rows of a table are items of a section. */
export function holdsRows(section: HeadingSection): boolean {
	return section === 'chapter' || isTexts(section);
}

/**
 * Reads a line that is no bullet as the first of an item: by its time, its number, or as a heading in
 * Markdown below that of its section. Where an item is open, only a line marked as that one begins
 * another; all others belong to it.
 */
export function readItemStart(
	line: PageLine,
	section: HeadingSection,
	open: OpenItem | undefined,
	sectionLevel: number | undefined
): ItemStart | undefined {
	const start = startOf(line, section, sectionLevel);
	if (!start || !open) {
		return start;
	}
	if (line.indent > open.indent || (line.level === undefined && open.marker !== start.marker)) {
		return undefined;
	}
	// Where quotes have times, a number without one is part of what is said.
	return start.head !== undefined || open.item?.head === undefined ? start : undefined;
}

function startOf(
	line: PageLine,
	section: HeadingSection,
	sectionLevel: number | undefined
): ItemStart | undefined {
	const text = withoutHashes(line.text);
	const { numbered, level } = line;
	if (isTimed(section)) {
		const plain = readTimedHead(text, section);
		if (plain) {
			return { marker: 'plain', text, head: plain };
		}
		const head = numbered === undefined ? undefined : readTimedHead(numbered, section);
		if (numbered !== undefined && head) {
			return { marker: 'number', text: numbered, head };
		}
	}
	if (numbered !== undefined && isTexts(section)) {
		return { marker: 'number', text: numbered };
	}
	const below = level !== undefined && sectionLevel !== undefined && level > sectionLevel;
	return below && isTexts(section) && !mayLackTime(section) ? { marker: 'plain', text } : undefined;
}

/** Whether a line is a quotation under no heading of its own: among chapters, or behind another such. */
export function isAside(line: PageLine, place: Block, aside: Block | undefined): boolean {
	return (place === aside || place.heading.section === 'chapter') && saysWhose(line.text);
}

/** Whether a paragraph below an item may be of it: what is a line each has none, and ends at the first. */
export function goesOnBelow({ heading, items }: Block): boolean {
	const before = items.at(-2);
	return heading.section !== 'takeaway' || before === undefined || before.body.length > 0;
}

/**
 * Whether a bullet belongs to the open item rather than being the next: `timed` says whether it begins with
 * a time, `nested` whether indentation tells levels apart on the page.
 */
export function isUnder(
	under: OpenItem,
	line: PageLine,
	section: Section,
	{ nested, timed }: { readonly nested: boolean; readonly timed: boolean }
): boolean {
	if (line.indent > under.indent) {
		return true;
	}
	if (line.text === '' || timed) {
		return false;
	}
	const untimed =
		mayLackTime(section) && ((under.item && !under.item.head) || isWholeQuote(line.text));
	return under.marker === 'plain' || (isTimed(section) && !nested && !untimed);
}
