import { ReadRefused } from '#lib/core/collection/read-refused.ts';
import type { Saved } from '#lib/core/collection/saved.ts';

/** A write that reads something first: where storage refuses that, it is refused as well. */
export async function readingFirst<T>(write: () => Promise<Saved<T>>): Promise<Saved<T>> {
	try {
		return await write();
	} catch (error) {
		if (!(error instanceof ReadRefused)) throw error;
		const { code, message } = error;
		return { ok: false, code: code === 'read-failed' ? 'storage-failed' : code, detail: message };
	}
}
