/** What can be wrong with a `deck.yaml`; `finding` stands for those of the linter. */
export type DeckProblemCode =
	| 'yaml-syntax'
	| 'unknown-key'
	| 'missing-key'
	| 'missing-language'
	| 'wrong-value'
	| 'episode-differs'
	| 'unknown-item'
	| 'item-twice'
	| 'item-nowhere'
	| 'id-differs'
	| 'id-twice'
	| 'priority-twice'
	| 'slot-twice'
	| 'cards-on-reading'
	| 'finding';

/** One thing wrong with a `deck.yaml`, and the line (from 1) on which it stands. */
export interface DeckProblem {
	readonly code: DeckProblemCode;
	readonly line: number;
	readonly message: string;
}
