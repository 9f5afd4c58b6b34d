/** All that a swipe can be made to do. */
export const swipeActions = [
	'again',
	'hard',
	'good',
	'easy',
	'undo',
	'bury',
	'menu',
	'nothing'
] as const;

/** What a swipe is made to do. */
export type SwipeAction = (typeof swipeActions)[number];
