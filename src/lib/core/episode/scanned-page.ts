import type { PageLine } from '#lib/core/episode/page-lines.ts';
import type { PageProblem } from '#lib/core/episode/page-problem.ts';
import type { Heading } from '#lib/core/episode/section-headings.ts';
import type { TimedHead } from '#lib/core/episode/timed-head.ts';

/** A line under an item. */
export interface BodyLine {
	readonly bullet: boolean;
	readonly text: string;
}

/** An item as it stands on the page: its first line and what stands under it. */
export interface RawItem {
	readonly line: PageLine;
	/** The first line without the bullet, number or `#` before it. */
	readonly text: string;
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
	/** Lines of a section of texts that nothing marks as items: they are items if nothing else is. */
	readonly plain: PageLine[];
}

/** A heading that nobody knows, with the lines under it as they stand. */
export interface UnknownBlock {
	readonly heading: string;
	readonly lines: string[];
}

/** What is beyond the most items that a page may have. */
export interface Overflow {
	readonly line: PageLine;
	readonly leftOut: number;
}

/** A page by headings; nothing in it has been read yet but headings, bullets and times. */
export interface ScannedPage {
	/** Everything above the first known heading. */
	readonly head: readonly PageLine[];
	readonly blocks: readonly Block[];
	readonly unknown: readonly UnknownBlock[];
	readonly problems: readonly PageProblem[];
	readonly overflow?: Overflow;
}
