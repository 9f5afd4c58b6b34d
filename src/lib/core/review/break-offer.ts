/** After how many answers in one sitting a break is offered. */
const breakAfterAnswers = 10;

/** Where a sitting stands with its one break: not there yet, on offer, or no longer. */
export type BreakOffer = 'to come' | 'offered' | 'over';

/**
 * Where the sitting stands after a step: offered at the tenth answer, where more is left to ask, until
 * the number of answers changes again, by one more or by undo; once only.
 */
export function nextBreakOffer(offer: BreakOffer, answers: number, left: number): BreakOffer {
	switch (offer) {
		case 'to come':
			if (answers < breakAfterAnswers) return 'to come';
			return left > 0 ? 'offered' : 'over';
		case 'offered':
			return answers === breakAfterAnswers ? 'offered' : 'over';
		case 'over':
			return 'over';
	}
}
