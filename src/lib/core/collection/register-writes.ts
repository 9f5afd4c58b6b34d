import type { NoteCards } from '#lib/core/collection/collected-card.ts';
import type { Json, RegisterField, WriteId } from '#lib/core/register.ts';
import type { Alias, FactId } from '#lib/core/review/fact.ts';

/** A write of a register, before the collection gives it its time. */
export interface RegisterWrite {
	readonly subject: string;
	readonly field: RegisterField;
	readonly value: Json;
	readonly nowMillis: number;
	readonly writeId: WriteId;
}

/** A fact taken back, `retracted`, or put back. */
export interface Retraction {
	readonly factId: FactId;
	readonly retracted: boolean;
	readonly nowMillis: number;
	readonly writeId: WriteId;
}

/** Links made, taken apart or put back, with what is to be seen from then on; each part may be absent. */
export interface Relinking {
	readonly aliases?: readonly Alias[];
	/** Of alias facts. */
	readonly retractions?: readonly Retraction[];
	/** Written once the links are as they are to be; see `writeRegisters` for both. */
	readonly writes?: readonly RegisterWrite[];
	readonly notes?: readonly NoteCards[];
}

/** An alias fact, and whether it was taken back. */
export interface KnownAlias {
	readonly alias: Alias;
	readonly retracted: boolean;
}
