import type { CardId } from '#lib/core/card/note.ts';
import type { StudyDay } from '#lib/core/review/study-day.ts';

/**
 * All that a row of `dueCards` holds: it stands in the key alone, so that thousands are read at once by
 * their keys, without a value to be copied.
 */
export type DueCardKey = readonly [
	fromDay: StudyDay,
	cardId: CardId,
	stability: number,
	lastDay: StudyDay
];
