import { cardIdOf, type Note, type NoteId } from '#lib/core/card/note.ts';
import type { Deck } from '#lib/core/library/deck.ts';

/** The shipped notes over and over, each time with a number, with one card each. */
export function longDeck(shipped: Deck, noteCount: number): Deck {
	const asked = shipped.notes.filter(({ cards }) => cards.length > 0);
	const notes = Array.from({ length: noteCount }, (_, index): Note => {
		const note = asked[index % asked.length]!;
		const card = note.cards[0]!;
		const id = `${shipped.episode.id}/bench/${index}` as NoteId;
		const numbered = (language: 'zh' | 'en') => {
			const face = card[language];
			return face && { [language]: { ...face, front: `${face.front} (${index})` } };
		};
		return {
			...note,
			id,
			cards: [
				{
					...card,
					...numbered('zh'),
					...numbered('en'),
					id: cardIdOf(id, card.template, card.slot),
					noteId: id
				}
			]
		};
	});
	return { ...shipped, version: 'bench', notes };
}
