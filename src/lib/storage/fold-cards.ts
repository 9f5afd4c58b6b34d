import { episodeIdOfNote, noteIdOf, type CardId, type NoteId } from '#lib/core/card/note.ts';
import type { NoteCards } from '#lib/core/collection/collected-card.ts';
import { compareText } from '#lib/storage/compare-text.ts';
import { groupBy } from '#lib/storage/group-by.ts';
import type { Links } from '#lib/storage/links.ts';
import type { PlacedCard, Placement } from '#lib/storage/rows.ts';

/** A card under its canonical id, and what the linked notes said of it, where that is not the same. */
export type FoldedCard = Placement & Pick<PlacedCard, 'placements'>;

/**
 * The cards that there are with these links, by canonical id: `placements` is all that was said of the
 * cards of whole groups of linked notes. One note speaks for its group: that with the smallest id, for
 * the text that is read has its note under the canonical id. Cards that it does not offer rest, as do
 * those of `remembered`, by canonical id, of which nothing was said: they were answered under a link that
 * was taken back.
 */
export function foldCards(
	placements: readonly Placement[],
	links: Links,
	remembered: readonly CardId[]
): readonly FoldedCard[] {
	const speakers = new Map<NoteId, NoteId>();
	for (const placement of placements) {
		const canonicalId = links.canonicalOf(placement.noteId);
		const speaker = speakers.get(canonicalId) ?? placement.noteId;
		speakers.set(canonicalId, speaker < placement.noteId ? speaker : placement.noteId);
	}
	const groups = groupBy(placements, ({ cardId }) => links.canonicalOf(cardId));
	const unplaced = remembered.filter((cardId) => !groups.has(cardId));
	const placed = [...groups].flatMap(([cardId, group]): readonly FoldedCard[] => {
		const [first, ...others] = group.toSorted((a, b) => compareText(a.noteId, b.noteId));
		if (!first) return [];
		if (first.cardId === cardId && others.length === 0) return [first];
		const noteId = links.canonicalOf(first.noteId);
		const { deckId, waitsFor, offered } = first;
		const card = {
			...first,
			cardId,
			noteId,
			deckId: noteId === first.noteId ? deckId : episodeIdOfNote(noteId),
			...(waitsFor ? { waitsFor: links.canonicalOf(waitsFor) } : {}),
			offered: offered && first.noteId === speakers.get(noteId)
		};
		return [{ ...card, placements: [first, ...others] }];
	});
	return [...placed, ...unplaced.map(unplacedCard)];
}

function unplacedCard(cardId: CardId): FoldedCard {
	const noteId = noteIdOf(cardId);
	const deckId = episodeIdOfNote(noteId);
	return { cardId, noteId, deckId, newOrder: 0, offered: false, placements: [] };
}

/** The placements once a note has these cards: those that it has no longer are not offered. */
export function placeCards(
	placements: readonly Placement[],
	{ noteId, deckId, cards }: NoteCards
): readonly Placement[] {
	const present = new Set(cards.map(({ cardId }) => cardId));
	return [
		...placements
			.filter(({ cardId }) => !present.has(cardId))
			.map((one) => (one.noteId === noteId ? { ...one, offered: false } : one)),
		...cards.map(({ cardId, newOrder, waitsFor }) => ({
			cardId,
			noteId,
			deckId,
			newOrder,
			...(waitsFor ? { waitsFor } : {}),
			offered: true
		}))
	];
}
