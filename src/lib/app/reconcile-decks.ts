import type { DeckShelf } from '#lib/app/deck-shelf.ts';
import { cardChoice } from '#lib/app/study-plan.svelte.ts';
import type { Collection, DeckId } from '#lib/core/collection.ts';
import type { Register } from '#lib/core/register.ts';
import { deckWithOwnCards } from '#lib/core/library/learners-deck.ts';
import { noteCardsOf, noteCardsVersion } from '#lib/core/library/note-cards.ts';

/** Where what the collection was last reconciled with stands: versions of text and cards, choice of cards. */
const reconciledKey = (deckId: DeckId): string => `jinju.reconciled.${deckId}`;

/** Has these decks reconciled again, whatever they were reconciled with before. */
export function forgetReconciled(deckIds: readonly DeckId[]): void {
	for (const deckId of deckIds) localStorage.removeItem(reconciledKey(deckId));
}

/**
 * A deck's text may have gained cards since its notes were kept, the app may make other cards of it, or
 * the learner may have another choice of languages or of order than then: once for each of these, its
 * kept notes are given the cards that they have now. Answers whether any were. `own` are the registers
 * of the learner's own notes and cards.
 */
export async function reconcileDecks(
	collection: Collection,
	shelf: DeckShelf,
	deckIds: readonly DeckId[],
	own: readonly Register[]
): Promise<boolean> {
	let changed = false;
	for (const [deckId, version] of await shelf.versions(deckIds)) {
		const key = reconciledKey(deckId);
		const choice = cardChoice(deckId);
		const standing = `${version} ${choice.reads} ${choice.newOrder} ${noteCardsVersion}`;
		const deck = localStorage.getItem(key) === standing ? undefined : await shelf.deck(deckId);
		if (!deck) continue;
		const saved = await collection.reconcile(
			deckId,
			deckWithOwnCards(deck, own).notes.map((note) => noteCardsOf(note, choice))
		);
		if (!saved.ok) continue;
		localStorage.setItem(key, standing);
		changed = true;
	}
	return changed;
}
