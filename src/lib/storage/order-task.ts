import type { CardId } from '#lib/core/card/note.ts';
import type { DeckId } from '#lib/core/collection/collected-card.ts';
import type { OrderProgress } from '#lib/core/collection/queue-supply.ts';
import { orderDue, type DueCard } from '#lib/core/review/due-order.ts';
import type { DueOrder } from '#lib/core/review/review-order.ts';
import { resultOf } from '#lib/storage/request-result.ts';
import type { StudyDay } from '#lib/core/review/study-day.ts';
import { dueCardFrom, type DueCardKey } from '#lib/storage/due-cards.ts';

/** Which of the due cards come first on a day, and how many of them are wanted. */
export interface OrderTask {
	readonly day: StudyDay;
	readonly order: DueOrder;
	readonly orderOfDecks: Readonly<Record<DeckId, DueOrder>>;
	readonly rows: number;
}

/** What a worker is sent: a task, a number to know its answers by, and where to look. */
export interface OrderRequest {
	readonly number: number;
	readonly databaseName: string;
	readonly task: OrderTask;
}

/** What a worker answers: how far it is, and at last the ids, or why there are none. */
export type OrderReply = { readonly number: number } & (
	| { readonly done: number; readonly all: number }
	| { readonly ids: readonly CardId[] }
	| { readonly fault: string }
);

/** Keys read at a time, after which progress is told. */
const keysAtOnce = 1000;

/**
 * Puts the cards that are due in order, on their compact rows alone. `dueCards` is that table in a
 * transaction; it is read with bare requests, so that a worker need not load Dexie for it.
 */
export async function orderStored(
	dueCards: IDBObjectStore,
	{ day, order, orderOfDecks, rows }: OrderTask,
	onprogress?: OrderProgress
): Promise<readonly CardId[]> {
	// An array sorts after every text, so that this is the end of the day.
	const until = [day, []];
	const all = await resultOf(dueCards.count(IDBKeyRange.upperBound(until)));
	const cards: DueCard[] = [];
	let range = IDBKeyRange.upperBound(until);
	for (;;) {
		const keys = (await resultOf(
			dueCards.getAllKeys(range, keysAtOnce)
		)) as unknown as readonly DueCardKey[];
		cards.push(...keys.map(dueCardFrom));
		const last = keys.at(-1);
		if (last) onprogress?.(cards.length, all);
		if (!last || keys.length < keysAtOnce) {
			return orderDue(cards, order, day, orderOfDecks).slice(0, rows);
		}
		range = IDBKeyRange.bound([...last], until, true);
	}
}
