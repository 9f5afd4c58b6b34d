import type { CardId } from '#lib/core/card/note.ts';
import type { MemoryFact } from '#lib/core/review/fact.ts';
import { follows, type CardMemory } from '#lib/core/review/memory.ts';
import { sameValue } from '#lib/core/same-value.ts';

/** Engines differ in the last digits of powers and logarithms: less than this is no difference. */
export const memoryTolerance = 1e-6;

/** Throws where a memory is not one after the fact; `cardId` is the canonical id of the fact's card. */
export function checkMemoryAfter(fact: MemoryFact, after: CardMemory, cardId: CardId): void {
	const isOfCard = after.cardId === fact.cardId || after.cardId === cardId;
	if (!isOfCard || after.lastFactId !== fact.id) {
		throw new Error(`Inconsistent: this is not the memory of ${fact.cardId} after ${fact.id}`);
	}
}

/**
 * Whether a fact was made of a card as it is stored, so that the memory after it is its replay. `said` is
 * the memory that it was made of, where that is known: a link made or taken apart since, or a retraction,
 * can change a memory and leave its last fact. Where it is not, a memory under an id that is not the
 * canonical one is taken for an older one.
 */
export function followsOn(
	fact: MemoryFact,
	after: CardMemory,
	said: CardMemory | undefined,
	stored: CardMemory
): boolean {
	return (
		follows(fact, stored) && (said ? isSameMemory(said, stored) : after.cardId === stored.cardId)
	);
}

/** Whether two memories are alike, whichever id of the card they are under. */
export function isSameMemory(a: CardMemory, b: CardMemory): boolean {
	return sameValue({ ...a, cardId: b.cardId }, b, memoryTolerance);
}

/** Whether a fact comes before the last one of its card in the order of replay. */
export function isReplayedBefore(
	fact: MemoryFact,
	{ lastAtMillis, lastFactId }: CardMemory
): boolean {
	if (lastAtMillis === undefined || lastFactId === undefined) return false;
	return fact.atMillis === lastAtMillis ? fact.id < lastFactId : fact.atMillis < lastAtMillis;
}
