import { isAnyUnderWay } from '#lib/app/import-locks.ts';

/** Where stands, until all of it is taken in, when the backup was made that is being merged. */
const key = 'jinju.restore';

/** A backup, made then, is about to be merged. */
export function beginRestore(madeAtMillis: number): void {
	try {
		localStorage.setItem(key, String(madeAtMillis));
	} catch {
		// Cut short, it is not told; the same backup brings the rest even so.
	}
}

/** All of the backup that was made then is here, or the learner would have no more of it. */
export function endRestore(madeAtMillis: number): void {
	try {
		if (localStorage.getItem(key) === String(madeAtMillis)) localStorage.removeItem(key);
	} catch {
		// What cannot be removed was not kept.
	}
}

/**
 * When the backup was made whose merge was cut short, as by closing its page; undefined where none was, and
 * while one goes on in any tab.
 */
export async function unfinishedRestore(): Promise<number | undefined> {
	const stored = localStorage.getItem(key);
	if (stored === null || (await isAnyUnderWay())) return undefined;
	return Number.isFinite(Number(stored)) ? Number(stored) : undefined;
}
