/** The 21st parameter of FSRS-6 unless a learner has parameters of their own. */
export const defaultDecay = 0.1542;

/**
 * The chance of recall so many days after a review that left a stability in days (above 0), 0 to 1.
 * Source: FSRS-6, R = (1 + (0.9^(-1/decay) - 1) * t / S)^(-decay).
 */
export function recallAfter(days: number, stability: number, decay = defaultDecay): number {
	const factor = 0.9 ** (-1 / decay) - 1;
	return (1 + (factor * days) / stability) ** -decay;
}
