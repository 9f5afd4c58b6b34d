import type { Json } from '#lib/core/register.ts';
import type { DeckOptions } from '#lib/core/review/deck-options.ts';
import { longestPresetName } from '#lib/core/review/study-plan.ts';

/** A preset as its register keeps it. */
export function presetValue(name: string, options: DeckOptions): Json {
	return { name: name.trim().slice(0, longestPresetName), ...options };
}
