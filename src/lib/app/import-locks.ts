import { ifLockFree, isLockShared, withLock } from '#lib/app/named-lock.ts';

/** One name for all imports: they share it, and a sweep has it alone. */
const name = 'jinju-imports';

/** Stores and shows an import while no tab sweeps away what is stored and not shown yet. */
export async function whileUnderWay<T>(work: () => Promise<T>): Promise<T> {
	return withLock(name, 'shared', work);
}

/** Whether an import, or a merge, is under way in any tab. */
export function isAnyUnderWay(): Promise<boolean> {
	return isLockShared(name);
}

/** Sweeps while no import is under way in any tab; not at all, where one is. */
export async function unlessUnderWay(work: () => Promise<void>): Promise<void> {
	await ifLockFree(name, work);
}
