import { preferencesSubject } from '#lib/app/preferences.svelte.ts';
import type { Collection } from '#lib/core/collection.ts';
import type { Register } from '#lib/core/register.ts';
import { studySubject } from '#lib/core/review/study-plan.ts';

/** More than there are settings. */
const enough = 200;
const ofSettings: readonly string[] = [preferencesSubject, studySubject];

/** Whether a register is of what is set, and of nothing that was learned. */
export function isOfSettings({ subject }: Register): boolean {
	return ofSettings.includes(subject);
}

/**
 * Whether a learner who has begun finds nothing: who has begun has learned something; where nothing is but
 * what was set since, and nothing is about to be, it was taken away.
 */
export async function hasVanished(collection: Collection): Promise<boolean> {
	const [registers, facts, replacement] = await Promise.all([
		collection.registersAfter(undefined, enough),
		collection.factsAfter('', 1),
		collection.replacement()
	]);
	return !replacement && facts.length === 0 && registers.every(isOfSettings);
}
