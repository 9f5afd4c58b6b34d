/** Where this device remembers when its last backup was made; in a backup of it, it would be pointless. */
const key = 'jinju.lastBackup';

/** When a backup was last made on this device; undefined where none was, or nobody can tell. */
export function readLastBackup(): number | undefined {
	const stored = localStorage.getItem(key);
	const atMillis = stored === null ? NaN : Number(stored);
	return Number.isFinite(atMillis) ? atMillis : undefined;
}

/** Remembers when a backup was made. */
export function writeLastBackup(atMillis: number): void {
	localStorage.setItem(key, String(atMillis));
}
