import { journalFolderName } from '#lib/app/journal-desk.ts';
import { listSnapshots, type Snapshot } from '#lib/app/list-snapshots.ts';
import { originFolder } from '#lib/app/origin-folder.ts';
import { beganEmpty, readWrittenJournal } from '#lib/app/read-journal.ts';
import { snapshotFolder } from '#lib/app/snapshot-folder.ts';
import { hasMore } from '#lib/core/backup/journal.ts';

/** What there is outside the database to bring everything back from. */
export interface SafetyNet {
	/** The newest first. */
	readonly snapshots: readonly Snapshot[];
	/** What was recorded since one of them, as it was written. */
	readonly journal: string;
	/** Whether both are all that was ever recorded. */
	readonly isWhole: boolean;
}

/** Looks for snapshots and for the journal; undefined where the browser keeps no files. */
export async function readSafetyNet(): Promise<SafetyNet | undefined> {
	try {
		const folders = await Promise.all([snapshotFolder(), originFolder(journalFolderName)]);
		const [ofSnapshots, ofJournal] = folders;
		if (!ofSnapshots || !ofJournal) return undefined;
		const snapshots = (await listSnapshots(ofSnapshots)).toReversed();
		const { base, text } = await readWrittenJournal(ofJournal);
		const isBased = base === beganEmpty || snapshots.some(({ name }) => name === base);
		return { snapshots, journal: text, isWhole: isBased && !hasMore(text) };
	} catch {
		return undefined;
	}
}
