/** How long after the grades have come under the thumb a tap on them, or a swipe, counts for nothing. */
export const guardMillis = 300;

/** The longest that a press waits to be handled, on a phone that is busy drawing the answer. */
const longestQueueMillis = 1500;

/** A tap or a key: when it was made, and when the page came to handle it. */
export interface Press {
	readonly madeAtMillis: number;
	readonly handledAtMillis: number;
}

/**
 * Whether the grades came on screen so recently that a tap is the second half of a double tap on what
 * stood there before: when it was made counts, since a slow phone may handle it long after. All times
 * on one clock; one that goes back guards nothing, and one by which presses were made long ago guards
 * a little longer. It holds for what may come twice by itself: a tap, a swipe, and the keys that show
 * the answer. A digit, or a key on a grade that has the focus, is never the second half of anything.
 */
export function isGuarded(revealedAtMillis: number, press: Press): boolean {
	const sinceMillis = press.handledAtMillis - revealedAtMillis;
	if (sinceMillis < 0) return false;
	return (
		sinceMillis < guardMillis ||
		(press.madeAtMillis - revealedAtMillis < guardMillis && sinceMillis < longestQueueMillis)
	);
}
