import type { Replacing } from '#lib/core/collection/replacing.ts';
import { nothingLaid, stillToTakeIn } from '#lib/storage/dexie-replacing.ts';
import { noLinks } from '#lib/storage/links.ts';
import type { MemoryAccess } from '#lib/storage/memory-editions.ts';
import type { MemoryStore } from '#lib/storage/memory-store.ts';

/** How a collection in memory gives way to a backup. */
export function createMemoryReplacing(
	store: MemoryStore,
	{ read, write }: MemoryAccess
): Replacing {
	return {
		layReplacement: (file) =>
			write(() => {
				if (store.replacement?.cleared) {
					return { ok: false, code: 'storage-failed', detail: stillToTakeIn };
				}
				store.replacement = { file, cleared: false };
				return { ok: true, value: undefined };
			}),
		replacement: () => read(() => store.replacement),
		clearForReplacement: () =>
			write(() => {
				if (!store.replacement) return { ok: false, code: 'storage-failed', detail: nothingLaid };
				const { facts, before, registers, settings, placements, memories, imports } = store;
				for (const all of [facts, before, registers, settings, placements, memories, imports]) {
					all.clear();
				}
				store.decksBehind.clear();
				store.links = noLinks;
				store.outdated = false;
				store.replacement = { ...store.replacement, cleared: true };
				return { ok: true, value: undefined };
			}),
		endReplacement: () =>
			write(() => {
				store.replacement = undefined;
				return { ok: true, value: undefined };
			})
	};
}
