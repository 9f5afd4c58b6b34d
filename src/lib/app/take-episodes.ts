import type { DeckShelf } from '#lib/app/deck-shelf.ts';
import { whileUnderWay } from '#lib/app/import-locks.ts';
import { newImportId, newWriteId } from '#lib/app/identifiers.ts';
import { differenceKey, type ProposedEpisode } from '#lib/app/proposed-episode.svelte.ts';
import { reconcileDeck } from '#lib/app/reconcile-deck.ts';
import { startingPoint } from '#lib/app/starting-point.svelte.ts';
import type { Note } from '#lib/core/card/note.ts';
import { splitField } from '#lib/core/card/own-cards.ts';
import type { Collection, RegisterWrite, Saved } from '#lib/core/collection.ts';
import { withChosenFirst } from '#lib/core/import/proposal.ts';
import { sketchWords } from '#lib/core/import/sketch.ts';
import { editionField, type ImportId } from '#lib/core/library/edition.ts';
import type { LibraryEntry } from '#lib/core/library/library-entry.ts';
import { readVideoAddress, sourceAddressField } from '#lib/core/library/video-address.ts';

/** So many notes are stored at a time. */
const notesAtOnce = 200;

/** What is to be put into the library. */
export interface EpisodesToTake {
	readonly collection: Collection;
	readonly shelf: DeckShelf;
	readonly episodes: readonly ProposedEpisode[];
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

type Value = Pick<RegisterWrite, 'subject' | 'field' | 'value'>;

/**
 * Stores episodes piece by piece, seen by nobody, and makes all of them visible in one write. Refused,
 * or left off, nothing of them is ever there; what was stored by then is swept at a later start.
 */
export async function takeEpisodes(toTake: EpisodesToTake): Promise<Saved<TakenImport>> {
	const importId = newImportId();
	// No other tab sweeps away what is being stored.
	return whileUnderWay(importId, async () => {
		const stored = await store(toTake, importId);
		return stored.ok ? show(toTake, importId) : stored;
	});
}

/** Stages every part of the episodes. */
async function store(
	{ collection, episodes, pagesOf, onprogress }: EpisodesToTake,
	importId: ImportId
): Promise<Saved<unknown>> {
	const all = episodes.reduce((sum, { notes }) => sum + notes.length, 0);
	let done = 0;
	onprogress(done, all);
	for (const proposed of episodes) {
		const chosen = proposed.notes.map(({ id }) => id).filter((id) => proposed.chosen.has(id));
		const notes = withChosenFirst(proposed.notes, chosen);
		for (let at = 0; at < notes.length; at += notesAtOnce) {
			const part = notes.slice(at, at + notesAtOnce);
			const staged = await collection.stage({ kind: 'notes', importId, notes: part });
			if (!staged.ok) return staged;
			done += part.length;
			onprogress(done, all);
		}
		const { entry, version, languages, text } = proposed.understood;
		const { id: episodeId } = entry;
		const staged = await collection.stage({
			kind: 'edition',
			edition: {
				importId,
				episodeId,
				importedAtMillis: Date.now(),
				entry: { ...entry, coreNoteIds: chosen },
				version,
				languages
			},
			text: { importId, episodeId, episode: text, pages: pagesOf(proposed) },
			noteIds: notes.map(({ id }) => id),
			sketches: sketchesIn(proposed, notes)
		});
		if (!staged.ok) return staged;
	}
	return { ok: true, value: undefined };
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

/** Makes what is stored visible, with the learner's words over it, in one write. */
async function show(
	{ collection, shelf, episodes, address }: EpisodesToTake,
	importId: ImportId
): Promise<Saved<TakenImport>> {
	const values = episodes.flatMap((proposed): readonly Value[] => {
		const { entry, formerIds } = proposed.understood;
		const source = readVideoAddress(address);
		return [
			{ subject: entry.id, field: editionField, value: importId },
			...formerIds.map((subject) => ({ subject, field: editionField, value: null })),
			...(source === undefined
				? []
				: [{ subject: entry.id, field: sourceAddressField, value: source }]),
			...keptWords(proposed),
			...proposed.edits
		];
	});
	const former = await collection.registersAbout([...new Set(values.map((one) => one.subject))]);
	const saved = await collection.writeRegisters(writesOf(values));
	if (!saved.ok) return saved;
	await reconcile(collection, shelf, episodes);
	startingPoint.begin();
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
			undo: () => collection.writeRegisters(writesOf(undo))
		}
	};
}

/** The old words that the learner keeps against the page's correction: from now on they are the learner's. */
function keptWords({ understood, differences }: ProposedEpisode): readonly Value[] {
	return understood.changes.differences.flatMap((difference) => {
		const { noteId, field, language, before } = difference;
		return differences.get(differenceKey(difference)) === 'keep'
			? [{ subject: noteId, field: `${field}.${language}`, value: before }]
			: [];
	});
}

/** The kept notes of episodes that were in the library are given the cards that they have now. */
async function reconcile(
	collection: Collection,
	shelf: DeckShelf,
	episodes: readonly ProposedEpisode[]
): Promise<void> {
	const known = episodes.filter(({ existing }) => existing);
	if (known.length === 0) return;
	const splits = await collection.registersOfField(splitField);
	for (const { understood } of known) {
		await reconcileDeck(collection, shelf, understood.entry.id, splits);
	}
}

function writesOf(values: readonly Value[]): readonly RegisterWrite[] {
	const nowMillis = Date.now();
	return values.map((value) => ({ ...value, nowMillis, writeId: newWriteId() }));
}
