import type { NoteId } from '#lib/core/card/note.ts';
import type { Episode, EpisodeId } from '#lib/core/episode/episode.ts';
import type { Deck } from '#lib/core/library/deck.ts';
import type { ImportId, ImportPart } from '#lib/core/library/edition.ts';
import { libraryEntryOf } from '#lib/core/library/library-entry-of.ts';
import { importedDeck } from '#lib/core/library/imported-deck.ts';
import { packEpisode } from '#lib/core/library/packed-episode.ts';
import { aNote } from '#tests/support/a-note.ts';

/** The words of a sketch in these tests. */
const sketchWords = 2;

/** An episode on its way into a collection. */
export interface AnImport {
	readonly importId: ImportId;
	readonly episodeId: EpisodeId;
	/** By priority, which is not the order of their names. */
	readonly noteIds: readonly NoteId[];
	/** What is read of it once it is visible. */
	readonly deck: Deck;
	readonly notes: Extract<ImportPart, { kind: 'notes' }>;
	readonly edition: Extract<ImportPart, { kind: 'edition' }>;
}

/** An episode with so many notes, as it comes with an import. */
export function anImport(
	name: string,
	{ episode = 'dQw4w9WgXcQ', notes: count = 3, page = `Page of ${name}`, importedAtMillis = 1 } = {}
): AnImport {
	const importId = name as ImportId;
	const episodeId = episode as EpisodeId;
	const notes = Array.from({ length: count }, (_, place) => {
		const id = `${episodeId}/quote/${String(place).padStart(5, '0')}` as NoteId;
		return aNote({ id, episodeId, priority: count - place, topic: { zh: name } });
	});
	const deck = importedDeck(`version of ${name}`, anEpisode(episodeId), notes);
	const noteIds = deck.notes.map(({ id }) => id);
	return {
		importId,
		episodeId,
		noteIds,
		deck,
		notes: { kind: 'notes', importId, notes },
		edition: {
			kind: 'edition',
			edition: {
				importId,
				episodeId,
				importedAtMillis,
				entry: libraryEntryOf(deck),
				version: deck.version,
				languages: ['zh']
			},
			text: { importId, episodeId, episode: packEpisode(deck.episode), pages: [page] },
			noteIds,
			sketches: Uint32Array.from({ length: count * sketchWords }, (_, place) => place)
		}
	};
}

function anEpisode(id: EpisodeId): Episode {
	return {
		id,
		guests: [],
		title: { en: `Episode ${id}` },
		chapters: [],
		quotes: [],
		predictions: [],
		visual: {
			setting: {},
			production: {},
			props: [],
			energy: [],
			gestures: [],
			tells: [],
			lost: []
		},
		entities: { people: [], companies: [], works: [] },
		takeaways: [],
		unknown: []
	};
}
