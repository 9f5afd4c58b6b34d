/** So many further lapses until the offer is made again to who has waved it away. */
const lapsesBetweenOffers = 2;

/**
 * Whether a card is to be offered help: it has lapsed `threshold` times, and twice more since the
 * offer was last waved away, at `seenAtLapses`.
 */
export function isLeech(
	lapses: number,
	seenAtLapses: number | undefined,
	threshold: number
): boolean {
	return (
		lapses >= threshold &&
		(seenAtLapses === undefined || lapses >= seenAtLapses + lapsesBetweenOffers)
	);
}
