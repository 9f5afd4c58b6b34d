/** Names one write of a register; unique, passed in, breaks ties of time. */
export type WriteId = string & { readonly __writeId: never };

/** A value that can be kept as JSON. */
export type Json =
	null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * What a register can be about. Subjects: a note id (kept, deck, text.*, line.*, reading.*, machine.*,
 * deleted, favourite, ownLine, mark, ownNote), a card id (suspended, buriedUntilDay, flag, leechSeen,
 * templateOn, split, made), a fact id (retracted), an episode id (videoAddress, edition), `preferences` (a preference's name) or `study` (what
 * `study-plan.ts` reads).
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

/** A register's winning value; undefined where it was never written. */
export type ReadRegister = (subject: string, field: RegisterField) => Json | undefined;

/** What became of one register: null stands for a value that was never written, too. */
export interface RegisterChange {
	readonly subject: string;
	readonly field: RegisterField;
	readonly value: Json;
	readonly former: Json;
}

/** The time a new write gets: now, or a millisecond after the newest seen, whichever is later. */
export function writeTime(nowMillis: number, newest: Register | undefined): number {
	return newest ? Math.max(nowMillis, newest.atMillis + 1) : nowMillis;
}

/** The order of writes: of two that wrote the same register, the greater one wins. */
export function compareWrites(a: Register, b: Register): number {
	return a.atMillis - b.atMillis || (a.writeId < b.writeId ? -1 : a.writeId > b.writeId ? 1 : 0);
}
