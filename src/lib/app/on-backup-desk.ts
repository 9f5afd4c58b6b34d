import type { Remote } from 'comlink';
import type { BackupDesk } from '#lib/app/backup-desk.ts';
import workerAddress from '#lib/app/backup-worker.ts?worker&url';
import { startWorker } from '#lib/app/start-worker.ts';

/**
 * Does something on a desk in a worker of its own, which ends with it. Rejects where the worker breaks down,
 * and when it is called off.
 */
export async function onBackupDesk<T>(
	work: (desk: Remote<BackupDesk>) => Promise<T>,
	calledOff?: AbortSignal
): Promise<T> {
	let stop = (): void => undefined;
	try {
		return await new Promise<T>((resolve, reject) => {
			const worker = startWorker<BackupDesk>(workerAddress, reject);
			({ stop } = worker);
			calledOff?.addEventListener('abort', () => {
				reject(new Error('called off'));
			});
			work(worker.remote).then(resolve, reject);
		});
	} finally {
		stop();
	}
}
