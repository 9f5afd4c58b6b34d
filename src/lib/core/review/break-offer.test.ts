import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextBreakOffer, type BreakOffer } from '#lib/core/review/break-offer.ts';

/** What is seen after each of these numbers of answers. */
const walk = (answers: readonly number[], left = 5): readonly BreakOffer[] => {
	let offer: BreakOffer = 'to come';
	return answers.map((count) => (offer = nextBreakOffer(offer, count, left)));
};

test('a break is offered after the tenth answer, and the next answer ends the offer', () => {
	expect(walk([0, 9, 10, 10, 11])).toEqual(['to come', 'to come', 'offered', 'offered', 'over']);
});

test('taking the tenth answer back ends the offer too, and it does not come again', () => {
	expect(walk([10, 9, 10, 11, 20])).toEqual(['offered', 'over', 'over', 'over', 'over']);
});

test('where nothing is left after ten answers there is no break to offer', () => {
	expect(walk([10, 11], 0)).toEqual(['over', 'over']);
});

test('whatever is answered and undone, there is at most one offer', () => {
	fc.assert(
		fc.property(fc.array(fc.nat(14), { maxLength: 60 }), (answers) => {
			const seen = walk(answers);
			const begun = seen.filter(
				(offer, index) => offer === 'offered' && seen[index - 1] !== 'offered'
			);
			expect(begun.length).toBeLessThanOrEqual(1);
		})
	);
});
