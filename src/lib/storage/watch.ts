import { liveQuery } from 'dexie';
import type { Watch } from '#lib/core/collection/watch.ts';

/** A question to the database that is asked again whenever a row changes that its answer came from. */
export function watch<T>(query: () => Promise<T>): Watch<T> {
	return (next, fail) => {
		// Dexie notes what a query reads across its awaits only if the query is itself an async function.
		const subscription = liveQuery(async () => query()).subscribe(next, fail);
		return () => subscription.unsubscribe();
	};
}
