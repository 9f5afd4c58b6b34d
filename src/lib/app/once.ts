import type { Watch } from '#lib/core/collection/watch.ts';

/** The first answer of a watch, which then ends. */
export function once<T>(watch: Watch<T>): Promise<T> {
	return new Promise((resolve, reject) => {
		const stop = watch(
			(value) => {
				resolve(value);
				queueMicrotask(() => {
					stop();
				});
			},
			(error) => {
				reject(error instanceof Error ? error : new Error(String(error)));
			}
		);
	});
}
