/** What a learner may ask for: below, cards are forgotten; above, they come back without end. */
export const desiredRetentionRange = { least: 0.7, most: 0.99 } as const;
