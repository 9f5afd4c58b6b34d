import type { Transaction } from 'dexie';

/** One step of the schema. Once released it is never edited; the next one is appended. */
export interface Migration {
	/** A whole number, one more than that of the migration before. */
	readonly version: number;
	/** What changes: tables with their keys and indices in Dexie's notation, null for a table that goes. */
	readonly stores: Readonly<Record<string, string | null>>;
	/** Turns the rows of the version before into this one's, in the transaction that raises the version. */
	readonly upgrade?: (transaction: Transaction) => Promise<void>;
}
