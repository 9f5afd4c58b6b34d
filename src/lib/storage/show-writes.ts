import type { NoteCards } from '#lib/core/collection/collected-card.ts';
import type { RegisterWrite } from '#lib/core/collection/register-writes.ts';
import type { Register } from '#lib/core/register.ts';
import type { Tables } from '#lib/storage/database.ts';
import { editionsShown } from '#lib/storage/edition-rows.ts';
import { giveCards } from '#lib/storage/keep-notes.ts';
import { refuseHalfEditions } from '#lib/storage/refuse-half-editions.ts';
import { writeRegisters } from '#lib/storage/write-registers.ts';

/** Within a transaction, writes registers, and gives the kept ones of these notes the cards that they then have. */
export async function showWrites(
	database: Tables,
	writes: readonly RegisterWrite[],
	notes: readonly NoteCards[]
): Promise<readonly Register[]> {
	// Dexie may lose its transaction in awaiting what asks for nothing.
	const editions = editionsShown(writes);
	if (editions.length > 0) await refuseHalfEditions(database, editions);
	const written = writes.length > 0 ? await writeRegisters(database, writes) : [];
	if (notes.length > 0) await giveCards(database, notes);
	return written;
}
