import type { DeckShelf } from '#lib/app/deck-shelf.ts';
import { readOwnRegisters } from '#lib/app/own-registers.ts';
import { forgetReconciled, reconcileDecks } from '#lib/app/reconcile-decks.ts';
import { episodeIdOfNote, type NoteId } from '#lib/core/card/note.ts';
import type { Collection, Saved } from '#lib/core/collection.ts';
import { applyFact } from '#lib/core/review/replay.ts';

/**
 * Computes everything anew after records of another copy were taken in; also at a start, where that was
 * not finished. What is linked decides which notes are kept, and which cards they have decides what is
 * replayed: so it is computed before the decks are looked through, and after.
 */
export async function finishUnion(
	collection: Collection,
	shelf: DeckShelf
): Promise<Saved<unknown>> {
	if (!(await collection.isOutdated())) return { ok: true, value: undefined };
	const settings = await collection.allSettings();
	const settingsById = new Map(settings.map((record) => [record.id, record]));
	const rebuild = () => collection.rebuild((memory, fact) => applyFact(memory, fact, settingsById));
	const linked = await rebuild();
	if (!linked.ok) return linked;
	const [kept, own] = await Promise.all([
		collection.registersOfField('kept'),
		readOwnRegisters(collection)
	]);
	const decks = [...new Set(kept.map(({ subject }) => episodeIdOfNote(subject as NoteId)))];
	forgetReconciled(decks);
	await reconcileDecks(collection, shelf, decks, own);
	const replayed = await rebuild();
	return replayed.ok ? collection.markCurrent() : replayed;
}
