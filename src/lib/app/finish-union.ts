import type { DeckShelf } from '#lib/app/deck-shelf.ts';
import { readOwnRegisters } from '#lib/app/own-registers.ts';
import { replayStep } from '#lib/app/replay-step.ts';
import { forgetReconciled, reconcileDecks } from '#lib/app/reconcile-decks.ts';
import type { Collection } from '#lib/core/collection.ts';
import type { Saved } from '#lib/core/collection/saved.ts';

/** Decks looked through between two reports. */
const decksAtOnce = 10;

/** Computing the notes is so much of the work. */
const shareOfNotes = 0.8;

/**
 * Computes what hangs on records of another copy that were taken in; also at a start, where that was not
 * finished. What is linked decides which notes are kept: so the decks are looked through last.
 */
export async function finishUnion(
	collection: Collection,
	shelf: DeckShelf,
	onprogress?: (share: number) => void
): Promise<Saved<unknown>> {
	if (!(await collection.isOutdated())) return { ok: true, value: undefined };
	const computed = await collection.catchUp(await replayStep(collection), {
		onprogress: (share) => onprogress?.(share * shareOfNotes)
	});
	if (!computed.ok) return computed;
	const decks = await collection.decksBehind();
	const own = await readOwnRegisters(collection);
	forgetReconciled(decks.map(({ deckId }) => deckId));
	for (let at = 0; at < decks.length; at += decksAtOnce) {
		const some = decks.slice(at, at + decksAtOnce);
		const { refused } = await reconcileDecks(
			collection,
			shelf,
			some.map(({ deckId }) => deckId),
			own
		);
		// They stay behind, and the next start comes back to them.
		if (refused) return refused;
		const marked = await collection.markReconciled(some);
		if (!marked.ok) return marked;
		onprogress?.(shareOfNotes + ((1 - shareOfNotes) * (at + some.length)) / decks.length);
	}
	return { ok: true, value: undefined };
}
