/** Counts the time that a card is on screen; hidden time is left out. All times on one clock. */
export interface Stopwatch {
	/** Counted up to the last time that the page was hidden. */
	readonly countedMillis: number;
	/** Since when the page has been visible; undefined while it is hidden. */
	readonly shownAtMillis?: number;
}

/** A stopwatch that starts to count now. */
export function startStopwatch(nowMillis: number): Stopwatch {
	return { countedMillis: 0, shownAtMillis: nowMillis };
}

/** The page was hidden: time no longer counts. Hiding what is hidden changes nothing. */
export function hideStopwatch(stopwatch: Stopwatch, nowMillis: number): Stopwatch {
	return { countedMillis: readStopwatch(stopwatch, nowMillis) };
}

/** The page is visible again: time counts from now on. Showing what is shown changes nothing. */
export function showStopwatch(stopwatch: Stopwatch, nowMillis: number): Stopwatch {
	return stopwatch.shownAtMillis === undefined
		? { countedMillis: stopwatch.countedMillis, shownAtMillis: nowMillis }
		: stopwatch;
}

/** The milliseconds counted so far; a clock that went back adds nothing. */
export function readStopwatch(stopwatch: Stopwatch, nowMillis: number): number {
	const { countedMillis, shownAtMillis } = stopwatch;
	return countedMillis + (shownAtMillis === undefined ? 0 : Math.max(0, nowMillis - shownAtMillis));
}
