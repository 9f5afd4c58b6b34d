import { readSnapshotName } from '#lib/core/backup/snapshot-name.ts';

/** So many snapshots are kept. */
export const snapshotsKept = 10;

/** A file with its size. */
interface Held {
	readonly name: string;
	readonly bytes: number;
}

/**
 * The names of the snapshots that are too many, of all whose names are given in the order of time. The one
 * that was `written` just now stays, wherever a clock that was ahead has put the others. Of those that came by
 * routine only the latest is of use.
 */
export function beyondKept(names: readonly string[], written: string): readonly string[] {
	const others = names.filter((name) => name !== written);
	const routine = names.filter(isRoutine);
	const latest = isRoutine(written) ? written : routine.at(-1);
	const stale = routine.filter((name) => name !== latest);
	const rest = others.filter((name) => !stale.includes(name));
	return [...stale, ...rest.slice(0, Math.max(0, rest.length + 1 - snapshotsKept))];
}

function isRoutine(name: string): boolean {
	return readSnapshotName(name)?.reason === 'routine';
}

/**
 * Which of the snapshots held, given in the order of time, have to go so that another one has room; undefined
 * where there is none even so. The newest stays, whatever it takes.
 */
export function droppedForRoom(
	held: readonly Held[],
	bytes: number,
	freeBytes: number
): readonly string[] | undefined {
	const dropped: string[] = [];
	let free = freeBytes;
	for (const one of held.slice(0, -1)) {
		if (free >= bytes) break;
		dropped.push(one.name);
		free += one.bytes;
	}
	return free >= bytes ? dropped : undefined;
}
