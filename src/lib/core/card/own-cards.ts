import { cardIdOf, type Card, type Face, type Note } from '#lib/core/card/note.ts';
import { jsonOf, readFace } from '#lib/core/card/stored-face.ts';
import { languages } from '#lib/core/language.ts';
import type { Json } from '#lib/core/register.ts';

/**
 * The register of a card that the learner has split: the cards that are asked in its place, or null
 * where it is asked itself. One of each card, so that devices that split different cards merge.
 */
export const splitField = 'split';

/** A card of the learner's own, as a split makes it: the other card's template, and faces of its own. */
export type CardPart = Pick<Card, 'zh' | 'en'>;

/** More than anybody makes of one card. */
const mostParts = 9;

/** Parts as the register holds them. */
export function jsonOfParts(parts: readonly CardPart[]): Json {
	return parts.map(({ zh, en }) => ({
		...(zh ? { zh: jsonOf(zh) } : {}),
		...(en ? { en: jsonOf(en) } : {})
	}));
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
		stored.slice(0, mostParts).map((part) => readPart(card, part))
	);
}

/**
 * A note with the learner's own cards in place of those that were split, which may be own cards as
 * well; the same object where none was. `splitOf` answers what is stored of a card's split.
 */
export function withOwnCards(note: Note, splitOf: (card: Card) => Json | undefined): Note {
	const unfold = (card: Card): readonly Card[] => {
		const parts = readSplit(card, splitOf(card));
		return parts.length > 0 ? parts.flatMap(unfold) : [card];
	};
	const cards = note.cards.flatMap(unfold);
	return cards.every((card, index) => card === note.cards[index]) ? note : { ...note, cards };
}

function readPart({ template }: Card, value: Json): CardPart | undefined {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) {
		return undefined;
	}
	const stored = value as { readonly [key: string]: Json };
	const faces: { zh?: Face; en?: Face } = {};
	for (const language of languages) {
		const face = readFace(stored[language], template, language);
		if (face) {
			faces[language] = face;
		}
	}
	return faces;
}
