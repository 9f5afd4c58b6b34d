import { lineOf } from '#lib/core/card/line-of.ts';
import type { Note, NoteId } from '#lib/core/card/note.ts';
import type { Deck } from '#lib/core/library/deck.ts';
import type { LibraryEntry } from '#lib/core/library/library-entry.ts';

/** The notes up to this priority are the core of an episode for which nobody has chosen one. */
const lastCorePriority = 15;

/**
 * The summary of a deck that the first screen needs; throws on a deck without notes. `coreNoteIds` are the
 * notes to be met first, where they were chosen.
 */
export function libraryEntryOf(
	{ episode, notes }: Pick<Deck, 'episode' | 'notes'>,
	coreNoteIds: readonly NoteId[] = notes
		.filter(({ priority }) => priority <= lastCorePriority)
		.map(({ id }) => id)
): LibraryEntry {
	const opening = notes[0];
	if (!opening) {
		throw new Error(`Inconsistent: the deck ${episode.id} has no notes`);
	}
	const [guest] = episode.guests.length > 0 ? episode.guests : [opening.speaker];
	return {
		id: episode.id,
		...(episode.number === undefined ? {} : { number: episode.number }),
		...(guest ? { guest } : {}),
		title: episode.title,
		...(episode.durationMinutes === undefined ? {} : { durationMinutes: episode.durationMinutes }),
		counts: {
			quotes: episode.quotes.length,
			takeaways: episode.takeaways.length,
			notes: notes.filter(({ cards }) => cards.length > 0).length,
			cards: notes.reduce((sum, { cards }) => sum + cards.length, 0)
		},
		coreNoteIds,
		opening: openingOf(opening)
	};
}

function openingOf(note: Note): LibraryEntry['opening'] {
	const { id, speaker, atSeconds, translated } = note;
	const [first] = atSeconds;
	return {
		noteId: id,
		line: lineOf(note),
		...(speaker ? { speaker } : {}),
		...(first === undefined ? {} : { atSeconds: first }),
		...(translated ? { translated } : {})
	};
}
