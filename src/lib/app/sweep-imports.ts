import { unlessUnderWay } from '#lib/app/import-locks.ts';
import type { Collection } from '#lib/core/collection.ts';

/**
 * Removes what imports have left that were never finished, or that were taken back or replaced. While one
 * is under way in any tab, nothing is; a sweep that is refused is done at a later start.
 */
export async function sweepImports(collection: Collection): Promise<void> {
	await unlessUnderWay(async () => {
		await collection.sweepImports([]);
	});
}
