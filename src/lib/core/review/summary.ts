import type { Deed } from '#lib/core/review/deed.ts';

/** How many notes were kept in a session, and how long its answers took together. */
export function summaryOf(deeds: readonly Deed[]): {
	readonly kept: number;
	readonly tookMillis: number;
} {
	return {
		kept: deeds.filter((deed) => deed.kind === 'met' && deed.kept).length,
		tookMillis: deeds.reduce(
			(sum, deed) => sum + (deed.kind === 'answer' ? deed.fact.tookMillis : 0),
			0
		)
	};
}
