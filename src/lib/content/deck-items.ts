import type { Episode, ItemId } from '#lib/core/episode/episode.ts';
import { clockTime } from '#lib/core/episode/page-time.ts';
import type { Bilingual } from '#lib/core/language.ts';

/** An item of the pages as a note takes it in. */
export interface DeckItem {
	readonly kind: 'quote' | 'prediction' | 'takeaway';
	readonly id: ItemId;
	readonly atSeconds?: number;
	readonly speaker?: Bilingual;
	readonly text: Bilingual;
	readonly why?: Bilingual;
	readonly horizon?: Bilingual;
	/** How `deck.yaml` refers to it. */
	readonly reference: string;
}

/** The items that a note refers to; what the pages do not have is left out. */
export function itemsOf(
	references: readonly string[],
	items: ReadonlyMap<string, DeckItem>
): readonly DeckItem[] {
	return references.flatMap((reference) => items.get(reference) ?? []);
}

/** All that a deck can refer to: `quote 00:02:27`, `quote 3` of those without a time, `prediction 00:25:13`, `takeaway 7`. */
export function deckItemsOf(episode: Episode): readonly DeckItem[] {
	const timed = [
		...episode.quotes.map((quote) => ({ ...quote, kind: 'quote' as const, why: quote.note })),
		...episode.predictions.map((prediction) => ({ ...prediction, kind: 'prediction' as const }))
	];
	const seen = new Map<string, number>();
	return [
		...timed.map((item) => {
			const { kind, atSeconds } = item;
			const base = atSeconds === undefined ? kind : `${kind} ${clockTime(atSeconds)}`;
			const times = (seen.get(base) ?? 0) + 1;
			seen.set(base, times);
			// Several in one second, or without a time, are told apart by their order on the page.
			const alone = atSeconds !== undefined && times === 1;
			return { ...item, reference: alone ? base : `${base} ${times}` };
		}),
		...episode.takeaways.map((takeaway, index) => ({
			...takeaway,
			kind: 'takeaway' as const,
			reference: `takeaway ${index + 1}`
		}))
	];
}
