import { createSubscriber } from 'svelte/reactivity';
import type { Watch } from '#lib/core/collection/watch.ts';

/** A stored answer as a rune. */
export interface Live<T> {
	/** Undefined until first told; reading it throws to the nearest boundary where asking failed. */
	readonly current: T | undefined;
}

/** Follows a watch for as long as something that draws reads it. */
export function live<T>(watch: Watch<T>): Live<T> {
	let told: { readonly value: T } | { readonly error: unknown } | undefined;
	const listen = createSubscriber((update) =>
		watch(
			(value) => {
				told = { value };
				update();
			},
			(error) => {
				told = { error };
				update();
			}
		)
	);
	return {
		get current() {
			listen();
			if (told && 'error' in told) {
				throw told.error;
			}
			return told?.value;
		}
	};
}
