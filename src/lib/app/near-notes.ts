import type { DeckShelf } from '#lib/app/deck-shelf.ts';
import type { Note, NoteId } from '#lib/core/card/note.ts';
import type { Collection } from '#lib/core/collection.ts';
import type { EpisodeId } from '#lib/core/episode/episode.ts';
import { nearDuplicatesOf } from '#lib/core/import/near-duplicates.ts';
import { sketchNotes, type EpisodeSketches, type NearCandidate } from '#lib/core/import/sketch.ts';

/** The sketches of all that can be read, but for the episodes given. */
export async function librarySketches(
	collection: Collection,
	shelf: DeckShelf,
	except: ReadonlySet<EpisodeId>
): Promise<readonly EpisodeSketches[]> {
	const library: EpisodeSketches[] = [];
	for (const { id } of shelf.shipped) {
		const deck = except.has(id) ? undefined : await shelf.deck(id);
		if (deck) library.push({ episodeId: id, sketches: sketchNotes(deck.notes) });
	}
	await collection.eachSketch((episodeId, _, sketches) => {
		if (!except.has(episodeId)) library.push({ episodeId, sketches });
	});
	return library;
}

/**
 * Which of these notes say nearly the same as one of the library, by its id; `candidates` are what the
 * sketches suggest, in the order of the notes.
 */
export async function nearNotes(
	notes: readonly Note[],
	candidates: readonly (readonly NearCandidate[])[],
	collection: Collection,
	shelf: DeckShelf
): Promise<ReadonlyMap<NoteId, NoteId>> {
	const noteIds = new Map<EpisodeId, readonly NoteId[]>();
	for (const { episodeId } of candidates.flat()) {
		if (!noteIds.has(episodeId)) {
			noteIds.set(
				episodeId,
				shelf.isShipped(episodeId)
					? ((await shelf.deck(episodeId))?.notes.map(({ id }) => id) ?? [])
					: await collection.noteIdsOf(episodeId)
			);
		}
	}
	const idOf = ({ episodeId, place }: NearCandidate): NoteId | undefined =>
		noteIds.get(episodeId)?.[place];
	const found = await shelf.notes(candidates.flat().flatMap((one) => idOf(one) ?? []));
	const byId = new Map(found.map((note) => [note.id, note]));
	const near = nearDuplicatesOf(notes, candidates, (candidate) => {
		const noteId = idOf(candidate);
		return noteId && byId.get(noteId);
	});
	return new Map(near.map(({ noteId, of }) => [noteId, of]));
}
