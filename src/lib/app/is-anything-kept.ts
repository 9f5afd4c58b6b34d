import { isOfSettings } from '#lib/app/has-vanished.ts';
import { readSafetyNet } from '#lib/app/safety-net.ts';
import { recordsIn } from '#lib/core/backup/records-in-journal.ts';

/** Whether there is anything outside the database of what was learned. Rejects where files cannot be read. */
export async function isAnythingKept(): Promise<boolean> {
	const net = await readSafetyNet();
	if (!net) return false;
	if (net.snapshots.length > 0) return true;
	const { facts, registers } = recordsIn(net.journal);
	return facts.length > 0 || registers.some((register) => !isOfSettings(register));
}
