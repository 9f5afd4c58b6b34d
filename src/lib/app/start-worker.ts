import { wrap, type Remote } from 'comlink';
import { trustedScript } from '#lib/app/worker-script.ts';

/** Something that works in a worker of its own, which can be stopped at any time. */
export interface RemoteWorker<T> {
	/** What is called when the worker breaks down rejects, so that whoever waits for it lets go of what it holds. */
	readonly remote: Remote<T>;
	/** Ends the worker; what is called by then never settles. */
	readonly stop: () => void;
}

/**
 * Starts the worker that the build has under this address, and that exposes a `T` whose methods are called.
 * `fail` is told where the browser starts none, or it breaks down.
 */
export function startWorker<T>(address: string, fail: (error: Error) => void): RemoteWorker<T> {
	const worker = new Worker(trustedScript(address), { type: 'module' });
	const waiting = new Set<(error: Error) => void>();
	worker.addEventListener('error', ({ message }) => {
		const error = new Error(message || 'The worker could not be started.');
		for (const reject of waiting) reject(error);
		fail(error);
	});
	return {
		remote: untilItFails(wrap<T>(worker), waiting),
		stop: () => {
			worker.terminate();
		}
	};
}

/** The same methods; each of their promises is among the waiting until it is settled. */
function untilItFails<T>(remote: Remote<T>, waiting: Set<(error: Error) => void>): Remote<T> {
	type Method = (...given: readonly unknown[]) => Promise<unknown>;
	const methods = remote as unknown as Readonly<Record<string, Method>>;
	return new Proxy(methods, {
		get:
			(_, name) =>
			(...given: readonly unknown[]) =>
				new Promise((resolve, reject) => {
					waiting.add(reject);
					void methods[name as string]?.(...given)
						.then(resolve, reject)
						.finally(() => {
							waiting.delete(reject);
						});
				})
	}) as unknown as Remote<T>;
}
