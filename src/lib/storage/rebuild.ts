import type { ApplyFact } from '#lib/core/collection/apply-fact.ts';
import type { Following } from '#lib/core/collection/following.ts';
import type { Repairs } from '#lib/core/collection/repairs.ts';
import type { Saved } from '#lib/core/collection/saved.ts';
import { markUncounted } from '#lib/storage/behind.ts';
import { settleBehind } from '#lib/storage/catch-up.ts';
import type { Connection } from '#lib/storage/connection.ts';
import { tablesAtHand, type Tables } from '#lib/storage/database.ts';
import { inspectNotes, readPage, type Inspected } from '#lib/storage/inspect-notes.ts';
import { linkedItems } from '#lib/storage/judge-links.ts';
import { recount } from '#lib/storage/recount.ts';
import { addRepairs, noRepairs } from '#lib/storage/repairs.ts';

/** So many linked items are looked at in one transaction. */
const itemsAtOnce = 50;

/** Up to here the notes take it of all the work; the rest is counting. */
const shareOfNotes = 0.6;

/**
 * Computes every cache again, a little at a time: what is behind, then all notes by their ids, then the
 * counts. Notes are read first, and written only where a row is not as it should be; then, and until all
 * has been counted again, a mark says that the counts may not be the rows' recount.
 */
export async function rebuild(
	connection: Connection,
	apply: ApplyFact,
	{ onprogress, signal }: Following = {}
): Promise<Saved<Repairs>> {
	const { database } = connection;
	const { meta, facts, registers, cards, dueCards, links } = database;
	const tables = [facts, registers, cards, dueCards, links];
	const caughtUp = await settleBehind(connection, apply, signal ? { signal } : {});
	if (!caughtUp.ok) return caughtUp;

	let repairs = noRepairs;
	const look = async (find: (at: Tables) => Promise<Inspected>): Promise<Saved<Inspected>> => {
		const found = await connection.read([...tables, meta], () => find(tablesAtHand()));
		if (!found.repair) return { ok: true, value: found };
		return connection.write(tables, async () => {
			const at = tablesAtHand();
			const again = await find(at);
			await again.repair?.();
			await markUncounted(at);
			return again;
		});
	};

	const linked = await connection.read([facts, links], () => linkedItems(database));
	for (let begun = 0; begun < linked.length && signal?.aborted !== true; begun += itemsAtOnce) {
		const items = linked.slice(begun, begun + itemsAtOnce);
		const looked = await look((at) => inspectNotes(at, items, undefined, apply));
		if (!looked.ok) return looked;
		repairs = addRepairs(repairs, looked.value.repairs);
	}

	const all = await connection.read([facts], () => facts.count());
	let done = 0;
	let from: string | undefined = '';
	while (from !== undefined && signal?.aborted !== true) {
		const start: string = from;
		const looked = await look(async (at) => {
			const page = await readPage(at, start);
			return inspectNotes(at, page.itemIds, page, apply);
		});
		if (!looked.ok) return looked;
		repairs = addRepairs(repairs, looked.value.repairs);
		done += looked.value.facts;
		from = looked.value.next;
		onprogress?.(shareOfNotes * Math.min(1, done / Math.max(1, all)));
	}

	const counted = await recount(connection, {
		...(signal ? { signal } : {}),
		onprogress: (share) => onprogress?.(shareOfNotes + (1 - shareOfNotes) * share)
	});
	return counted.ok ? { ok: true, value: addRepairs(repairs, counted.value) } : counted;
}
