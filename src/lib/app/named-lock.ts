function lockManager(): LockManager | undefined {
	return (navigator as { readonly locks?: LockManager }).locks;
}

/** Does something while it has the lock of this name, which all tabs share; at once where there are no locks. */
export async function withLock<T>(
	name: string,
	mode: LockMode,
	work: () => Promise<T>
): Promise<T> {
	const locks = lockManager();
	return locks ? locks.request(name, { mode }, work) : work();
}

/** Does something if nobody has the lock of this name; not at all, where somebody has. */
export async function ifLockFree(name: string, work: () => Promise<void>): Promise<void> {
	const locks = lockManager();
	await (locks
		? locks.request(name, { ifAvailable: true }, (lock) => (lock ? work() : undefined))
		: work());
}

/** Whether anybody has the lock of this name beside whom others may have it; false where there are no locks. */
export async function isLockShared(name: string): Promise<boolean> {
	const { held = [] } = (await lockManager()?.query()) ?? {};
	return held.some((lock) => lock.name === name && lock.mode === 'shared');
}
