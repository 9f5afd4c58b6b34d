import {
	cardIdOf,
	noteIdOf,
	type Card,
	type CardId,
	type Note,
	type NoteId
} from '#lib/core/card/note.ts';
import { jsonOfFaces, readFaces, type Faces } from '#lib/core/card/stored-face.ts';
import type { Template } from '#lib/core/card/note.ts';
import { languages } from '#lib/core/language.ts';
import type { Json, Register } from '#lib/core/register.ts';

/**
 * The register of a card that the learner has made of a note: its faces, or null where it is gone. One of
 * each card, so that devices that make cards of one note merge.
 */
export const madeField = 'made';

/** Names what was made at a time; passed in, sorts after what was made before. */
export type MadeId = string & { readonly __madeId: never };

/** What is written, as far as it says something of a card. */
type Written = Pick<Register, 'subject' | 'field' | 'value'>;

/** What begins the slot of a made card, so that it is never that of a card of the page. */
const slotPrefix = 'made-';

const templates: readonly Template[] = ['question', 'cloze', 'translation'];

/**
 * The cards that faces make of a note: one; two of a phrase to translate, which is asked from either
 * language. Their ids have nothing of the words.
 */
export function madeCards(
	noteId: NoteId,
	template: Template,
	madeId: MadeId,
	faces: Faces
): readonly Card[] {
	const slot = `${slotPrefix}${madeId}`;
	return template === 'translation'
		? languages.map((asksIn) => cardOf(noteId, template, `${slot}-${asksIn}`, faces))
		: [cardOf(noteId, template, slot, faces)];
}

/** Whether the learner made a card, or split it off one made. */
export function isMade({ slot }: Pick<Card, 'slot'>): boolean {
	return slot.startsWith(slotPrefix);
}

/** What is written to keep a made card. */
export function madeWrite({ id, zh, en }: Card): Written {
	return {
		subject: id,
		field: madeField,
		value: jsonOfFaces({ ...(zh && { zh }), ...(en && { en }) })
	};
}

/**
 * The cards that were made of a note, in the order in which they were; what asks nothing, or is not
 * about a made card of this note, is left out. A phrase to translate must be marked in both languages.
 */
export function madeCardsIn(noteId: NoteId, registers: readonly Written[]): readonly Card[] {
	return registers
		.flatMap(({ subject, field, value }) => {
			const card = field === madeField ? readMadeCard(subject as CardId, value) : undefined;
			return card?.noteId === noteId ? [card] : [];
		})
		.sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
}

/** What a card is sorted by: when it was made, a phrase first as it is asked in Chinese. */
function placeOf({ slot, asksIn }: Card): string {
	return asksIn ? `${slot.slice(0, -asksIn.length)}${languages.indexOf(asksIn)}` : slot;
}

/** The cards that were made of a note, in the words that they have now. */
export function madeCardsOf({ id, cards }: Note, registers: readonly Written[]): readonly Card[] {
	return madeCardsIn(id, registers).map(
		(made) => cards.find((card) => card.id === made.id) ?? made
	);
}

function readMadeCard(id: CardId, value: Json): Card | undefined {
	const noteId = noteIdOf(id);
	const [name = '', slot = ''] = id.slice(noteId.length + 1).split('/', 2);
	const template = templates.find((one) => one === name);
	if (!template || !isMade({ slot })) {
		return undefined;
	}
	const card = cardOf(noteId, template, slot, readFaces(value, template));
	const asks =
		template === 'translation' ? card.asksIn && card.zh && card.en : (card.zh ?? card.en);
	return asks && card.id === id ? card : undefined;
}

function cardOf(noteId: NoteId, template: Template, slot: string, { zh, en }: Faces): Card {
	const asksIn =
		template === 'translation' ? languages.find((one) => slot.endsWith(`-${one}`)) : undefined;
	return {
		id: cardIdOf(noteId, template, slot),
		noteId,
		template,
		slot,
		...(asksIn && { asksIn }),
		...(zh && { zh }),
		...(en && { en })
	};
}
