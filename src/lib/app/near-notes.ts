import type { DeckShelf } from '#lib/app/deck-shelf.ts';
import type { KnownNote, NotePlace } from '#lib/app/note-comparison.ts';
import type { NoteId } from '#lib/core/card/note.ts';
import type { Collection } from '#lib/core/collection.ts';
import type { EpisodeId } from '#lib/core/episode/episode.ts';
import { sketchNotes, type EpisodeSketches } from '#lib/core/import/sketch.ts';

/** The sketches of all that can be read. */
export async function librarySketches(
	collection: Collection,
	shelf: DeckShelf
): Promise<readonly EpisodeSketches[]> {
	const library: EpisodeSketches[] = [];
	for (const { id } of shelf.shipped) {
		const deck = await shelf.deck(id);
		if (deck) library.push({ episodeId: id, sketches: sketchNotes(deck.notes) });
	}
	await collection.eachSketch((episodeId, _, sketches) => {
		library.push({ episodeId, sketches });
	});
	return library;
}

/** What the notes at these places of the library say; those that are gone are left out. */
export async function notesAt(
	places: readonly NotePlace[],
	collection: Collection,
	shelf: DeckShelf
): Promise<readonly KnownNote[]> {
	const noteIds = new Map<EpisodeId, readonly NoteId[]>();
	for (const episodeId of new Set(places.map((one) => one.episodeId))) {
		noteIds.set(
			episodeId,
			shelf.isShipped(episodeId)
				? ((await shelf.deck(episodeId))?.notes.map(({ id }) => id) ?? [])
				: await collection.noteIdsOf(episodeId)
		);
	}
	const idOf = ({ episodeId, place }: NotePlace) => noteIds.get(episodeId)?.[place];
	const found = await shelf.notes(places.flatMap((place) => idOf(place) ?? []));
	const texts = new Map(found.map(({ id, text }) => [id, text]));
	return places.flatMap((place) => {
		const noteId = idOf(place);
		const text = noteId && texts.get(noteId);
		return text ? [{ ...place, noteId, text }] : [];
	});
}
