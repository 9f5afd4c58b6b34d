import type { DeckId } from '#lib/core/collection/collected-card.ts';
import type { StudyDay } from '#lib/core/review/study-day.ts';

/** What happened in one deck on one study day; a cache, equal to a recount of the effective facts. */
export interface DayCount {
	readonly studyDay: StudyDay;
	readonly deckId: DeckId;
	readonly answers: number;
	readonly introduced: number;
	readonly again: number;
	readonly tookMillis: number;
}

/** How many active Review cards of a deck are due on a day; a cache, equal to a recount. */
export interface DueCount {
	readonly deckId: DeckId;
	readonly dueDay: StudyDay;
	readonly cards: number;
}
