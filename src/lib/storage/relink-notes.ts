import type { ApplyFact } from '#lib/core/collection/apply-fact.ts';
import type { KnownAlias, Retraction } from '#lib/core/collection/register-writes.ts';
import type { EpisodeId } from '#lib/core/episode/episode.ts';
import { compareFacts, type Alias } from '#lib/core/review/fact.ts';
import type { Tables } from '#lib/storage/database.ts';
import { checkAlias, noLinks } from '#lib/storage/links.ts';
import { Refusal } from '#lib/storage/refusal.ts';
import { aliasRow, isAliasRow } from '#lib/storage/rows.ts';
import { settleNotes } from '#lib/storage/settle-notes.ts';
import { writeRegister } from '#lib/storage/write-registers.ts';

/**
 * Within a transaction, appends aliases, takes some back or puts them back, and moves the cards, their
 * facts' columns and the counts of all items concerned to where the links now have them.
 */
export async function relinkNotes(
	database: Tables,
	aliases: readonly Alias[],
	retractions: readonly Retraction[],
	apply: ApplyFact
): Promise<void> {
	const changed = [
		...(aliases.length > 0 ? await appendAliases(database, aliases) : []),
		...(retractions.length > 0 ? await retractAliases(database, retractions) : [])
	];
	if (changed.length === 0) return;
	await settleNotes(database, [...new Set(changed.flatMap(({ itemIds }) => itemIds))], apply);
}

/** Within a transaction, reads the aliases of an episode's items, by (atMillis, id). */
export async function readAliases(
	database: Tables,
	episodeId: EpisodeId
): Promise<readonly KnownAlias[]> {
	const rows = await database.facts
		.where('fact.itemIds')
		.between(`${episodeId}/`, `${episodeId}/\uffff`)
		.distinct()
		.toArray();
	return rows
		.filter(isAliasRow)
		.sort((a, b) => compareFacts(a.fact, b.fact))
		.map(({ fact, effective }) => ({ alias: fact, retracted: !effective }));
}

/** Answers those that were not there yet. */
async function appendAliases(
	database: Tables,
	aliases: readonly Alias[]
): Promise<readonly Alias[]> {
	aliases.forEach(checkAlias);
	const rows = await database.facts.bulkGet(aliases.map(({ id }) => id));
	const added = aliases.filter((_, place) => !rows[place]);
	if (added.length > 0) await database.facts.bulkAdd(added.map((alias) => aliasRow(alias, true)));
	return added;
}

/** Answers the aliases that were taken back or put back. */
async function retractAliases(
	database: Tables,
	retractions: readonly Retraction[]
): Promise<readonly Alias[]> {
	const rows = await database.facts.bulkGet(retractions.map(({ factId }) => factId));
	const changed: Alias[] = [];
	for (const [place, { factId, retracted, ...write }] of retractions.entries()) {
		const row = rows[place];
		if (!row || !isAliasRow(row)) {
			throw new Refusal('storage-failed', `there is no alias ${factId}`);
		}
		const change = { subject: factId, field: 'retracted', value: retracted, ...write };
		await writeRegister(database, noLinks, change);
		await database.facts.put(aliasRow(row.fact, !retracted));
		changed.push(row.fact);
	}
	return changed;
}
