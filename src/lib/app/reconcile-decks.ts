import type { DeckShelf } from '#lib/app/deck-shelf.ts';
import { cardChoice } from '#lib/app/study-plan.svelte.ts';
import type { Collection } from '#lib/core/collection.ts';
import type { DeckId } from '#lib/core/collection/collected-card.ts';
import type { Saved } from '#lib/core/collection/saved.ts';
import type { Register } from '#lib/core/register.ts';
import { deckWithOwnCards } from '#lib/core/library/learners-deck.ts';
import { noteCardsOf, noteCardsVersion } from '#lib/core/library/note-cards.ts';

/** Where what the collection was last reconciled with stands: versions of text and cards, choice of cards. */
const reconciledKey = (deckId: DeckId): string => `jinju.reconciled.${deckId}`;

type Refused = Extract<Saved<never>, { readonly ok: false }>;

/** What reconciling came to. */
export interface Reconciled {
	/** Whether any notes were given their cards. */
	readonly changed: boolean;
	/** Why others were not; absent where none was refused. */
	readonly refused?: Refused;
}

/** Has these decks reconciled again, whatever they were reconciled with before. */
export function forgetReconciled(deckIds: readonly DeckId[]): void {
	for (const deckId of deckIds) localStorage.removeItem(reconciledKey(deckId));
}

/**
 * A deck's text may have gained cards since its notes were kept, the app may make other cards of it, or
 * the learner may have another choice of languages or of order than then: once for each of these, its
 * kept notes are given the cards that they have now. Those whose cards storage refused are given them at
 * a later call. `own` are the registers of the learner's own notes and cards.
 */
export async function reconcileDecks(
	collection: Collection,
	shelf: DeckShelf,
	deckIds: readonly DeckId[],
	own: readonly Register[]
): Promise<Reconciled> {
	let changed = false;
	let refused: Refused | undefined;
	for (const [deckId, version] of await shelf.versions(deckIds)) {
		const key = reconciledKey(deckId);
		const choice = cardChoice(deckId);
		const standing = `${version} ${choice.reads} ${choice.newOrder} ${noteCardsVersion}`;
		if (localStorage.getItem(key) === standing) continue;
		const saved = await reconcileDeck(collection, shelf, deckId, own);
		if (saved && !saved.ok) refused ??= saved;
		if (!saved?.ok) continue;
		localStorage.setItem(key, standing);
		changed = true;
	}
	return { changed, ...(refused && { refused }) };
}

/** Gives the kept notes of a deck the cards that they have now; undefined where its text is not here. */
export async function reconcileDeck(
	collection: Collection,
	shelf: DeckShelf,
	deckId: DeckId,
	own: readonly Register[]
): Promise<Saved<void> | undefined> {
	const deck = await shelf.deck(deckId);
	if (!deck) return undefined;
	const choice = cardChoice(deckId);
	return collection.reconcile(
		deckId,
		deckWithOwnCards(deck, own).notes.map((note) => noteCardsOf(note, choice))
	);
}
