import { isSteps, stepChoices } from '#lib/core/review/step-choices.ts';
import { desiredRetentionRange } from '#lib/core/review/desired-retention.ts';
import { reviewOrders, type ReviewOrder } from '#lib/core/review/review-order.ts';

/** In which order a deck's new cards are asked: the most telling first, as the episode tells them, or any. */
export const newOrders = ['priority', 'episode', 'random'] as const;
export type NewOrder = (typeof newOrders)[number];

/** How the cards of a deck are learned. */
export interface DeckOptions {
	/** The most new cards that one deck takes of a day's; undefined where the day's limit alone counts. */
	readonly newPerDay?: number;
	/** The most reviews that one deck takes of a day's; undefined where the day's limit alone counts. */
	readonly reviewsPerDay?: number;
	/** The share of cards to be remembered when due. */
	readonly desiredRetention: number;
	readonly learningStepMinutes: readonly number[];
	readonly relearningStepMinutes: readonly number[];
	readonly newOrder: NewOrder;
	readonly reviewOrder: ReviewOrder;
	/** The lapses at which a card that keeps being forgotten is offered help. */
	readonly leechLapses: number;
}

/** Names one option. */
export type OptionName = keyof DeckOptions;

/** What holds where the learner has chosen nothing. */
export const defaultOptions: DeckOptions = {
	desiredRetention: 0.9,
	learningStepMinutes: stepChoices.learning[0],
	relearningStepMinutes: stepChoices.relearning[0],
	newOrder: 'priority',
	reviewOrder: 'due',
	leechLapses: 4
};

/** What the numbers may be, both ends included. */
export const optionRanges = {
	newPerDay: { least: 0, most: 100, step: 1 },
	reviewsPerDay: { least: 0, most: 1000, step: 10 },
	desiredRetention: { least: 0.8, most: 0.97, step: 0.01 },
	leechLapses: { least: 2, most: 12, step: 1 }
} as const;

const isWhole = (value: unknown, { least, most }: { least: number; most: number }): boolean =>
	Number.isInteger(value) && (value as number) >= least && (value as number) <= most;

/** Whether a value, from wherever it was stored, is one that the option can have. */
export const validOption: Readonly<Record<OptionName, (value: unknown) => boolean>> = {
	newPerDay: (value) => isWhole(value, optionRanges.newPerDay),
	reviewsPerDay: (value) => isWhole(value, optionRanges.reviewsPerDay),
	desiredRetention: (value) =>
		typeof value === 'number' &&
		value >= desiredRetentionRange.least &&
		value <= desiredRetentionRange.most,
	learningStepMinutes: isSteps,
	relearningStepMinutes: isSteps,
	newOrder: (value) => newOrders.some((order) => order === value),
	reviewOrder: (value) => reviewOrders.some((order) => order === value),
	leechLapses: (value) => isWhole(value, optionRanges.leechLapses)
};

/**
 * Options from whatever was stored: a known name with a value that it can have counts, anything else
 * leaves the default. Takes `unknown`, because storage outlives versions.
 */
export function readOptions(stored: unknown): DeckOptions {
	const found =
		typeof stored === 'object' && stored !== null
			? Object.entries(stored).filter(
					([name, value]) =>
						Object.hasOwn(validOption, name) && validOption[name as OptionName](value)
				)
			: [];
	return { ...defaultOptions, ...(Object.fromEntries(found) as Partial<DeckOptions>) };
}
