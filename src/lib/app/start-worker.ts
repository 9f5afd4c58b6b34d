import { wrap, type Remote } from 'comlink';
import { trustedScript } from '#lib/app/worker-script.ts';

/** Something that works in a worker of its own, which can be stopped at any time. */
export interface RemoteWorker<T> {
	readonly remote: Remote<T>;
	readonly stop: () => void;
}

/**
 * Starts the worker that the build has under this address, and that exposes a `T`. `fail` is told where
 * the browser starts none, or it breaks down.
 */
export function startWorker<T>(address: string, fail: (error: Error) => void): RemoteWorker<T> {
	const worker = new Worker(trustedScript(address), { type: 'module' });
	worker.addEventListener('error', ({ message }) => {
		fail(new Error(message || 'The worker could not be started.'));
	});
	return {
		remote: wrap<T>(worker),
		stop: () => {
			worker.terminate();
		}
	};
}
