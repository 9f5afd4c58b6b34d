import { appUpdate } from '#lib/app/app-update.svelte.ts';
import type { DeckShelf } from '#lib/app/deck-shelf.ts';
import { finishUnion } from '#lib/app/finish-union.ts';
import { onBackupDesk } from '#lib/app/on-backup-desk.ts';
import { applyRestore, eachChunk } from '#lib/app/restore-backup.ts';
import { newIdentity } from '#lib/app/identifiers.ts';
import { journal } from '#lib/app/journal.ts';
import { withoutJournal } from '#lib/app/journaled-collection.ts';
import { readBase } from '#lib/app/read-journal.ts';
import { readSafetyNet } from '#lib/app/safety-net.ts';
import { takeUpAnswers } from '#lib/app/take-up-answers.ts';
import type { Snapshot } from '#lib/app/list-snapshots.ts';
import { recordsIn } from '#lib/core/backup/records-in-journal.ts';
import type { Collection } from '#lib/core/collection.ts';
import type { Records } from '#lib/core/collection/record-union.ts';
import type { Saved } from '#lib/core/collection/saved.ts';

/** The journal is so much of the work, and reading the snapshot so much. */
const shares = { journal: 0.1, snapshot: 0.5 };

/** What could be brought back: the `whole` of what was ever recorded, or a `part` of it that may be less. */
export type Brought = 'whole' | 'part';

/**
 * Brings back what is outside the database: what the journal holds, the snapshot that it begins from, or the
 * last that can be read, and answers that storage refused. From then on the journal is this collection's.
 * Refused half way, it can be done again. `onprogress` is told which share is done, from 0 to 1.
 */
export async function bringBack(
	collection: Collection,
	shelf: DeckShelf,
	onprogress: (share: number) => void
): Promise<Saved<Brought>> {
	const release = appUpdate.hold();
	try {
		const brought = await takeIn(collection, shelf, onprogress);
		if (!brought.ok) return brought;
		const [base, identity] = [await readBase(), await collection.identity(newIdentity())];
		if (base && identity !== undefined) await journal.adopt(base, identity);
		// What could not be read is no base to rely on: the next snapshot is.
		if (brought.value === 'part') await journal.note({ kind: 'more' });
		await takeUpAnswers(collection, shelf);
		return brought;
	} finally {
		release();
	}
}

async function takeIn(
	collection: Collection,
	shelf: DeckShelf,
	onprogress: (share: number) => void
): Promise<Saved<Brought>> {
	const net = await readSafetyNet();
	if (!net) return { ok: true, value: 'part' };
	// Written down once more, a start that goes on with it could not tell it from what nobody has.
	const stored = withoutJournal(collection);
	const united = await uniteEach(stored, recordsIn(net.journal));
	if (!united.ok) return united;
	onprogress(shares.journal);
	for (const [place, snapshot] of net.snapshots.entries()) {
		const restored = await restore(stored, shelf, snapshot, onprogress);
		if (restored === 'unreadable') continue;
		return restored.ok
			? { ok: true, value: net.isWhole && place === 0 ? 'whole' : 'part' }
			: restored;
	}
	const finished = await finishUnion(collection, shelf, onprogress);
	const isAll = net.isWhole && net.snapshots.length === 0;
	return finished.ok ? { ok: true, value: isAll ? 'whole' : 'part' } : finished;
}

async function uniteEach(
	collection: Collection,
	{ facts, registers, settings }: Records
): Promise<Saved<unknown>> {
	const parts = [
		{ kind: 'settings', rows: settings },
		{ kind: 'registers', rows: registers },
		{ kind: 'facts', rows: facts }
	] as const;
	for (const part of parts) {
		const refused = await eachChunk(part, async (records) => {
			const united = await collection.unite(records);
			return united.ok ? undefined : united;
		});
		if (refused) return refused;
	}
	return { ok: true, value: undefined };
}

async function restore(
	collection: Collection,
	shelf: DeckShelf,
	{ file }: Snapshot,
	onprogress: (share: number) => void
): Promise<Saved<unknown> | 'unreadable'> {
	const restored = await onBackupDesk((desk) =>
		applyRestore(
			{ collection, shelf, desk },
			file,
			(_, share) => {
				onprogress(shares.journal + (shares.snapshot - shares.journal) * share);
			},
			{
				oncomputed: (share) => {
					onprogress(shares.snapshot + (1 - shares.snapshot) * share);
				}
			}
		)
	);
	return typeof restored === 'string' ? 'unreadable' : restored;
}
