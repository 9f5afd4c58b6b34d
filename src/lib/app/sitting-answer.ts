import { newFactId } from '#lib/app/identifiers.ts';
import type { SittingStart } from '#lib/app/sitting-start.ts';
import type { Language } from '#lib/core/language.ts';
import type { Aim } from '#lib/core/review/aim.ts';
import { makeAnswer } from '#lib/core/review/answering.ts';
import type { Showing } from '#lib/core/review/deed.ts';
import type { Grade } from '#lib/core/review/scheduler.ts';
import type { Moment } from '#lib/core/review/study-day.ts';

/** How the card on screen was answered. */
interface Given {
	readonly grade: Grade;
	/** The moment that its intervals were shown for. */
	readonly shown: Moment;
	readonly tookMillis: number;
	readonly languageGraded: Language;
}

/** Whether a sitting with this aim leaves the schedule alone. */
export function isPractice(aim: Aim | undefined): boolean {
	return aim?.kind === 'practice';
}

/** The answer to a card, and its memory after it; nothing is saved yet. Throws where it is not revealed. */
export function answerTo(
	{ card, revealedIn }: Showing,
	given: Given,
	{ aim, schedulingOf }: Pick<SittingStart, 'aim' | 'schedulingOf'>
): ReturnType<typeof makeAnswer> {
	if (!revealedIn) throw new Error(`Inconsistent: ${card.cardId} is graded before it is revealed`);
	return makeAnswer({
		...given,
		factId: newFactId(),
		memory: card.memory,
		languageAsked: revealedIn,
		scheduled: !isPractice(aim),
		settings: schedulingOf(card.deckId).settings
	});
}
