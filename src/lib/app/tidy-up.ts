import type { DeckShelf } from '#lib/app/deck-shelf.ts';
import { finishUnion } from '#lib/app/finish-union.ts';
import { unlessUnderWay } from '#lib/app/import-locks.ts';
import type { Collection } from '#lib/core/collection.ts';

/**
 * Finishes, at a start, what a former visit left unfinished: a backup that was merged is seen to, and what
 * imports have left that were never finished, or that were taken back or replaced, is removed. While
 * one is under way in any tab, nothing is; what is refused is done at a later start.
 */
export async function tidyUp(collection: Collection, shelf: DeckShelf): Promise<void> {
	await unlessUnderWay(async () => {
		await finishUnion(collection, shelf);
		await collection.sweepImports([]);
	});
}
