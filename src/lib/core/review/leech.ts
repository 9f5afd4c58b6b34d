/** Lapses at which a card that keeps being forgotten is offered help (peers.md, 4c, rule 12). */
const leechLapses = 4;

/** So many further lapses until the offer is made again to who has waved it away. */
const lapsesBetweenOffers = 2;

/**
 * Whether a card is to be offered help: it has lapsed `threshold` times, and twice more since the
 * offer was last waved away, at `seenAtLapses`.
 */
export function isLeech(
	lapses: number,
	seenAtLapses: number | undefined,
	threshold = leechLapses
): boolean {
	return (
		lapses >= threshold &&
		(seenAtLapses === undefined || lapses >= seenAtLapses + lapsesBetweenOffers)
	);
}
