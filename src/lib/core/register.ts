/** Names one write of a register; unique, passed in, breaks ties of time. */
export type WriteId = string & { readonly __writeId: never };

/** A value that can be kept as JSON. */
export type Json =
	null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * What a register can be about. Subjects: a note id (kept, deck, text.*, line.*, reading.*, deleted), a card id
 * (suspended, buriedUntilDay, flag, mark, templateOn), a fact id (retracted), an episode id
 * (videoAddress), or `preferences` (a preference's name).
 */
export type RegisterField = string;

/** One last-writer-wins value; the winner is the greatest (atMillis, writeId). */
export interface Register {
	readonly subject: string;
	readonly field: RegisterField;
	readonly value: Json;
	readonly atMillis: number;
	readonly writeId: WriteId;
}

/** The time a new write gets: now, or a millisecond after the newest seen, whichever is later. */
export function writeTime(nowMillis: number, newest: Register | undefined): number {
	return newest ? Math.max(nowMillis, newest.atMillis + 1) : nowMillis;
}
