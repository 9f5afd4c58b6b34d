import { momentNow } from '#lib/app/clock.svelte.ts';
import { newFactId } from '#lib/app/identifiers.ts';
import { preferences } from '#lib/app/preferences.svelte.ts';
import { schedulingByDeck } from '#lib/app/scheduling.ts';
import { deckOptions } from '#lib/app/study-plan.svelte.ts';
import type { CardId } from '#lib/core/card/note.ts';
import type { Collection } from '#lib/core/collection.ts';
import { planAct } from '#lib/core/review/act.ts';
import { isNew } from '#lib/core/review/memory.ts';

/** Lets cards begin as new ones again, each as by hand; those that were never asked are left alone. */
export async function beginAgain(
	collection: Collection,
	cardIds: readonly CardId[]
): Promise<void> {
	const schedulingOf = schedulingByDeck(deckOptions);
	for (const cardId of cardIds) {
		const card = await collection.card(cardId);
		if (!card || isNew(card.memory)) continue;
		const { settings } = schedulingOf(card.deckId);
		await collection.saveSettings(settings);
		const { recorded } = planAct({
			act: { does: 'reset' },
			card,
			noteCardIds: [cardId],
			read: () => undefined,
			now: momentNow(preferences.current.rolloverHour),
			factId: newFactId(),
			settings
		});
		if (recorded) await collection.record(recorded.fact, recorded.after);
	}
}
