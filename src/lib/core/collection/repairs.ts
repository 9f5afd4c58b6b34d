/** What can be damaged beyond repair: the rows of what the learner did and brought, by their tables. */
export const asideKinds = [
	'settings',
	'registers',
	'facts',
	'editions',
	'editionTexts',
	'editionNotes'
] as const;
export type AsideKind = (typeof asideKinds)[number];

/** A row of which not enough can be made out to work with it; kept as it was found. */
export interface SetAside {
	readonly kind: AsideKind;
	readonly row: unknown;
}

/** How many rows of each cache were not what facts and registers make of them. */
export interface Repairs {
	/** Of facts: whether they count, and as what. */
	readonly facts: number;
	readonly cards: number;
	readonly dueCards: number;
	readonly dueCounts: number;
	readonly dayCounts: number;
	readonly links: number;
}
