import { episodeIdOfNote, type Note } from '#lib/core/card/note.ts';
import type { ImportedEditions } from '#lib/core/collection/imported-editions.ts';
import type { RegisterWrite } from '#lib/core/collection/register-writes.ts';
import type { Saved } from '#lib/core/collection/saved.ts';
import type { Watch } from '#lib/core/collection/watch.ts';
import type { EpisodeId } from '#lib/core/episode/episode.ts';
import { editionField, type Edition, type ImportId } from '#lib/core/library/edition.ts';
import { importedDeck } from '#lib/core/library/imported-deck.ts';
import { unpackEpisode } from '#lib/core/library/packed-episode.ts';
import {
	checkPart,
	editionsNamed,
	editionsShown,
	type EditionKey
} from '#lib/storage/edition-rows.ts';
import {
	readRegister,
	registersWhere,
	type MemoryStore,
	type StoredEdition,
	type StoredImport
} from '#lib/storage/memory-store.ts';

/** How a collection in memory is read, written and watched. */
export interface MemoryAccess {
	readonly read: <T>(answer: () => T) => Promise<T>;
	readonly write: <T>(work: () => Saved<T>) => Promise<Saved<T>>;
	readonly watch: <T>(answer: () => T) => Watch<T>;
}

/** The imported episodes in memory. */
export function createMemoryEditions(
	store: MemoryStore,
	{ read, write, watch }: MemoryAccess
): ImportedEditions {
	return {
		stage: (...parts) =>
			write(() => {
				parts.forEach(checkPart);
				for (const part of parts) {
					if (part.kind === 'edition') {
						const { importId, episodeId } = part.edition;
						importOf(store, importId).editions.set(episodeId, part);
					} else {
						const { notes } = importOf(store, part.importId);
						for (const note of part.notes) notes.set(note.id, note);
					}
				}
				return { ok: true, value: undefined };
			}),
		sweepImports: (underWay) =>
			write(() => {
				const unread = stagedKeys(store).filter(
					([importId, episodeId]) =>
						!underWay.includes(importId) &&
						readRegister(store, episodeId, editionField) !== importId
				);
				for (const key of unread) remove(store, key);
				return { ok: true, value: unread.length };
			}),
		watchEditions: (atMost) => watch(() => editionsIn(store, atMost)),
		watchNewestEdition: () =>
			watch(() => {
				const { editions } = editionsIn(store, Infinity);
				const [newest] = editions.toSorted((a, b) => b.importedAtMillis - a.importedAtMillis);
				return { newest };
			}),
		editionsOf: (episodeIds) =>
			read(() => episodeIds.flatMap((id) => readEdition(store, id)?.edition ?? [])),
		deck: (episodeId) =>
			read(() => {
				const stored = readEdition(store, episodeId);
				if (!stored) return undefined;
				const episode = unpackEpisode(stored.text.episode);
				return episode && importedDeck(stored.edition.version, episode, notesUnder(store, stored));
			}),
		textOf: (episodeId) => read(() => readEdition(store, episodeId)?.text),
		notesOf: (noteIds) =>
			read(() =>
				noteIds.flatMap((noteId) => {
					const importId = readRegister(store, episodeIdOfNote(noteId), editionField);
					return store.imports.get(importId as ImportId)?.notes.get(noteId) ?? [];
				})
			),
		eachSketch: (visit) =>
			read(() => {
				for (const [importId, episodeId] of namedKeys(store)) {
					const stored = store.imports.get(importId)?.editions.get(episodeId);
					if (stored) visit(episodeId, importId, stored.sketches, stored.noteIds);
				}
			})
	};
}

/** The first of the editions that these writes would have read of which not all is there. */
export function halfEditionOf(
	store: MemoryStore,
	writes: readonly RegisterWrite[]
): EditionKey | undefined {
	return editionsShown(writes).find(([importId, episodeId]) => {
		const stored = store.imports.get(importId)?.editions.get(episodeId);
		return !stored || stored.noteIds.length !== notesUnder(store, stored).length;
	});
}

function importOf({ imports }: MemoryStore, importId: ImportId): StoredImport {
	const known = imports.get(importId) ?? { editions: new Map(), notes: new Map() };
	imports.set(importId, known);
	return known;
}

function namedKeys(store: MemoryStore): readonly EditionKey[] {
	return editionsNamed(registersWhere(store, ({ field }) => field === editionField));
}

function editionsIn(
	store: MemoryStore,
	atMost: number
): { readonly all: number; readonly editions: readonly Edition[] } {
	const named = namedKeys(store);
	const editions = named
		.slice(0, atMost)
		.flatMap(([, episodeId]) => readEdition(store, episodeId)?.edition ?? []);
	return { all: named.length, editions };
}

function readEdition(store: MemoryStore, episodeId: EpisodeId): StoredEdition | undefined {
	const importId = readRegister(store, episodeId, editionField);
	return store.imports.get(importId as ImportId)?.editions.get(episodeId);
}

function notesUnder(store: MemoryStore, { edition }: StoredEdition): readonly Note[] {
	const { importId, episodeId } = edition;
	const notes = store.imports.get(importId)?.notes.values() ?? [];
	return [...notes].filter((note) => note.episodeId === episodeId);
}

/** Every edition of which anything was staged. */
function stagedKeys({ imports }: MemoryStore): readonly EditionKey[] {
	return [...imports].flatMap(([importId, { editions, notes }]) => {
		const ofNotes = [...notes.values()].map(({ episodeId }) => episodeId);
		return [...new Set([...editions.keys(), ...ofNotes])].map((episodeId): EditionKey => [
			importId,
			episodeId
		]);
	});
}

function remove({ imports }: MemoryStore, [importId, episodeId]: EditionKey): void {
	const staged = imports.get(importId);
	staged?.editions.delete(episodeId);
	for (const { id, episodeId: of } of staged?.notes.values() ?? []) {
		if (of === episodeId) staged?.notes.delete(id);
	}
}
