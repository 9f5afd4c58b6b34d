/** Why a snapshot was taken: what came after it, or that it was time for one. */
export const snapshotReasons = ['import', 'restore', 'replace', 'upgrade', 'routine'] as const;

/** One of these. */
export type SnapshotReason = (typeof snapshotReasons)[number];

/** What the name of a snapshot's file says. */
export interface SnapshotName {
	readonly atMillis: number;
	readonly reason: SnapshotReason;
}

const form = /^(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2}\.\d{3}Z)-(before-[a-z]+|routine)\.jinju$/;

/** The name of a file, in the order of time and without what some file systems forbid: times are in UTC. */
export function printSnapshotName({ atMillis, reason }: SnapshotName): string {
	return `${new Date(atMillis).toISOString().replaceAll(':', '-')}-${wordOf(reason)}.jinju`;
}

/** What a file's name says; undefined where it is no snapshot's. */
export function readSnapshotName(name: string): SnapshotName | undefined {
	const [, day, hours, minutes, rest, word] = form.exec(name) ?? [];
	const reason = snapshotReasons.find((one) => wordOf(one) === word);
	const atMillis = Date.parse(`${day}T${hours}:${minutes}:${rest}`);
	return reason && Number.isFinite(atMillis) ? { atMillis, reason } : undefined;
}

function wordOf(reason: SnapshotReason): string {
	return reason === 'routine' ? reason : `before-${reason}`;
}
