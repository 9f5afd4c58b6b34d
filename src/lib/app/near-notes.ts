import type { DeckShelf } from '#lib/app/deck-shelf.ts';
import { sayNearlyTheSame } from '#lib/core/card/duplicates.ts';
import { episodeIdOfNote, type Note, type NoteId } from '#lib/core/card/note.ts';
import type { Collection } from '#lib/core/collection.ts';
import type { EpisodeId } from '#lib/core/episode/episode.ts';
import { mainText } from '#lib/core/episode/text-language.ts';
import { sketchNotes, type EpisodeSketches, type NearCandidate } from '#lib/core/import/sketch.ts';

/** A note of the library that says nearly the same as one of an import. */
export interface NearNote {
	readonly noteId: NoteId;
	readonly episodeId: EpisodeId;
}

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
 * For each of these notes the one of the library that says nearly the same, if its text agrees with what
 * the sketches suggest; `candidates` are theirs, in the order of the notes.
 */
export async function nearNotes(
	notes: readonly Note[],
	candidates: readonly (readonly NearCandidate[])[],
	collection: Collection,
	shelf: DeckShelf
): Promise<ReadonlyMap<NoteId, NearNote>> {
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
	const near = new Map<NoteId, NearNote>();
	for (const [place, { id, text }] of notes.entries()) {
		const twin = candidates[place]
			?.flatMap((one) => idOf(one) ?? [])
			.find((noteId) => {
				const other = byId.get(noteId);
				return other && sayNearlyTheSame(mainText(text), mainText(other.text));
			});
		if (twin) near.set(id, { noteId: twin, episodeId: episodeIdOfNote(twin) });
	}
	return near;
}
