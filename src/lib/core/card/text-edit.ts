import { hiddenOf, parseCloze } from '#lib/core/card/cloze.ts';
import { cleanText, longestText } from '#lib/core/card/clean-text.ts';
import type { Card, Face, Note, Template } from '#lib/core/card/note.ts';
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

/** What the gaps of a text hide, as its back says it: each once, joined as the language lists things. */
export function backOfGaps(front: string, language: Language): string {
	return [...new Set(hiddenOf(front))].join(language === 'zh' ? '、' : ', ');
}

/**
 * A note with the learner's words laid over the page's; the same object where there are none. Its
 * cards keep their ids. What cannot be read, and registers of other matters, change nothing.
 */
export function withLearnersText(note: Note, registers: readonly TextEdit[]): Note {
	const valueOf = valuesBySubject(registers);
	if (editsInForce(note, valueOf).length === 0) {
		return note;
	}
	const { text, line, topic, why, remark, cards, ...rest } = note;
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
	return {
		...rest,
		text,
		...words,
		cards: cards.map((card) => withLearnersFaces(card, valueOf))
	};
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

/**
 * The learner's face of a card; undefined where the page's holds, or what was stored asks nothing.
 * What gaps hide is read off the front, whatever the stored back says.
 */
function readFace(
	value: Json | undefined,
	template: Template,
	language: Language
): Face | undefined {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) {
		return undefined;
	}
	const stored = value as { readonly [key: string]: Json };
	const part = (name: string): string => {
		const text = stored[name];
		return typeof text === 'string' && text.length <= longestText ? cleanText(text) : '';
	};
	const front = part('front');
	const back = template === 'question' ? part('back') : backOfGaps(front, language);
	const gaps = template === 'question' ? [] : hiddenOf(front);
	const sound =
		template === 'question' ||
		(parseCloze(front).ok && (template === 'cloze' || gaps.length === 1));
	if (front === '' || back === '' || !sound) {
		return undefined;
	}
	const accepted = Array.isArray(stored['accepted']) ? readAccepted(stored['accepted']) : [];
	const hint = part('hint');
	return {
		front,
		back,
		...(hint === '' ? {} : { hint }),
		...(accepted.length > 0 ? { accepted } : {})
	};
}

function readAccepted(stored: readonly Json[]): readonly string[] {
	const answers = stored.flatMap((answer) =>
		// An editor has one on each line, so that a line break within would make two of it.
		typeof answer === 'string' && answer.length <= longestText
			? cleanText(answer).replaceAll(/\s*\n\s*/g, ' ')
			: []
	);
	return answers.filter((answer) => answer !== '');
}

/** A face as a register holds it. */
export function jsonOf({ front, back, hint, accepted }: Face): Json {
	return {
		front,
		back,
		...(hint === undefined ? {} : { hint }),
		...(accepted === undefined ? {} : { accepted })
	};
}
