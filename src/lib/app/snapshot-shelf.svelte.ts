import { listSnapshots, type Snapshot } from '#lib/app/list-snapshots.ts';
import { readMissedSnapshot, type MissedSnapshot } from '#lib/app/missed-snapshot.ts';
import { snapshotFolder } from '#lib/app/snapshot-folder.ts';

/** The snapshots as the backup screen lists them. */
export class SnapshotShelf {
	#snapshots = $state.raw<readonly Snapshot[]>();
	#missed = $state.raw<MissedSnapshot>();

	/** The newest first; undefined until they were looked for. */
	get snapshots(): readonly Snapshot[] | undefined {
		return this.#snapshots;
	}

	/** What was done last without one, if there has been none since. */
	get missed(): MissedSnapshot | undefined {
		return this.#missed;
	}

	/** Looks again. */
	async refresh(): Promise<void> {
		this.#missed = readMissedSnapshot();
		this.#snapshots = (await readAll()).toReversed();
	}
}

/** None, where their folder cannot be read. */
async function readAll(): Promise<readonly Snapshot[]> {
	try {
		const folder = await snapshotFolder();
		return folder ? await listSnapshots(folder) : [];
	} catch {
		return [];
	}
}
