import { Dexie } from 'dexie';
import type { RefusalCode, Saved } from '#lib/core/collection/saved.ts';

/** Thrown inside a transaction: nothing of it is kept, and the code says why. */
export class Refusal extends Error {
	readonly code: RefusalCode;

	constructor(code: RefusalCode, detail: string) {
		super(detail);
		this.name = 'Refusal';
		this.code = code;
	}
}

/** The refusal that an error stands for; undefined where it is no failure of storage but a fault of ours. */
export function refusalOf(error: unknown): Extract<Saved<never>, { ok: false }> | undefined {
	if (!(error instanceof Error)) return undefined;
	// Dexie says below it again what the engine said.
	const detail = `${error.name}: ${error.message.split('\n')[0] ?? ''}`;
	if (error instanceof Refusal) return { ok: false, code: error.code, detail: error.message };
	const names = namesOf(error);
	if (names.includes('QuotaExceededError')) return { ok: false, code: 'storage-full', detail };
	if (names.includes('VersionError')) return { ok: false, code: 'newer-version', detail };
	if (names.some((name) => denied.has(name))) return { ok: false, code: 'storage-denied', detail };
	if (isConnectionLost(error) || names.includes('OpenFailedError')) {
		return { ok: false, code: 'storage-unavailable', detail };
	}
	const fromEngine = error instanceof Dexie.DexieError || error instanceof DOMException;
	return fromEngine ? { ok: false, code: 'storage-failed', detail } : undefined;
}

/**
 * Whether a transaction failed because its connection is dead: browsers close connections by
 * themselves, WebKit most of all, and some go on handing out the dead handle. A bare AbortError is one
 * that nobody asked for.
 */
export function isConnectionLost(error: unknown): boolean {
	const names = namesOf(error);
	return (
		names.some((name) => lost.has(name)) ||
		(names.length > 0 && names.every((name) => name === 'AbortError'))
	);
}

const lost: ReadonlySet<string> = new Set([
	'InvalidStateError',
	'UnknownError',
	'DatabaseClosedError'
]);
const denied: ReadonlySet<string> = new Set(['MissingAPIError', 'SecurityError']);

/** The names of an error, of those that it wraps and, for a bulk operation, of each that failed. */
function namesOf(error: unknown): readonly string[] {
	if (!(error instanceof Error)) return [];
	const within = [
		...('inner' in error ? [error.inner] : []),
		...('failures' in error && Array.isArray(error.failures)
			? (error.failures as readonly unknown[])
			: [])
	];
	return [error.name, ...within.flatMap(namesOf)];
}
