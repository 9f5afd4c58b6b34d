import type { Json } from '#lib/core/register.ts';

/** The colour that a card is flagged with: seal, gold, jade or indigo, 1 to 4. */
export type Flag = 1 | 2 | 3 | 4;

/** Every flag, in the order in which they are offered. */
export const flags: readonly Flag[] = [1, 2, 3, 4];

/** What the learner says of a claim: that time has overtaken it, or that it is in dispute. */
export interface Mark {
	readonly kind: 'outdated' | 'disputed';
	/** Why, in the learner's words; may be empty. */
	readonly note: string;
}

/** The most characters of a learner's own line, and of the note beside a mark. */
export const longestOwnLine = 2000;

/** What a learner has put on a card and its note, beside the text. */
export interface Markings {
	readonly flag?: Flag;
	readonly mark?: Mark;
	readonly ownLine?: string;
	readonly favourite: boolean;
}

/** The flag in a stored value; undefined where it is none. */
export function readFlag(value: Json | undefined): Flag | undefined {
	return flags.find((flag) => flag === value);
}

/** The mark in a stored value; undefined where it is none. */
export function readMark(value: Json | undefined): Mark | undefined {
	if (typeof value !== 'object' || value === null || !('kind' in value)) return undefined;
	const { kind, note } = value;
	if (kind !== 'outdated' && kind !== 'disputed') return undefined;
	return { kind, note: readOwnLine(note) ?? '' };
}

/** The learner's line in a stored value, without space about it; undefined where nothing is left. */
export function readOwnLine(value: Json | undefined): string | undefined {
	if (typeof value !== 'string') return undefined;
	// Not in the middle of a character that takes two units.
	const line = Array.from(value.trim()).slice(0, longestOwnLine).join('').trim();
	return line === '' ? undefined : line;
}
