import type { Language } from '#lib/core/language.ts';
import type { CardId } from '#lib/core/card/note.ts';
import type { ItemId } from '#lib/core/episode/episode.ts';
import type { Moment, StudyDay } from '#lib/core/review/study-day.ts';
import type { Grade } from '#lib/core/review/scheduler.ts';
import type { SettingsId } from '#lib/core/review/settings.ts';

/** Names a fact; made once, passed in, never reused. */
export type FactId = string & { readonly __factId: never };

/** What every fact about a card carries: see DESIGN, section 2. */
interface CardFact extends Moment {
	readonly id: FactId;
	readonly cardId: CardId;
	readonly settingsId: SettingsId;
	/** The card's last effective fact when this one was made; undefined for the first. */
	readonly previous?: FactId;
}

/** One answer as it happened: the review log's entry. */
export interface Answer extends CardFact {
	readonly kind: 'answer';
	readonly grade: Grade;
	/** From the front to the grade, hidden time left out, at most 60,000. */
	readonly tookMillis: number;
	/** The language that led before the reveal, and the one that led when it was graded. */
	readonly languageAsked: Language;
	readonly languageGraded: Language;
	/** False for practice that leaves the schedule alone. */
	readonly scheduled: boolean;
}

/** A due date that the learner set by hand: the card becomes a Review card due on that day. */
export interface DueDateSet extends CardFact {
	readonly kind: 'due-date-set';
	readonly dueDay: StudyDay;
}

/** The learner began the card again: its memory is that of a new card. */
export interface Reset extends CardFact {
	readonly kind: 'reset';
}

/** The learner moved an existing card to the settings named by `settingsId`. */
export interface Reschedule extends CardFact {
	readonly kind: 'reschedule';
}

/** What became of a prediction, as the learner sees it; leaves every memory alone. */
export interface LedgerCheckIn extends Moment {
	readonly kind: 'ledger-check-in';
	readonly id: FactId;
	readonly itemId: ItemId;
	readonly verdict: 'true' | 'partly' | 'false' | 'too-early';
}

/** Two ids name one item; the smaller of all linked ids is the canonical one. */
export interface Alias extends Moment {
	readonly kind: 'alias';
	readonly id: FactId;
	readonly itemIds: readonly [ItemId, ItemId];
}

/** A fact that replay applies to a card's memory. */
export type MemoryFact = Answer | DueDateSet | Reset | Reschedule;

/** Anything that happened; append-only. */
export type Fact = MemoryFact | LedgerCheckIn | Alias;

/** The order in which facts are replayed: by (atMillis, id). */
export function compareFacts(a: Fact, b: Fact): number {
	return a.atMillis - b.atMillis || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
