import { cleanText, longestText } from '#lib/core/card/clean-text.ts';
import { machineIn, withMachine } from '#lib/core/card/machine.ts';
import { madeCardsIn } from '#lib/core/card/made-cards.ts';
import type { Card, Face, Note } from '#lib/core/card/note.ts';
import { splitField, withOwnCards } from '#lib/core/card/own-cards.ts';
import { jsonOf, readFace } from '#lib/core/card/stored-face.ts';
import { languages, type Bilingual, type Language } from '#lib/core/language.ts';
import type { Json, Register } from '#lib/core/register.ts';

/** The fields of a note that a learner may word anew. */
export const textFields = ['text', 'line', 'topic', 'why', 'remark'] as const;
export type TextField = (typeof textFields)[number];

/** A register of a note: one field in one language, so that devices that edit either merge. */
export type TextRegister = `${TextField}.${Language}`;

/** A register of a card: its face in one language, as `Face` has it. */
export type FaceRegister = `face.${Language}`;

/**
 * The learner's words for a note or a card, or, with null, the page's again. A note's field takes a
 * text, an empty one where the learner wants none; a card's face a `Face`.
 */
export type TextEdit = Pick<Register, 'subject' | 'field' | 'value'>;

/** The register of a note's field. */
export function textRegister(field: TextField, language: Language): TextRegister {
	return `${field}.${language}`;
}

/** The register of a card's face. */
export function faceRegister(language: Language): FaceRegister {
	return `face.${language}`;
}

/**
 * A note with the learner’s words laid over the page’s, with the cards that the learner has made, and
 * in place of those that were split their parts; the same object where there are none. All other cards
 * keep their ids. What cannot be read, and registers of other matters, change nothing.
 */
export function withLearnersText(note: Note, registers: readonly TextEdit[]): Note {
	const valueOf = valuesBySubject(registers);
	const owned = withMachine(
		withOwnCards(note, ({ id }) => valueOf(id, splitField), madeCardsIn(note.id, registers)),
		machineIn((field) => valueOf(note.id, field))
	);
	if (editsInForce(owned, valueOf).length === 0) {
		return owned;
	}
	const { text, line, topic, why, remark, cards, ...rest } = owned;
	const pages = { text, line, topic, why, remark };
	const words: Partial<Record<TextField, Bilingual>> = {};
	for (const field of textFields) {
		const laid = bilingualOf(pages[field], (language) =>
			readText(field, valueOf(note.id, textRegister(field, language)))
		);
		if (laid) {
			words[field] = laid;
		}
	}
	const translated = translatedOf(owned, words.text);
	return {
		...rest,
		text,
		...words,
		...(translated && { translated }),
		cards: cards.map((card) => withLearnersFaces(card, valueOf))
	};
}

/**
 * The language of a note that translates what was said. Of a quotation that the page has in one language
 * only, what the learner adds is such a translation.
 */
function translatedOf(page: Note, laid: Bilingual | undefined): Language | undefined {
	const added = languages.filter(
		(language) => page.text[language] === undefined && laid?.[language]
	);
	return page.translated ?? (page.kind === 'quote' ? added[0] : undefined);
}

/** The edits of a note and its cards that are in force; those that put the page's words back are not. */
export function editedFields(note: Note, registers: readonly TextEdit[]): readonly TextEdit[] {
	return editsInForce(note, valuesBySubject(registers));
}

type ValueOf = (subject: string, field: string) => Json | undefined;

function valuesBySubject(registers: readonly TextEdit[]): ValueOf {
	const values = new Map(
		registers.map(({ subject, field, value }) => [`${subject}\n${field}`, value])
	);
	return (subject, field) => values.get(`${subject}\n${field}`);
}

function editsInForce(note: Note, valueOf: ValueOf): readonly TextEdit[] {
	return languages.flatMap((language) => [
		...textFields.flatMap((field): readonly TextEdit[] => {
			const register = textRegister(field, language);
			const value = readText(field, valueOf(note.id, register));
			return value === undefined ? [] : [{ subject: note.id, field: register, value }];
		}),
		...note.cards.flatMap((card): readonly TextEdit[] => {
			const register = faceRegister(language);
			const face = readFace(valueOf(card.id, register), card.template, language);
			return face ? [{ subject: card.id, field: register, value: jsonOf(face) }] : [];
		})
	]);
}

function withLearnersFaces(card: Card, valueOf: ValueOf): Card {
	const faces: { zh?: Face; en?: Face } = {};
	for (const language of languages) {
		const face = readFace(valueOf(card.id, faceRegister(language)), card.template, language);
		if (face) {
			faces[language] = face;
		}
	}
	return faces.zh || faces.en ? { ...card, ...faces } : card;
}

/** A text in two languages with the learner's laid over; undefined where nothing is left of it. */
export function bilingualOf(
	page: Bilingual | undefined,
	learners: (language: Language) => string | undefined
): Bilingual | undefined {
	const words: { zh?: string; en?: string } = {};
	for (const language of languages) {
		const text = learners(language) ?? page?.[language];
		if (text !== undefined && text !== '') {
			words[language] = text;
		}
	}
	return words.zh === undefined && words.en === undefined ? undefined : words;
}

/** The learner's words for a field; undefined where the page's hold, or what was stored is no text. */
function readText(field: TextField, value: Json | undefined): string | undefined {
	if (typeof value !== 'string' || value.length > longestText) {
		return undefined;
	}
	const text = cleanText(value);
	return text === '' && field === 'text' ? undefined : text;
}
