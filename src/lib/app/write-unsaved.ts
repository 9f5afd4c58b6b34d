import type { UnsavedAnswer } from '#lib/app/kept-answers.ts';
import { readingFirst } from '#lib/app/reading-first.ts';
import type { Collection } from '#lib/core/collection.ts';
import type { Saved } from '#lib/core/collection/saved.ts';
import { follows } from '#lib/core/review/memory.ts';
import { applyFact } from '#lib/core/review/replay.ts';

/** What became of an answer that was to be written: it may be there by now, or its card may not be. */
export type Written = 'written' | 'answered since' | 'no card';

/**
 * Writes an answer that an earlier attempt may have written after all: the same fact, with the settings
 * that it names, if nothing was recorded about its card since it was given.
 */
export function writeUnsaved(
	collection: Pick<Collection, 'countNew' | 'saveSettings' | 'card' | 'record'>,
	{ fact, settings }: UnsavedAnswer
): Promise<Saved<Written>> {
	return readingFirst(async () => {
		const missing = await collection.countNew({
			facts: [fact],
			registers: [],
			settings: [settings]
		});
		if (missing.facts === 0) return { ok: true, value: 'written' };
		if (missing.settings > 0) {
			const saved = await collection.saveSettings(settings);
			if (!saved.ok) return saved;
		}
		const card = await collection.card(fact.cardId);
		if (!card) return { ok: true, value: 'no card' };
		const { memory } = card;
		if (!follows(fact, memory) || fact.atMillis < (memory.lastAtMillis ?? 0)) {
			return { ok: true, value: 'answered since' };
		}
		const after = applyFact(memory, fact, new Map([[settings.id, settings]]));
		const recorded = await collection.record(fact, after, memory);
		if (recorded.ok) return { ok: true, value: 'written' };
		return recorded.code === 'answered-elsewhere'
			? { ok: true, value: 'answered since' }
			: recorded;
	});
}
