import { isCounted } from '#lib/core/episode/heading-shape.ts';
import { isTexts, readItemStart, type OpenItem } from '#lib/core/episode/item-start.ts';
import type { PageLine } from '#lib/core/episode/page-lines.ts';
import type { Block } from '#lib/core/episode/scanned-page.ts';
import { isEntitySection } from '#lib/core/episode/section-headings.ts';
import { readVisualLabel } from '#lib/core/episode/visual-label.ts';

/** What stands around a line. */
interface Surroundings {
	readonly open: OpenItem | undefined;
	/** Whether the page's indentation means anything. */
	readonly nested: boolean;
	readonly next: PageLine | undefined;
}

/** Whether a plain line has a claim on its place in a section that goes before being an unknown heading. */
export function isClaimed(
	line: PageLine,
	block: Block,
	{ open, nested, next }: Surroundings
): boolean {
	const { section, rest } = block.heading;
	const isItems = section !== 'visual' && section !== 'entities' && !isEntitySection(section);
	if (isItems && readItemStart(line, section, open, block.line.level)) {
		return true;
	}
	if (line.level !== undefined) {
		return isItems && line.level > (block.line.level ?? 6);
	}
	const counted = isCounted(line.text);
	return (
		// Where indentation is lost, a quote's words stand just as a heading would.
		(section === 'quote' && !nested && open !== undefined && !counted) ||
		(isItems && open?.marker === 'plain' && !counted) ||
		(isTexts(section) && !open && block.items.length === 0 && !counted && next?.bullet !== true) ||
		(section === 'visual' && readVisualLabel(line.text) !== undefined) ||
		(isEntitySection(section) && rest === '' && block.loose.length === 0)
	);
}
