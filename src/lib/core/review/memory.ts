import type { CardId } from '#lib/core/card/note.ts';
import type { FactId } from '#lib/core/review/fact.ts';
import type { Memory } from '#lib/core/review/scheduler.ts';
import type { StudyDay } from '#lib/core/review/study-day.ts';

/** A card's memory with its place in the log: a cache, equal to the replay of its effective facts. */
export interface CardMemory extends Memory {
	readonly cardId: CardId;
	/** When the last effective fact was recorded, UTC in milliseconds. */
	readonly lastAtMillis?: number;
	/** The study day of the first effective answer. */
	readonly introducedDay?: StudyDay;
	/** The last effective fact; what the next one names as `previous`. */
	readonly lastFactId?: FactId;
}
