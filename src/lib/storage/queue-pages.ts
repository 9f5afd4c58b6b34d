import {
	pageRows,
	type CollectedCard,
	type QueueRequest,
	type QueueSupply
} from '#lib/core/collection.ts';

/** How many more due and new cards to read; 0 where no more are needed. */
export interface NextPages {
	readonly due: number;
	readonly fresh: number;
}

/** What was read: fewer cards than were asked for where there are no more. */
export interface ReadPages {
	readonly due: readonly CollectedCard[];
	readonly fresh: readonly CollectedCard[];
}

/** Reads the supply of a queue page by page: yields what to read next, and is given that. */
export type QueuePages = Generator<NextPages, QueueSupply, ReadPages>;

/**
 * The rule by which every adapter reads a queue: pages of `pageRows`, both lists at once, until the rows
 * asked for are there, there are no more, or `filled` says that nothing further is needed.
 */
export function* queuePages(
	{ reviewRows, newRows, filled }: QueueRequest,
	rest: Pick<QueueSupply, 'learning' | 'answered'>
): QueuePages {
	let supply: QueueSupply = { ...rest, due: [], fresh: [] };
	let left = { due: reviewRows, fresh: newRows };
	for (;;) {
		const enough = filled?.(supply);
		const next = {
			due: enough?.due ? 0 : Math.min(pageRows.due, left.due),
			fresh: enough?.fresh ? 0 : Math.min(pageRows.fresh, left.fresh)
		};
		if (next.due === 0 && next.fresh === 0) return supply;
		const read = yield next;
		supply = {
			...supply,
			due: [...supply.due, ...read.due],
			fresh: [...supply.fresh, ...read.fresh]
		};
		left = {
			due: read.due.length < next.due ? 0 : left.due - read.due.length,
			fresh: read.fresh.length < next.fresh ? 0 : left.fresh - read.fresh.length
		};
	}
}
