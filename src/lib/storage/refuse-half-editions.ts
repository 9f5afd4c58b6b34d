import type { Tables } from '#lib/storage/database.ts';
import { halfEdition, noteKeysOf, type EditionKey } from '#lib/storage/edition-rows.ts';
import { Refusal } from '#lib/storage/refusal.ts';

/** Within a transaction, refuses editions of which not all is there: another tab's sweep may have taken it. */
export async function refuseHalfEditions(
	database: Tables,
	keys: readonly EditionKey[]
): Promise<void> {
	for (const key of keys) {
		const { below, above } = noteKeysOf(key);
		const [row, notes] = await Promise.all([
			database.sketches.get(key),
			database.editionNotes.where(':id').between(below, above).count()
		]);
		if (row?.noteIds.length !== notes) throw new Refusal('storage-failed', halfEdition(key));
	}
}
