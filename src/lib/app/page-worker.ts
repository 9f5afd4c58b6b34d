import { proxy, type Remote } from 'comlink';
import type { PageReader, ReadProgress } from '#lib/app/page-reader.ts';
import workerAddress from '#lib/app/import-worker.ts?worker&url';
import { startWorker } from '#lib/app/start-worker.ts';

/** A reader of pages in a worker of its own, which can be stopped at any time. */
export interface PageWorker {
	readonly reader: Remote<PageReader>;
	/** Passes a progress on to the screen. */
	readonly told: (progress: (done: number) => void) => ReadProgress;
	readonly stop: () => void;
}

/** Starts a worker. `fail` is told where the browser starts none, or it breaks down. */
export function startPageWorker(fail: (error: Error) => void): PageWorker {
	const { remote, stop } = startWorker<PageReader>(workerAddress, fail);
	return {
		reader: remote,
		told: (progress) =>
			proxy((done: number) => {
				progress(done);
				return Promise.resolve();
			}),
		stop
	};
}
