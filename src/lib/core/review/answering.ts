import { applyFact } from '#lib/core/review/replay.ts';
import type { Language } from '#lib/core/language.ts';
import type { Answer, FactId } from '#lib/core/review/fact.ts';
import type { CardMemory } from '#lib/core/review/memory.ts';
import type { Grade } from '#lib/core/review/scheduler.ts';
import type { SchedulerSettings } from '#lib/core/review/settings.ts';
import type { Moment } from '#lib/core/review/study-day.ts';

/** What an answer is made of. */
export interface AnswerInput {
	readonly factId: FactId;
	/** The card as it was shown. */
	readonly memory: CardMemory;
	readonly grade: Grade;
	/** The moment that the intervals on the buttons were computed for, from `momentFor`. */
	readonly shown: Moment;
	readonly tookMillis: number;
	readonly languageAsked: Language;
	readonly languageGraded: Language;
	/** False for practice. */
	readonly scheduled: boolean;
	readonly settings: SchedulerSettings;
}

/** The longest time that one answer counts for. */
export const longestAnswerMillis = 60_000;

/**
 * The moment at which a card is answered: now, or a millisecond after its last fact where the clock
 * has gone back, so that (time, id) is the order in which things happened. Preview and answer are
 * computed for this moment, which makes the interval on the button the one that is saved.
 */
export function momentFor(memory: CardMemory, now: Moment): Moment {
	return memory.lastAtMillis === undefined || now.atMillis > memory.lastAtMillis
		? now
		: { ...now, atMillis: memory.lastAtMillis + 1 };
}

/** The fact of an answer, and the card's memory after it; nothing is saved yet. */
export function makeAnswer(input: AnswerInput): {
	readonly fact: Answer;
	readonly after: CardMemory;
} {
	const { memory, settings } = input;
	const { atMillis, utcOffsetMinutes, rolloverHour } = momentFor(memory, input.shown);
	const fact: Answer = {
		kind: 'answer',
		id: input.factId,
		cardId: memory.cardId,
		atMillis,
		utcOffsetMinutes,
		rolloverHour,
		settingsId: settings.id,
		...(memory.lastFactId === undefined ? {} : { previous: memory.lastFactId }),
		grade: input.grade,
		tookMillis: Math.round(Math.min(Math.max(0, input.tookMillis), longestAnswerMillis)),
		languageAsked: input.languageAsked,
		languageGraded: input.languageGraded,
		scheduled: input.scheduled
	};
	return { fact, after: applyFact(memory, fact, new Map([[settings.id, settings]])) };
}
