import { fingerprint } from '#lib/core/fingerprint.ts';
import type { Deck } from '#lib/core/library/deck.ts';

/** The version of a deck: a fingerprint of all that it says. */
export function deckVersion(content: Omit<Deck, 'version'>): string {
	return fingerprint(JSON.stringify(content));
}
