import type { ImportId } from '#lib/core/library/edition.ts';

const prefix = 'jinju-import-';

function lockManager(): LockManager | undefined {
	return (navigator as { readonly locks?: LockManager }).locks;
}

/** Does something while every other tab can see that this import is under way. */
export async function whileUnderWay<T>(importId: ImportId, work: () => Promise<T>): Promise<T> {
	const locks = lockManager();
	return locks ? locks.request(prefix + importId, work) : work();
}

/** The imports that are under way in any tab; none where the browser has no locks. */
export async function importsUnderWay(): Promise<readonly ImportId[]> {
	const { held = [] } = (await lockManager()?.query()) ?? {};
	return held.flatMap(({ name = '' }) =>
		name.startsWith(prefix) ? [name.slice(prefix.length) as ImportId] : []
	);
}
