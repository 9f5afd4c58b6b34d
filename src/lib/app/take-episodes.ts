import { whileUnderWay } from '#lib/app/import-locks.ts';
import { newImportId, newWriteId } from '#lib/app/identifiers.ts';
import type { ProposedEpisode } from '#lib/app/proposed-episode.svelte.ts';
import type { Note, NoteId } from '#lib/core/card/note.ts';
import type { Collection, RegisterWrite, Saved } from '#lib/core/collection.ts';
import type { Episode, EpisodeId } from '#lib/core/episode/episode.ts';
import { editionField, type ImportId } from '#lib/core/library/edition.ts';
import type { LibraryEntry } from '#lib/core/library/library-entry.ts';
import { readVideoAddress } from '#lib/core/library/video-address.ts';

/** So many notes are stored at a time. */
const notesAtOnce = 200;

/** What is to be put into the library. */
export interface EpisodesToTake {
	readonly collection: Collection;
	readonly episodes: readonly ProposedEpisode[];
	readonly textOf: (episode: ProposedEpisode) => Promise<Episode | undefined>;
	/** The pages that it was read from. */
	readonly pagesOf: (episode: ProposedEpisode) => readonly string[];
	/** Where the pages are from; empty where nobody said. */
	readonly address: string;
	/** Told how many of the notes are stored. */
	readonly onprogress: (done: number, all: number) => void;
}

/** An import that is in the library. */
export interface TakenImport {
	readonly episodes: readonly { readonly entry: LibraryEntry; readonly toMeet: number }[];
	/** Takes all of it back, in one write. */
	readonly undo: () => Promise<Saved<unknown>>;
}

/** Where an episode's page is from. */
export const sourceAddressField = 'sourceAddress';

/**
 * Stores episodes piece by piece, seen by nobody, and makes all of them visible in one write. Refused,
 * or left off, nothing of them is ever there; what was stored by then is swept at a later start.
 */
export async function takeEpisodes(toTake: EpisodesToTake): Promise<Saved<TakenImport>> {
	const importId = newImportId();
	// No other tab sweeps away what is being stored.
	return whileUnderWay(importId, () => storeAndShow(toTake, importId));
}

async function storeAndShow(
	{ collection, episodes, textOf, pagesOf, address, onprogress }: EpisodesToTake,
	importId: ImportId
): Promise<Saved<TakenImport>> {
	const nowMillis = Date.now();
	const all = episodes.reduce((sum, { notes }) => sum + notes.length, 0);
	let done = 0;
	onprogress(done, all);
	for (const proposed of episodes) {
		const notes = prioritised(proposed.notes, proposed.chosen);
		for (let at = 0; at < notes.length; at += notesAtOnce) {
			const part = notes.slice(at, at + notesAtOnce);
			const staged = await collection.stage({ kind: 'notes', importId, notes: part });
			if (!staged.ok) return staged;
			done += part.length;
			onprogress(done, all);
		}
		const { entry, version } = proposed.understood;
		const episode = await textOf(proposed);
		if (!episode) throw new Error(`Inconsistent: no text of the episode ${entry.id}`);
		const coreNoteIds = notes.filter(({ id }) => proposed.chosen.has(id)).map(({ id }) => id);
		const staged = await collection.stage({
			kind: 'edition',
			edition: {
				importId,
				episodeId: entry.id,
				importedAtMillis: nowMillis,
				entry: { ...entry, coreNoteIds },
				version
			},
			text: { importId, episodeId: entry.id, episode, pages: pagesOf(proposed) },
			noteIds: notes.map(({ id }) => id),
			sketches: new Uint32Array(notes.length)
		});
		if (!staged.ok) return staged;
	}
	const values = episodes.flatMap(({ understood, edits }) => [
		{ subject: understood.entry.id, field: editionField, value: importId },
		...sourceOf(understood.entry.id, address),
		...edits
	]);
	const subjects = [...new Set(values.map(({ subject }) => subject))];
	const former = await collection.registersAbout(subjects);
	const saved = await collection.writeRegisters(writesOf(values, nowMillis));
	if (!saved.ok) return saved;
	const undo = values.map(({ subject, field }) => ({
		subject,
		field,
		value: former.find((one) => one.subject === subject && one.field === field)?.value ?? null
	}));
	return {
		ok: true,
		value: {
			episodes: episodes.map(({ understood, chosen }) => ({
				entry: understood.entry,
				toMeet: chosen.size
			})),
			undo: () => collection.writeRegisters(writesOf(undo, Date.now()))
		}
	};
}

function writesOf(
	values: readonly Pick<RegisterWrite, 'subject' | 'field' | 'value'>[],
	nowMillis: number
): readonly RegisterWrite[] {
	return values.map((value) => ({ ...value, nowMillis, writeId: newWriteId() }));
}

function sourceOf(
	subject: EpisodeId,
	address: string
): readonly Pick<RegisterWrite, 'subject' | 'field' | 'value'>[] {
	const value = readVideoAddress(address);
	return value === undefined ? [] : [{ subject, field: sourceAddressField, value }];
}

/** The chosen notes first, each group in its order, with priorities from 1 without gaps. */
function prioritised(notes: readonly Note[], chosen: ReadonlySet<NoteId>): readonly Note[] {
	const first = notes.filter(({ id }) => chosen.has(id));
	const rest = notes.filter(({ id }) => !chosen.has(id));
	return [...first, ...rest].map((note, place) => ({ ...note, priority: place + 1 }));
}
