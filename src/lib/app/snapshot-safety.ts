/** Why there is no snapshot; worded as `backup:snapshots.why.<code>`. */
export const snapshotMisses = [
	/** The browser has no place for files. */
	'no-folder',
	/** Or no room for this one. */
	'no-room',
	/** It would have taken longer than there was. */
	'no-time',
	/** Something else went wrong. */
	'failed'
] as const;

/** One of these. */
export type SnapshotMiss = (typeof snapshotMisses)[number];

/** Whether what there was is safe: there is a snapshot, or there was nothing yet, or there is none and why. */
export type Safety = 'kept' | 'nothing' | SnapshotMiss;

/** Why something is done without a snapshot; undefined where it is not. */
export function missOf(safety: Safety): SnapshotMiss | undefined {
	return safety === 'kept' || safety === 'nothing' ? undefined : safety;
}
