import { cardIdOf, type Card, type CardId, type Note } from '#lib/core/card/note.ts';
import { jsonOfFaces, readFaces, type Faces } from '#lib/core/card/stored-face.ts';
import type { Json } from '#lib/core/register.ts';

/**
 * The register of a card that the learner has split: the cards that are asked in its place, or null
 * where it is asked itself. One of each card, so that devices that split different cards merge.
 */
export const splitField = 'split';

/** A card of the learner's own, as a split makes it: the other card's template, and faces of its own. */
export type CardPart = Faces;

/** More than anybody makes of one card. */
const mostParts = 9;

/** Parts as the register holds them. */
export function jsonOfParts(parts: readonly CardPart[]): Json {
	return parts.map(jsonOfFaces);
}

/**
 * The cards that parts of a card are: asked as it is, in slots that follow from its own, so that two
 * devices that split it alike have the same cards.
 */
export function cardsOfParts(
	{ noteId, template, slot }: Card,
	parts: readonly (CardPart | undefined)[]
): readonly Card[] {
	return parts.flatMap((part, index) => {
		const own = `${slot}-${index + 1}`;
		return part?.zh || part?.en
			? [{ id: cardIdOf(noteId, template, own), noteId, template, slot: own, ...part }]
			: [];
	});
}

/** Whether a card can be split. The two directions of a phrase are one matter, which has no parts. */
export function canSplit({ template }: Pick<Card, 'template'>): boolean {
	return template !== 'translation';
}

/**
 * The cards that a stored split makes of a card; none where it is not split, or what was stored asks
 * nothing. A part that asks nothing is left out, and the others keep their slots.
 */
export function readSplit(card: Card, value: Json | undefined): readonly Card[] {
	if (!canSplit(card) || !Array.isArray(value)) {
		return [];
	}
	const stored = value as readonly Json[];
	return cardsOfParts(
		card,
		stored.slice(0, mostParts).map((part) => readFaces(part, card.template))
	);
}

/**
 * A note with the learner's own cards: behind its own those that were made, and in place of each that was
 * split, which may be own cards as well, its parts. The same object where there are none; done twice, it
 * changes nothing more. `splitOf` answers what is stored of a card's split.
 */
export function withOwnCards(
	note: Note,
	splitOf: (card: Card) => Json | undefined,
	made: readonly Card[] = []
): Note {
	const unfold = (card: Card): readonly Card[] => {
		const parts = readSplit(card, splitOf(card));
		return parts.length > 0 ? parts.flatMap(unfold) : [card];
	};
	const byId = new Map<CardId, Card>();
	for (const card of [...note.cards, ...made].flatMap(unfold)) {
		if (!byId.has(card.id)) {
			byId.set(card.id, card);
		}
	}
	const cards = [...byId.values()];
	const same =
		cards.length === note.cards.length && cards.every((card, index) => card === note.cards[index]);
	return same ? note : { ...note, cards };
}
