import { journalFolder } from '#lib/app/journal-files.ts';
import { listSnapshots, type Snapshot } from '#lib/app/list-snapshots.ts';
import { originFolder } from '#lib/app/origin-folder.ts';
import { readWrittenJournal } from '#lib/app/read-journal.ts';
import { snapshotFolder } from '#lib/app/snapshot-folder.ts';
import { hasMore } from '#lib/core/backup/journal-entry.ts';

/** What there is outside the database to bring everything back from. */
export interface SafetyNet {
	/** The one that the journal begins from first, if it is there, and then the newest first. */
	readonly snapshots: readonly Snapshot[];
	/** What was recorded since, as it was written. */
	readonly journal: string;
	/** Whether the first snapshot and the journal are all that was ever recorded. */
	readonly isWhole: boolean;
}

/** Looks for snapshots and for the journal; undefined where the browser keeps no files. Rejects where they cannot be read. */
export async function readSafetyNet(): Promise<SafetyNet | undefined> {
	const folders = await Promise.all([snapshotFolder(), originFolder(journalFolder)]);
	const [ofSnapshots, ofJournal] = folders;
	if (!ofSnapshots || !ofJournal) return undefined;
	const snapshots = (await listSnapshots(ofSnapshots)).toReversed();
	const { base, text } = await readWrittenJournal(ofJournal);
	const first = snapshots.filter(({ name }) => name === base?.snapshot);
	const isBased = base?.snapshot === null || first.length > 0;
	return {
		snapshots: [...first, ...snapshots.filter((one) => !first.includes(one))],
		journal: text,
		isWhole: isBased && !hasMore(text)
	};
}
