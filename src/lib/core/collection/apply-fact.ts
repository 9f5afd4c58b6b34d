import type { MemoryFact } from '#lib/core/review/fact.ts';
import type { CardMemory } from '#lib/core/review/memory.ts';

/**
 * One step of replay: a card's memory after one more of its effective facts, which come in order of
 * (atMillis, id) and start from `newMemory`. It is `applyFact` with the settings at hand.
 */
export type ApplyFact = (memory: CardMemory, fact: MemoryFact) => CardMemory;
