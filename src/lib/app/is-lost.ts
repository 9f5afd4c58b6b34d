import { hasVanished } from '#lib/app/has-vanished.ts';
import { newIdentity } from '#lib/app/identifiers.ts';
import { isAnythingKept } from '#lib/app/is-anything-kept.ts';
import { readBase } from '#lib/app/read-journal.ts';
import type { Collection } from '#lib/core/collection.ts';

/**
 * Whether the journal is of a collection that was lost, and that this one has taken the place of: its database
 * was dropped, and nothing has been brought back from the journal yet. Rejects where files cannot be read.
 */
export async function isLost(collection: Collection): Promise<boolean> {
	const base = await readBase();
	if (!base) return (await hasVanished(collection)) && (await isAnythingKept());
	const identity = await collection.identity(newIdentity());
	return identity !== undefined && identity !== base.identity;
}
