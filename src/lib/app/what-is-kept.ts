import { isOfSettings } from '#lib/app/has-vanished.ts';
import { readSafetyNet } from '#lib/app/safety-net.ts';
import { recordsIn } from '#lib/core/backup/journal.ts';

/**
 * What there is outside the database of what was learned: `whole` if that is all of it, `part` where it may not
 * be.
 */
export async function whatIsKept(): Promise<'whole' | 'part' | 'nothing'> {
	const net = await readSafetyNet();
	if (!net) return 'nothing';
	const { facts, registers } = recordsIn(net.journal);
	const isAnything =
		net.snapshots.length > 0 ||
		facts.length > 0 ||
		registers.some((register) => !isOfSettings(register));
	if (!isAnything) return 'nothing';
	return net.isWhole ? 'whole' : 'part';
}
