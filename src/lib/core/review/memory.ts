import type { CardId } from '#lib/core/card/note.ts';
import type { FactId, MemoryFact } from '#lib/core/review/fact.ts';
import type { Memory } from '#lib/core/review/scheduler.ts';
import type { StudyDay } from '#lib/core/review/study-day.ts';

/** A card's memory with its place in the log: a cache, equal to the replay of its effective facts. */
export interface CardMemory extends Memory {
	readonly cardId: CardId;
	/** When the last effective fact was recorded, UTC in milliseconds. */
	readonly lastAtMillis?: number;
	/** The study day of the first effective answer that was no practice. */
	readonly introducedDay?: StudyDay;
	/** The last effective fact; what the next one names as `previous`. */
	readonly lastFactId?: FactId;
}

/** The memory of a card that nothing has happened to. */
export function newMemory(cardId: CardId): CardMemory {
	return {
		cardId,
		state: 0,
		stability: 0,
		difficulty: 0,
		learningStep: 0,
		scheduledDays: 0,
		reps: 0,
		lapses: 0
	};
}

/** Whether the card waits to be asked for the first time. */
export function isNew(memory: Memory): boolean {
	return memory.dueDay === undefined && memory.dueAtMillis === undefined;
}

/** Whether the card is in Review state, due on a study day. */
export function isReview(memory: Memory): boolean {
	return memory.dueDay !== undefined;
}

/** Whether the card is on a learning or relearning step, due at a time. */
export function isLearning(memory: Memory): boolean {
	return memory.dueAtMillis !== undefined;
}

/**
 * Whether a fact was made of the card as it stands now. Of two facts that name the same `previous`
 * only the first can be recorded: after it, the card's last fact is another one.
 */
export function follows(fact: MemoryFact, memory: CardMemory): boolean {
	return fact.previous === memory.lastFactId;
}
