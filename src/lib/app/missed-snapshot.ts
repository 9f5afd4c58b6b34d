import {
	missOf,
	snapshotMisses,
	type Safety,
	type SnapshotMiss
} from '#lib/app/snapshot-safety.ts';
import { snapshotReasons, type SnapshotReason } from '#lib/core/backup/snapshot-name.ts';

/** Where this device remembers that something was done without a snapshot, until there is one again. */
const key = 'jinju.missedSnapshot';

/** What a snapshot is taken before. */
type Danger = Exclude<SnapshotReason, 'routine'>;

/** What was done without a snapshot, and why. */
export interface MissedSnapshot {
	readonly reason: Danger;
	readonly why: SnapshotMiss;
}

/** What was done last without a snapshot, if there has been none since. */
export function readMissedSnapshot(): MissedSnapshot | undefined {
	const [first, second] = localStorage.getItem(key)?.split(' ') ?? [];
	const reason = snapshotReasons.filter(isDanger).find((one) => one === first);
	const why = snapshotMisses.find((one) => one === second);
	return reason && why && { reason, why };
}

/** Remembers, of what is about to be done, whether it is done without a snapshot. */
export function noteSafety(reason: Danger, safety: Safety): void {
	const why = missOf(safety);
	if (why) localStorage.setItem(key, `${reason} ${why}`);
	else if (safety === 'kept') localStorage.removeItem(key);
}

function isDanger(reason: SnapshotReason): reason is Danger {
	return reason !== 'routine';
}
