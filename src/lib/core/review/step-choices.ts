/**
 * The steps, in minutes, between which a learner may choose: of a new card, and of one that was
 * forgotten. The first of each is the usual one; none at all sends a card to the next day at once.
 */
export const stepChoices = {
	learning: [[1, 10], [10], [1, 10, 60], [5, 30], []],
	relearning: [[10], [1, 10], [10, 60], []]
} as const satisfies Record<string, readonly (readonly number[])[]>;

/** No step reaches into another day, whatever the time at which it begins. */
const longestStepMinutes = 12 * 60;

/** Whether a value, from wherever it was stored, is a list of steps that a card can go through. */
export function isSteps(value: unknown): boolean {
	return (
		Array.isArray(value) &&
		value.length <= 6 &&
		value.every(
			(minutes) => Number.isInteger(minutes) && minutes >= 1 && minutes <= longestStepMinutes
		)
	);
}
