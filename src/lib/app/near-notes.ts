import type { DeckShelf } from '#lib/app/deck-shelf.ts';
import type { KnownNote, NotePlace } from '#lib/app/note-comparison.ts';
import type { NoteId } from '#lib/core/card/note.ts';
import type { Collection } from '#lib/core/collection.ts';
import type { EpisodeId } from '#lib/core/episode/episode.ts';
import { sketchNotes, type EpisodeSketches } from '#lib/core/import/sketch.ts';

/** What an import is compared with, read once for all its episodes. */
export interface LibraryNotes {
	readonly sketches: readonly EpisodeSketches[];
	/** What the notes at these places say; those that are gone are left out. */
	readonly at: (places: readonly NotePlace[]) => Promise<readonly KnownNote[]>;
}

/** Reads the sketches of all that can be read, and which notes they are of; no note is read before it is asked for. */
export async function readLibraryNotes(
	collection: Collection,
	shelf: DeckShelf
): Promise<LibraryNotes> {
	const sketches: EpisodeSketches[] = [];
	const noteIds = new Map<EpisodeId, readonly NoteId[]>();
	for (const { id } of shelf.shipped) {
		const { notes } = (await shelf.deck(id)) ?? { notes: [] };
		sketches.push({ episodeId: id, sketches: sketchNotes(notes) });
		noteIds.set(
			id,
			notes.map((note) => note.id)
		);
	}
	await collection.eachSketch((episodeId, _, ofEpisode, ids) => {
		sketches.push({ episodeId, sketches: ofEpisode });
		noteIds.set(episodeId, ids);
	});
	const idOf = ({ episodeId, place }: NotePlace) => noteIds.get(episodeId)?.[place];
	return {
		sketches,
		at: async (places) => {
			const found = await shelf.notes(places.flatMap((place) => idOf(place) ?? []));
			const texts = new Map(found.map(({ id, text }) => [id, text]));
			return places.flatMap((place) => {
				const noteId = idOf(place);
				const text = noteId && texts.get(noteId);
				return text ? [{ ...place, noteId, text }] : [];
			});
		}
	};
}
