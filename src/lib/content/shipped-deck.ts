import type { Deck } from '#lib/core/library/deck.ts';

/**
 * A deck as it goes into the built site: without the pages' lists of names. They are there to be
 * checked against the entries, which then say all that a learner reads of them.
 */
export function shippedDeck(deck: Deck): Deck {
	return {
		...deck,
		episode: { ...deck.episode, entities: { people: [], companies: [], works: [] } }
	};
}
