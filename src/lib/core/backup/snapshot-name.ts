/** Why a snapshot was taken: what came after it. */
export const snapshotReasons = ['import', 'restore', 'replace', 'upgrade'] as const;

/** One of these. */
export type SnapshotReason = (typeof snapshotReasons)[number];

/** What the name of a snapshot's file says. */
export interface SnapshotName {
	readonly atMillis: number;
	readonly reason: SnapshotReason;
}

const form = /^(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2}\.\d{3}Z)-before-([a-z]+)\.jinju$/;

/** The name of a file, in the order of time and without what some file systems forbid: times are in UTC. */
export function printSnapshotName({ atMillis, reason }: SnapshotName): string {
	return `${new Date(atMillis).toISOString().replaceAll(':', '-')}-before-${reason}.jinju`;
}

/** What a file's name says; undefined where it is no snapshot's. */
export function readSnapshotName(name: string): SnapshotName | undefined {
	const [, day, hours, minutes, rest, word] = form.exec(name) ?? [];
	const reason = snapshotReasons.find((one) => one === word);
	const atMillis = Date.parse(`${day}T${hours}:${minutes}:${rest}`);
	return reason && Number.isFinite(atMillis) ? { atMillis, reason } : undefined;
}
