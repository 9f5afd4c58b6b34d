import type { CollectedCard } from '#lib/core/collection/collected-card.ts';
import {
	pageRows,
	type QueueRequest,
	type QueueSupply
} from '#lib/core/collection/queue-supply.ts';

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

/**
 * The rule by which every adapter reads a queue: a page of each list, then another of each, until the rows
 * asked for are there, there are no more, or `filled` says that nothing further is needed.
 */
export function firstPages({ reviewRows, newRows }: QueueRequest): NextPages {
	return { due: Math.min(pageRows.due, reviewRows), fresh: Math.min(pageRows.fresh, newRows) };
}

/** Goes on from the first pages: yields what to read next, is given that, and answers all of it. */
export function* furtherPages(
	request: QueueRequest,
	first: QueueSupply
): Generator<NextPages, QueueSupply, ReadPages> {
	let supply = first;
	let asked = firstPages(request);
	let read: ReadPages = first;
	let left = { due: request.reviewRows, fresh: request.newRows };
	for (;;) {
		left = {
			due: read.due.length < asked.due ? 0 : left.due - read.due.length,
			fresh: read.fresh.length < asked.fresh ? 0 : left.fresh - read.fresh.length
		};
		const enough = request.filled?.(supply);
		asked = {
			due: enough?.due ? 0 : Math.min(pageRows.due, left.due),
			fresh: enough?.fresh ? 0 : Math.min(pageRows.fresh, left.fresh)
		};
		if (asked.due === 0 && asked.fresh === 0) return supply;
		read = yield asked;
		supply = {
			...supply,
			due: [...supply.due, ...read.due],
			fresh: [...supply.fresh, ...read.fresh]
		};
	}
}
