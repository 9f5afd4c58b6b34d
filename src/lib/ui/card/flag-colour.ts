import type { Flag } from '#lib/core/card/markings.ts';

/** The token of each flag's colour, as a style's value. */
export const flagColour: Readonly<Record<Flag, string>> = {
	1: 'var(--seal)',
	2: 'var(--gold)',
	3: 'var(--jade)',
	4: 'var(--indigo)'
};
