import { resultOf } from '#lib/storage/request-result.ts';

/** How long other tabs have to let go of a database. */
const patienceMillis = 5000;

/**
 * Removes the database of this name with all that is in it; answers whether it is gone. It is not where the
 * browser refuses, and where another tab does not let go of it in time.
 */
export async function removeDatabase(name: string): Promise<boolean> {
	try {
		return await Promise.race([
			resultOf(indexedDB.deleteDatabase(name)).then(() => true),
			new Promise<boolean>((resolve) => {
				setTimeout(resolve, patienceMillis, false);
			})
		]);
	} catch {
		return false;
	}
}
