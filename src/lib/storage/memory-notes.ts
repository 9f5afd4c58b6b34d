import type { Collection } from '#lib/core/collection.ts';
import type { NoteCards } from '#lib/core/collection/collected-card.ts';
import type { RegisterWrite } from '#lib/core/collection/register-writes.ts';
import type { Saved } from '#lib/core/collection/saved.ts';
import type { Register } from '#lib/core/register.ts';
import { halfEdition } from '#lib/storage/edition-rows.ts';
import { placeCards } from '#lib/storage/fold-cards.ts';
import { halfEditionOf, type MemoryAccess } from '#lib/storage/memory-editions.ts';
import { readRegister, writeRegister, type MemoryStore } from '#lib/storage/memory-store.ts';

/** How a collection in memory keeps notes and writes registers. */
export function createMemoryNotes(
	store: MemoryStore,
	{ write }: MemoryAccess
): Pick<Collection, 'keep' | 'reconcile' | 'writeRegisters'> {
	return {
		keep: (note, kept, nowMillis, writeId) =>
			write(() => {
				if (kept) giveCards(store, note);
				const about = { subject: note.noteId, field: 'kept', value: kept };
				const value = writeRegister(store, { ...about, nowMillis, writeId });
				return { ok: true, value };
			}),
		reconcile: (deckId, notes) =>
			write(() => {
				for (const note of notes) if (note.deckId === deckId) giveCardsIfKept(store, note);
				return { ok: true, value: undefined };
			}),
		writeRegisters: (writes, notes = []) =>
			write(() => refusalOfWrites(store, writes) ?? showWrites(store, writes, notes))
	};
}

/** What keeps these registers from being written; undefined where nothing does. */
export function refusalOfWrites(
	store: MemoryStore,
	writes: readonly RegisterWrite[]
): Saved<never> | undefined {
	if (writes.some(({ field }) => field === 'kept' || field === 'retracted')) {
		throw new Error('Inconsistent: the registers kept and retracted have methods of their own');
	}
	const half = halfEditionOf(store, writes);
	return half && { ok: false, code: 'storage-failed', detail: halfEdition(half) };
}

/** Writes registers that nothing keeps from it, and gives the kept ones of these notes their cards. */
export function showWrites(
	store: MemoryStore,
	writes: readonly RegisterWrite[],
	notes: readonly NoteCards[]
): Saved<readonly Register[]> {
	const value = writes.map((one) => writeRegister(store, one));
	for (const note of notes) giveCardsIfKept(store, note);
	return { ok: true, value };
}

function giveCardsIfKept(store: MemoryStore, note: NoteCards): void {
	if (readRegister(store, note.noteId, 'kept') === true) giveCards(store, note);
}

/** Gives a note the cards that it has now; those that it has no longer rest. */
function giveCards({ placements }: MemoryStore, note: NoteCards): void {
	for (const one of placeCards([...placements.values()], note)) placements.set(one.cardId, one);
}
