import type { PageLine } from '#lib/core/episode/page-lines.ts';
import type { Block, UnknownBlock } from '#lib/core/episode/scanned-page.ts';
import { isEntitySection } from '#lib/core/episode/section-headings.ts';

/** Where the lines of a page go that come next: above the first heading, or under one. */
export type Place = 'head' | Block | UnknownBlock;

/**
 * Whether a bullet here may be the heading of a list of names: under `提及实体`, until one stands on a
 * line of its own. Under such a one every bullet is a name, even one that sounds like a heading.
 */
export function takesBullets(place: Place): boolean {
	return (
		typeof place === 'object' &&
		'loose' in place &&
		(place.heading.section === 'entities' ||
			(place.line.bullet && isEntitySection(place.heading.section)))
	);
}

/** Whether a bullet may be a heading of an outline: its items stand one level deeper. */
export function opensOutline(line: PageLine, next: PageLine | undefined, place: Place): boolean {
	const deeper = next !== undefined && next.indent > line.indent;
	const beside =
		place === 'head' ||
		('loose' in place && place.line.bullet && place.line.indent === line.indent);
	return deeper && beside;
}
