import { noteSafety } from '#lib/app/missed-snapshot.ts';
import { onBackupDesk } from '#lib/app/on-backup-desk.ts';
import { missOf, type Safety } from '#lib/app/snapshot-safety.ts';
import { takeSnapshot } from '#lib/app/take-snapshot.ts';
import type { Collection } from '#lib/core/collection.ts';

/** A snapshot of this age serves one import more, if nothing was answered or kept since. */
const freshMillis = 30 * 60_000;

/** How long an import that is stored and not shown yet waits for its snapshot. */
const patienceMillis = 3000;

/** How much there was when a snapshot was begun on this visit. */
interface Standing {
	readonly atMillis: number;
	readonly answers: number;
	readonly keptNotes: number;
}

let latest: Standing | undefined;
let underWay: { readonly safety: Promise<Safety>; readonly callOff: () => void } | undefined;

/**
 * Begins the snapshot before an import, in the background: while what was understood is being read there is
 * time for it. Several imports in a row share one.
 */
export function beginImportSnapshot(collection: Collection): void {
	if (underWay) return;
	const controller = new AbortController();
	const safety = take(collection, controller.signal)
		.catch((): Safety => 'failed')
		.finally(() => {
			underWay = undefined;
		});
	underWay = {
		safety,
		callOff: () => {
			controller.abort();
		}
	};
}

/**
 * Waits for the snapshot before an import, though not for long: of half a million answers it takes a minute,
 * and an import can be taken back without it. Answers whether there is one.
 */
export async function isSafeToImport(collection: Collection): Promise<boolean> {
	beginImportSnapshot(collection);
	const { safety, callOff } = underWay ?? {};
	const safe = await Promise.race([
		safety,
		new Promise<'no-time'>((resolve) => {
			setTimeout(resolve, patienceMillis, 'no-time');
		})
	]);
	if (safe === undefined) return true;
	noteSafety('import', safe);
	if (missOf(safe) === undefined) return true;
	callOff?.();
	return false;
}

async function take(collection: Collection, calledOff: AbortSignal): Promise<Safety> {
	const atMillis = Date.now();
	const now: Standing = { atMillis, ...(await collection.holdings()) };
	if (latest && isServedBy(now, latest)) return 'kept';
	const safety = await onBackupDesk((desk) => takeSnapshot(collection, desk, 'import'), calledOff);
	if (safety === 'kept') latest = now;
	return safety;
}

function isServedBy(now: Standing, then: Standing): boolean {
	return (
		now.atMillis - then.atMillis < freshMillis &&
		now.answers === then.answers &&
		now.keptNotes === then.keptNotes
	);
}
