import type { RefusalCode } from '#lib/core/collection/saved.ts';

/** Why something could not be read; each has its words in the catalogue under `refusal`. */
export type ReadRefusalCode =
	| Exclude<RefusalCode, 'answered-elsewhere' | 'storage-failed'>
	/** Anything else; the message has the engine's words. */
	| 'read-failed';

/** Thrown by a read of the collection that storage refused: no fault of ours. */
export class ReadRefused extends Error {
	readonly code: ReadRefusalCode;

	constructor(code: ReadRefusalCode, detail: string) {
		super(detail);
		this.name = 'ReadRefused';
		this.code = code;
	}
}
