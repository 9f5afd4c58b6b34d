import { offeredGrade } from '#lib/core/review/grade-name.ts';
import type { SwipeAction } from '#lib/core/review/swipe-action.ts';

/** What a swipe would do at this moment. */
export type SwipeEffect = Exclude<SwipeAction, 'nothing'> | 'reveal';

/** What decides what a swipe does. */
export interface SwipeSituation {
	readonly revealed: boolean;
	readonly gradeButtons: 'four' | 'two';
	/** What can be done besides grading. */
	readonly can: Readonly<Record<'undo' | 'bury' | 'menu', boolean>>;
}

/**
 * What a swipe with this action would do; undefined where it would do nothing. Before the answer is
 * shown there is nothing to grade, and a swipe that would grade shows it instead: the thumb goes on
 * as it is used to, and no card is ever graded unseen.
 */
export function swipeEffect(
	action: SwipeAction,
	{ revealed, gradeButtons, can }: SwipeSituation
): SwipeEffect | undefined {
	switch (action) {
		case 'nothing':
			return undefined;
		case 'undo':
		case 'bury':
		case 'menu':
			return can[action] ? action : undefined;
		default:
			return revealed ? offeredGrade(action, gradeButtons) : 'reveal';
	}
}
