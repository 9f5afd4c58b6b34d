import fc from 'fast-check';
import { newOrders, type DeckOptions } from '#lib/core/review/deck-options.ts';
import { reviewOrders } from '#lib/core/review/review-order.ts';

const steps = fc.array(fc.integer({ min: 1, max: 720 }), { maxLength: 6 });

/** Any options that a deck can have. */
export const optionsArbitrary: fc.Arbitrary<DeckOptions> = fc.record(
	{
		newPerDay: fc.integer({ min: 0, max: 100 }),
		reviewsPerDay: fc.integer({ min: 0, max: 1000 }),
		desiredRetention: fc.double({ min: 0.7, max: 0.99, noNaN: true }),
		learningStepMinutes: steps,
		relearningStepMinutes: steps,
		newOrder: fc.constantFrom(...newOrders),
		reviewOrder: fc.constantFrom(...reviewOrders),
		leechLapses: fc.integer({ min: 2, max: 12 })
	},
	{
		requiredKeys: [
			'desiredRetention',
			'learningStepMinutes',
			'relearningStepMinutes',
			'newOrder',
			'reviewOrder',
			'leechLapses'
		]
	}
);
