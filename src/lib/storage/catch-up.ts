import type { ApplyFact } from '#lib/core/collection/apply-fact.ts';
import type { Following } from '#lib/core/collection/following.ts';
import type { Saved } from '#lib/core/collection/saved.ts';
import { countBehind, crossOff, notesBehind } from '#lib/storage/behind.ts';
import type { ItemId } from '#lib/core/episode/episode.ts';
import type { Connection } from '#lib/storage/connection.ts';
import { tablesAtHand } from '#lib/storage/database.ts';
import { settleNotes } from '#lib/storage/settle-notes.ts';

/** About so many facts are replayed in one transaction: a few milliseconds, which nobody waits for. */
const factsAtOnce = 300;

/** At most so many notes, which may have no facts. */
const notesAtOnce = 50;

/** Computes the notes that are behind, and counts again where an interrupted rebuild has left that to do. */
export async function catchUp(
	connection: Connection,
	apply: ApplyFact,
	following: Following = {}
): Promise<Saved<void>> {
	const settled = await settleBehind(connection, apply, following);
	const { meta } = connection.database;
	const uncounted = await connection.read([meta], () => meta.get('uncounted'));
	if (!settled.ok || !uncounted || following.signal?.aborted) return settled;
	const { recount } = await import('#lib/storage/recount.ts');
	const counted = await recount(connection, following.signal ? { signal: following.signal } : {});
	return counted.ok ? { ok: true, value: undefined } : counted;
}

/**
 * Computes the notes that are behind, some at a time, until there are none. Each transaction computes them
 * from all that is stored there and then, and moves the counts by the difference: before and after it,
 * the counts are a recount of the rows, whatever other tabs do in between.
 */
export async function settleBehind(
	connection: Connection,
	apply: ApplyFact,
	{ onprogress, signal }: Following = {}
): Promise<Saved<void>> {
	const { database } = connection;
	const { meta, facts, registers, cards, dueCards, dueCounts, dayCounts, links } = database;
	const tables = [facts, registers, cards, dueCards, dueCounts, dayCounts, links];
	let all = await connection.read([meta], () => countBehind(database));
	let done = 0;
	let atOnce = 1;
	let after: ItemId | undefined;
	while (signal?.aborted !== true) {
		const begun: ItemId | undefined = after;
		const settled = await connection.write(tables, async () => {
			const at = tablesAtHand();
			const notes = await notesBehind(at, atOnce, begun);
			const last = notes.at(-1);
			if (!last) return { notes: 0, facts: 0, last };
			const count = await settleNotes(at, notes, apply);
			await crossOff(at, notes);
			return { notes: notes.length, facts: count, last };
		});
		if (!settled.ok) return settled;
		after = settled.value.last;
		if (settled.value.notes === 0) {
			// What was taken in meanwhile may come before.
			if (begun === undefined) break;
			continue;
		}
		done += settled.value.notes;
		// More may have been taken in meanwhile.
		all = Math.max(all, done);
		onprogress?.(done / all);
		const wanted = Math.round((atOnce * factsAtOnce) / Math.max(1, settled.value.facts));
		atOnce = Math.max(1, Math.min(wanted, 2 * atOnce, notesAtOnce));
	}
	return { ok: true, value: undefined };
}
