import { importsUnderWay } from '#lib/app/import-locks.ts';
import type { Collection } from '#lib/core/collection.ts';

/**
 * Removes what imports have left that were never finished, or that were taken back or replaced; those
 * under way in this or another tab are left alone. A sweep that is refused is done at a later start.
 */
export async function sweepImports(collection: Collection): Promise<void> {
	await collection.sweepImports(await importsUnderWay());
}
