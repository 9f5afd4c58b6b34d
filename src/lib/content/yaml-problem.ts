/** What can be wrong with a YAML text of an episode; `finding` stands for those of the linter. */
export type YamlProblemCode =
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
	| 'form-twice'
	| 'name-nowhere'
	| 'never-occurs'
	| 'finding';

/** One thing wrong with a YAML text, and the line (from 1) on which it stands. */
export interface YamlProblem {
	readonly code: YamlProblemCode;
	readonly line: number;
	readonly message: string;
}
