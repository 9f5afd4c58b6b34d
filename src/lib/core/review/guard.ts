/** How long after the grades have come under the thumb a tap on them, or a swipe, counts for nothing. */
export const guardMillis = 300;

/**
 * Whether the grades came on screen so recently that a tap is the second half of a double tap on what
 * stood there before. Both times on one clock; a clock that went back guards nothing. It holds for what
 * may come twice by itself: a tap, a swipe, and the keys that show the answer. A digit, or a key on a
 * grade that has the focus, is never the second half of anything.
 */
export function isGuarded(revealedAtMillis: number, nowMillis: number): boolean {
	const sinceMillis = nowMillis - revealedAtMillis;
	return sinceMillis >= 0 && sinceMillis < guardMillis;
}
