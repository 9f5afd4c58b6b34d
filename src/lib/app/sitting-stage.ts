import { isPractice } from '#lib/app/sitting-answer.ts';
import type { SittingStart } from '#lib/app/sitting-start.ts';
import type { CardText } from '#lib/app/sitting-texts.svelte.ts';
import type { Note } from '#lib/core/card/note.ts';
import type { Grade, Interval } from '#lib/core/review/scheduler.ts';
import type { Session } from '#lib/core/review/session.ts';
import type { Moment } from '#lib/core/review/study-day.ts';

/** What is on screen: a note to meet, a card to answer, or the end. */
export type Stage =
	| { readonly kind: 'meet'; readonly note: Note; readonly position: number }
	| ({
			readonly kind: 'ask';
			/** Whether the back is. */
			readonly revealed: boolean;
			/** What each grade would save; undefined until the back is revealed, and in practice. */
			readonly intervals?: Readonly<Record<Grade, Interval>>;
	  } & CardText)
	| { readonly kind: 'done' };

/** What a session shows; `shown` is the moment that intervals are computed for, once revealed. */
export function stageOf(start: SittingStart, session: Session, shown: Moment | undefined): Stage {
	const position = session.deeds.filter((deed) => deed.kind === 'met').length;
	const note = start.toMeet[position];
	if (note) {
		return { kind: 'meet', note: start.texts.newest(note), position };
	}
	const { current } = session;
	const text = current && start.texts.of(current.card.cardId);
	if (!text) {
		return { kind: 'done' };
	}
	if (!current.revealedIn || !shown) {
		return { kind: 'ask', ...text, revealed: false };
	}
	if (isPractice(start.aim)) {
		return { kind: 'ask', ...text, revealed: true };
	}
	const { cardId, deckId, memory } = current.card;
	const outcomes = start.schedulingOf(deckId).scheduler.preview(cardId, memory, shown);
	return {
		kind: 'ask',
		...text,
		revealed: true,
		intervals: {
			1: outcomes[1].interval,
			2: outcomes[2].interval,
			3: outcomes[3].interval,
			4: outcomes[4].interval
		}
	};
}
