import { orderStored, type OrderReply, type OrderRequest } from '#lib/storage/order-task.ts';
import { resultOf } from '#lib/storage/request-result.ts';

// A worker of its own: thousands of keys are read and sorted while the screen stays free.

addEventListener('message', ({ data }: MessageEvent<OrderRequest>) => {
	void answer(data);
});

async function answer({ number, databaseName, task }: OrderRequest): Promise<void> {
	const reply = (words: OrderReply): void => {
		postMessage(words);
	};
	try {
		const database = await resultOf(indexedDB.open(databaseName));
		// A newer version of the app must not wait for us.
		database.onversionchange = () => {
			database.close();
		};
		try {
			const dueCards = database.transaction('dueCards').objectStore('dueCards');
			const ids = await orderStored(dueCards, task, (done, all) => {
				reply({ number, done, all });
			});
			reply({ number, ids });
		} finally {
			database.close();
		}
	} catch (error) {
		reply({ number, fault: String(error) });
	}
}
