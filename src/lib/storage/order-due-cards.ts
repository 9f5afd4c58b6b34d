import { Dexie } from 'dexie';
import type { CardId } from '#lib/core/card/note.ts';
import type { OrderProgress, QueueRequest } from '#lib/core/collection/queue-supply.ts';
import type { Connection } from '#lib/storage/connection.ts';
import type { OrderTask } from '#lib/storage/order-task.ts';

/**
 * The due cards in the order that a queue is asked for in; undefined where that is the order by day, in
 * which they are stored. Ordered in a worker, or where there is none, as in tests, on this thread.
 */
export async function orderDueCards(
	connection: Connection,
	request: QueueRequest,
	onprogress?: OrderProgress
): Promise<readonly CardId[] | undefined> {
	if (isOrderedByDay(request)) return undefined;
	const { day, reviewRows, reviewOrder = 'due', reviewOrderOfDecks = {} } = request;
	const task: OrderTask = {
		day,
		order: reviewOrder,
		orderOfDecks: reviewOrderOfDecks,
		rows: reviewRows
	};
	if (typeof Worker !== 'undefined') {
		try {
			const { orderInWorker, stopOrdering } = await import('#lib/storage/order-in-worker.ts');
			const reading = { abort: stopOrdering };
			connection.away.underWay.add(reading);
			try {
				return await orderInWorker(connection.database.name, task, onprogress);
			} finally {
				connection.away.underWay.delete(reading);
			}
		} catch {
			// Some browsers start no module worker, and a database may be taken from it: it is done here then.
		}
	}
	const { orderStored } = await import('#lib/storage/order-task.ts');
	const { dueCards } = connection.database;
	return connection.read([dueCards], () =>
		orderStored(Dexie.currentTransaction.idbtrans.objectStore('dueCards'), task, onprogress)
	);
}

/** Whether the due cards are asked for as they are stored. */
export function isOrderedByDay({ reviewOrder, reviewOrderOfDecks }: QueueRequest): boolean {
	return (reviewOrder ?? 'due') === 'due' && !reviewOrderOfDecks;
}

/**
 * Within a live query, has it asked again whenever a card becomes due or is due no longer: the worker's
 * own reading is not seen.
 */
export async function watchDueCards(connection: Connection, { day }: QueueRequest): Promise<void> {
	const { dueCards } = connection.database;
	await connection.read([dueCards], () =>
		dueCards.where(':id').belowOrEqual([day, []]).limit(1).primaryKeys()
	);
}
