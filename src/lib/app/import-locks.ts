/** One name for all imports: they share it, and a sweep has it alone. */
const name = 'jinju-imports';

function lockManager(): LockManager | undefined {
	return (navigator as { readonly locks?: LockManager }).locks;
}

/** Stores and shows an import while no tab sweeps away what is stored and not shown yet. */
export async function whileUnderWay<T>(work: () => Promise<T>): Promise<T> {
	const locks = lockManager();
	return locks ? locks.request(name, { mode: 'shared' }, work) : work();
}

/** Sweeps while no import is under way in any tab; not at all, where one is. */
export async function unlessUnderWay(work: () => Promise<void>): Promise<void> {
	const locks = lockManager();
	await (locks
		? locks.request(name, { ifAvailable: true }, (lock) => (lock ? work() : undefined))
		: work());
}
