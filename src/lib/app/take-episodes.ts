import { appUpdate } from '#lib/app/app-update.svelte.ts';
import { whileUnderWay } from '#lib/app/import-locks.ts';
import { newImportId } from '#lib/app/identifiers.ts';
import type { ProposedEpisode } from '#lib/app/proposed-episode.svelte.ts';
import { showEpisodes, type EpisodesToShow, type ShownImport } from '#lib/app/show-episodes.ts';
import { isSafeToImport } from '#lib/app/snapshot-before-import.ts';
import type { Note } from '#lib/core/card/note.ts';
import type { Saved } from '#lib/core/collection/saved.ts';
import { withChosenFirst } from '#lib/core/import/proposal.ts';
import { sketchWords } from '#lib/core/import/sketch.ts';
import type { ImportId, ImportPart } from '#lib/core/library/edition.ts';

/** So many notes are stored at a time. */
const notesAtOnce = 200;

/** What is to be put into the library, and where it comes from. */
export interface EpisodesToTake extends EpisodesToShow {
	/** The pages that an episode was read from. */
	readonly pagesOf: (episode: ProposedEpisode) => readonly string[];
	/** Told how many of the notes are stored. */
	readonly onprogress: (done: number, all: number) => void;
}

/** An import that is in the library. */
export interface TakenImport extends ShownImport {
	/** Whether there is a snapshot of how all was before it. */
	readonly isSafe: boolean;
}

/**
 * Stores episodes piece by piece, seen by nobody, and makes all of them visible in one write, once there is
 * a snapshot from before it, if there can be one. Refused, or left off, nothing of them is ever there; what
 * was stored by then is swept at a later start.
 */
export async function takeEpisodes(toTake: EpisodesToTake): Promise<Saved<TakenImport>> {
	const importId = newImportId();
	// A new version that another tab takes waits for it, and no other tab sweeps away what is being stored.
	const release = appUpdate.hold();
	return whileUnderWay(async (): Promise<Saved<TakenImport>> => {
		const stored = await store(toTake, importId);
		if (!stored.ok) return stored;
		const isSafe = await isSafeToImport(toTake.collection);
		const shown = await showEpisodes(toTake, importId);
		return shown.ok ? { ok: true, value: { ...shown.value, isSafe } } : shown;
	}).finally(release);
}

/** Stages every part of the episodes. */
async function store(
	{ collection, episodes, pagesOf, onprogress }: EpisodesToTake,
	importId: ImportId
): Promise<Saved<unknown>> {
	const all = episodes.reduce((sum, { notes }) => sum + notes.length, 0);
	let done = 0;
	let parts: ImportPart[] = [];
	let waiting = 0;
	/** What is stored is on the disk, so that few notes at a time would take longer than all. */
	const add = async (part: ImportPart, notes: number): Promise<Saved<unknown>> => {
		parts.push(part);
		waiting += notes;
		return waiting < notesAtOnce ? { ok: true, value: undefined } : flush();
	};
	const flush = async (): Promise<Saved<unknown>> => {
		const staged = await collection.stage(...parts);
		done += waiting;
		parts = [];
		waiting = 0;
		onprogress(done, all);
		return staged;
	};
	onprogress(done, all);
	for (const proposed of episodes) {
		const chosen = proposed.notes.map(({ id }) => id).filter((id) => proposed.chosen.has(id));
		const notes = withChosenFirst(proposed.notes, chosen);
		for (let at = 0; at < notes.length; at += notesAtOnce) {
			const some = notes.slice(at, at + notesAtOnce);
			const added = await add({ kind: 'notes', importId, notes: some }, some.length);
			if (!added.ok) return added;
		}
		const { entry, version, languages, text } = proposed.understood;
		const known = proposed.existing?.deck.episode.id;
		const before = known && (await collection.textOf(known));
		const { id: episodeId } = entry;
		parts.push({
			kind: 'edition',
			edition: {
				importId,
				episodeId,
				importedAtMillis: Date.now(),
				entry: { ...entry, coreNoteIds: chosen },
				version,
				languages
			},
			text: {
				importId,
				episodeId,
				episode: text,
				pages: [...new Set([...(before?.pages ?? []), ...pagesOf(proposed)])]
			},
			noteIds: notes.map(({ id }) => id),
			sketches: sketchesIn(proposed, notes)
		});
	}
	return flush();
}

/** The sketches of the notes of a proposal, in another order of them. */
function sketchesIn(proposed: ProposedEpisode, notes: readonly Note[]): Uint32Array {
	const places = new Map(proposed.notes.map(({ id }, place) => [id, place]));
	const sorted = new Uint32Array(proposed.sketches.length);
	for (const [index, { id }] of notes.entries()) {
		const from = (places.get(id) ?? 0) * sketchWords;
		sorted.set(proposed.sketches.subarray(from, from + sketchWords), index * sketchWords);
	}
	return sorted;
}
