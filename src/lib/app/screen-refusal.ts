import type { RefusalCode, Saved } from '#lib/core/collection/saved.ts';
import { ReadRefused, type ReadRefusalCode } from '#lib/core/collection/read-refused.ts';

/** Why a write was not kept. */
export interface Refusal {
	readonly code: RefusalCode;
	readonly detail: string;
}

/** Why what a screen was asked to do came to nothing: storage refused a write, or a read. */
export interface ScreenRefusal {
	readonly code: RefusalCode | ReadRefusalCode;
	readonly detail: string;
}

/** Why a write was not kept; undefined where it was. */
export function refusalOf(saved: Saved<unknown>): Refusal | undefined {
	return saved.ok ? undefined : { code: saved.code, detail: saved.detail ?? '' };
}

/** Why a read failed; undefined where the error is a fault of ours. */
export function refusalOfError(error: unknown): ScreenRefusal | undefined {
	return error instanceof ReadRefused ? { code: error.code, detail: error.message } : undefined;
}
