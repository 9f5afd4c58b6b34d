import type { TextEdit } from '#lib/core/card/text-edit.ts';
import type { Note } from '#lib/core/card/note.ts';
import type { DeckId } from '#lib/core/collection/collected-card.ts';
import type { Bilingual } from '#lib/core/language.ts';
import type { Deck } from '#lib/core/library/deck.ts';
import { importedDeck } from '#lib/core/library/imported-deck.ts';
import { deckWithLearnersText } from '#lib/core/library/learners-deck.ts';
import { libraryEntryOf } from '#lib/core/library/library-entry-of.ts';
import type { LibraryEntry } from '#lib/core/library/library-entry.ts';

/** The deck of the learner's notes that belong to no episode. */
export const ownDeckId = 'own' as DeckId;

const title: Bilingual = { zh: '我的笔记', en: 'My notes' };

/** Its texts never change: all that is in it comes from registers. */
export const ownDeckVersion = '1';

/** The deck of the learner's notes before any is laid over it; there is no episode behind it. */
export function emptyOwnDeck(): Deck {
	return importedDeck(
		ownDeckVersion,
		{
			id: ownDeckId,
			guests: [],
			title,
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
		},
		[]
	);
}

/** What lists say of the learner's notes, from the registers of their deck; undefined where there are none. */
export function ownEntry(registers: readonly TextEdit[]): LibraryEntry | undefined {
	const deck = deckWithLearnersText(emptyOwnDeck(), registers);
	if (deck.notes.length === 0) {
		return undefined;
	}
	const entry = libraryEntryOf(withoutSpeaker(deck));
	// Each was kept as it was made: there is none to meet, and no core that one begins with.
	return { ...entry, counts: { ...entry.counts, notes: 0 }, coreNoteIds: [] };
}

/** Notes of one's own are not named after whom the first of them quotes. */
function withoutSpeaker(deck: Deck): Deck {
	const { notes } = deck;
	return {
		...deck,
		notes: notes.map(({ speaker: _, ...note }): Note => note)
	};
}
