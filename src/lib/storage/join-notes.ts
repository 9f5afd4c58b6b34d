import type { CardId } from '#lib/core/card/note.ts';
import type { NoteCards } from '#lib/core/collection/collected-card.ts';
import { newMemory, type CardMemory } from '#lib/core/review/memory.ts';
import { foldCards, placeCards } from '#lib/storage/fold-cards.ts';
import type { Links } from '#lib/storage/links.ts';
import { placementsOf, type CardRow, type Placement } from '#lib/storage/rows.ts';
import type { UnsettledCard } from '#lib/storage/settle-cards.ts';

/**
 * The cards of a note, or of notes that are linked, as they have them now, joined with all rows that
 * they left before: new cards begin with a new memory, old ones keep theirs, and those that the notes
 * have no longer are not offered.
 */
export function joinNotes(
	links: Links,
	notes: readonly NoteCards[],
	rows: readonly CardRow[]
): readonly UnsettledCard[] {
	const before = rows.flatMap(placementsOf);
	const memories = new Map(rows.map(({ card }) => [card.cardId, card.memory]));
	return cardsPlaced(links, notes.reduce(placeCards, before), rows, memories);
}

/**
 * The cards that there are by what was said of the cards of whole groups of linked notes, with the rows
 * that they have and these memories, by canonical id.
 */
export function cardsPlaced(
	links: Links,
	placements: readonly Placement[],
	rows: readonly CardRow[],
	memories: ReadonlyMap<CardId, CardMemory>
): readonly UnsettledCard[] {
	const byId = new Map(rows.map((row) => [row.card.cardId, row]));
	const folded = foldCards(placements, links, [...memories.keys()]);
	const waiting = waitingCards(folded);
	return folded.map(({ offered, placements: given, ...placed }) => {
		const { cardId } = placed;
		const [before, awaitedBy] = [byId.get(cardId), waiting.get(cardId)];
		return {
			...(before ? { before } : {}),
			card: { ...placed, memory: memories.get(cardId) ?? newMemory(cardId) },
			offered,
			...(given ? { placements: given } : {}),
			...(awaitedBy ? { awaitedBy } : {})
		};
	});
}

/** For each card that others wait for, which ones do, by id: those that their note has at present. */
function waitingCards(cards: readonly Placement[]): ReadonlyMap<CardId, readonly CardId[]> {
	const waiting = new Map<CardId, readonly CardId[]>();
	for (const { cardId, waitsFor, offered } of cards) {
		if (offered && waitsFor) {
			waiting.set(waitsFor, [...(waiting.get(waitsFor) ?? []), cardId].sort());
		}
	}
	return waiting;
}
