import type { Collection } from '#lib/core/collection.ts';
import type { ApplyFact } from '#lib/core/collection/apply-fact.ts';
import { applyFact } from '#lib/core/review/replay.ts';
import { defaultSettings } from '#lib/core/review/scheduler.ts';
import type { SchedulerSettings } from '#lib/core/review/settings.ts';

/** What is replayed by where the settings are lost that a fact was made under: those of a new learner. */
const fallback = defaultSettings(0.9);

/** One step of replay under the settings that a collection has. */
export async function replayStep(collection: Pick<Collection, 'allSettings'>): Promise<ApplyFact> {
	return replayUnder(await collection.allSettings());
}

/** One step of replay under these settings: a fact whose settings are lost is still replayed. */
export function replayUnder(settings: Iterable<SchedulerSettings>): ApplyFact {
	const settingsById = new Map([fallback, ...settings].map((record) => [record.id, record]));
	return (memory, fact) =>
		applyFact(
			memory,
			settingsById.has(fact.settingsId) ? fact : { ...fact, settingsId: fallback.id },
			settingsById
		);
}
