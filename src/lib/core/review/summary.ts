import type { Deed } from '#lib/core/review/deed.ts';

/** How many notes were kept in a session, how many cards answered, and how long its answers took together. */
export function summaryOf(deeds: readonly Deed[]): {
	readonly kept: number;
	/** Each once, however often it came. */
	readonly cards: number;
	readonly tookMillis: number;
} {
	return {
		kept: deeds.filter((deed) => deed.kind === 'met' && deed.kept).length,
		cards: new Set(deeds.flatMap((deed) => (deed.kind === 'answer' ? [deed.fact.cardId] : [])))
			.size,
		tookMillis: deeds.reduce(
			(sum, deed) => sum + (deed.kind === 'answer' ? deed.fact.tookMillis : 0),
			0
		)
	};
}
