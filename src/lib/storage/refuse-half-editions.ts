import type { RegisterWrite } from '#lib/core/collection.ts';
import type { EpisodeId } from '#lib/core/episode/episode.ts';
import { editionField, type ImportId } from '#lib/core/library/edition.ts';
import type { Database } from '#lib/storage/database.ts';
import { halfEdition, noteKeysOf, type EditionKey } from '#lib/storage/edition-rows.ts';
import { Refusal } from '#lib/storage/refusal.ts';

/**
 * Within a transaction, refuses writes that would have an edition read of which not all is there: the
 * sweep of another tab may have taken it for abandoned.
 */
export async function refuseHalfEditions(
	database: Database,
	writes: readonly RegisterWrite[]
): Promise<void> {
	for (const { subject, field, value } of writes) {
		if (field !== editionField || typeof value !== 'string') continue;
		const key: EditionKey = [value as ImportId, subject as EpisodeId];
		const { below, above } = noteKeysOf(key);
		const [row, notes] = await Promise.all([
			database.sketches.get(key),
			database.editionNotes.where(':id').between(below, above).count()
		]);
		if (row?.noteIds.length !== notes) throw new Refusal('storage-failed', halfEdition(key));
	}
}
