import type { Entity, Section } from '#lib/core/episode/episode.ts';
import type { Draft, PageContext } from '#lib/core/episode/item-draft.ts';
import { mostItems, pageProblem } from '#lib/core/episode/page-problem.ts';
import { readEntities } from '#lib/core/episode/read-entity.ts';
import {
	readChapter,
	readEnergyShift,
	readGesture,
	readPoint,
	readPrediction,
	readTell
} from '#lib/core/episode/read-items.ts';
import { readQuote } from '#lib/core/episode/read-quote.ts';
import type { Block, RawItem, ScannedPage } from '#lib/core/episode/scanned-page.ts';

/** The blocks of a page under the headings of one section. */
export function blocksOf(blocks: readonly Block[], section: string): readonly Block[] {
	return blocks.filter((block) => block.heading.section === section);
}

/** Reads every section's items, and checks each heading's count against them. */
export function readDrafts({ blocks, overflow }: ScannedPage, context: PageContext) {
	let room = mostItems - blocks.reduce((sum, { items }) => sum + items.length, 0);
	let beyond = overflow;

	/** The names of a list that still have room on the page. */
	function names(block: Block): readonly Draft<Entity>[] {
		const all = readEntities(block, context.language);
		const kept = all.slice(0, room);
		const leftOut = all.length - kept.length;
		room -= kept.length;
		if (leftOut > 0) {
			beyond = { line: beyond?.line ?? block.line, leftOut: (beyond?.leftOut ?? 0) + leftOut };
		}
		return kept;
	}

	function section<D>(name: Section, readBlock: (block: Block) => readonly D[]): readonly D[] {
		return blocksOf(blocks, name).flatMap((block) => {
			const items = readBlock(block);
			const { declared } = block.heading;
			if (declared !== undefined && declared !== items.length) {
				const finding = {
					code: 'count-differs',
					section: name,
					declared,
					found: items.length
				} as const;
				context.problems.push(pageProblem(finding, block.line.number, block.line.text));
			}
			return items;
		});
	}

	function items<D>(
		name: Section,
		read: (raw: RawItem, context: PageContext) => D | undefined
	): readonly D[] {
		return section(name, (block) =>
			block.items.map((raw) => read(raw, context)).filter((draft) => draft !== undefined)
		);
	}

	const drafts = {
		chapter: items('chapter', readChapter),
		quote: items('quote', readQuote),
		prediction: items('prediction', readPrediction),
		energy: items('energy', readEnergyShift),
		gesture: items('gesture', readGesture),
		tell: items('tell', readTell),
		lost: items('lost', readPoint),
		person: section('person', names),
		company: section('company', names),
		work: section('work', names),
		takeaway: items('takeaway', readPoint)
	};
	if (beyond) {
		const finding = {
			code: 'too-many-items',
			maximum: mostItems,
			leftOut: beyond.leftOut
		} as const;
		context.problems.push(pageProblem(finding, beyond.line.number, beyond.line.text));
	}
	return drafts;
}
