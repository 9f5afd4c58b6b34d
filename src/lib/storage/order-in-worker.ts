import type { CardId } from '#lib/core/card/note.ts';
import type { OrderProgress } from '#lib/core/collection/queue-supply.ts';
import type { OrderReply, OrderRequest, OrderTask } from '#lib/storage/order-task.ts';
import workerAddress from '#lib/storage/order-worker.ts?worker&url';
import { trustedAddress } from '#lib/storage/trusted-address.ts';

/** Who waits for an answer of the worker. */
interface Waiting {
	readonly onprogress: OrderProgress | undefined;
	readonly resolve: (ids: readonly CardId[]) => void;
	readonly reject: (error: Error) => void;
}

const waiting = new Map<number, Waiting>();
let tasks = 0;
let worker: Worker | undefined;

/**
 * Puts due cards in order in a worker, which is started at the first task and stays. Rejects where the
 * browser starts none, or what the worker did failed.
 */
export function orderInWorker(
	databaseName: string,
	task: OrderTask,
	onprogress?: OrderProgress
): Promise<readonly CardId[]> {
	return new Promise((resolve, reject) => {
		worker ??= started();
		tasks += 1;
		waiting.set(tasks, { onprogress, resolve, reject });
		const request: OrderRequest = { number: tasks, databaseName, task };
		worker.postMessage(request);
	});
}

function started(): Worker {
	const fresh = new Worker(trustedAddress(workerAddress), { type: 'module' });
	fresh.addEventListener('message', ({ data }: MessageEvent<OrderReply>) => {
		const one = waiting.get(data.number);
		if ('all' in data) {
			one?.onprogress?.(data.done, data.all);
			return;
		}
		waiting.delete(data.number);
		if ('ids' in data) one?.resolve(data.ids);
		else one?.reject(new Error(data.fault));
	});
	fresh.addEventListener('error', () => {
		giveUp('The worker could not be started.');
	});
	return fresh;
}

/** Ends whatever is being put in order: the page is put away, and what the worker reads must not outlast that. */
export function stopOrdering(): void {
	worker?.terminate();
	giveUp('The page was put away.');
}

function giveUp(why: string): void {
	worker = undefined;
	for (const one of waiting.values()) one.reject(new Error(why));
	waiting.clear();
}
