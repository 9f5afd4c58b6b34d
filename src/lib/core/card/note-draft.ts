import { cleanText } from '#lib/core/card/clean-text.ts';
import type { Card, CardId, Face, Note } from '#lib/core/card/note.ts';
import { backOfGaps, jsonOf } from '#lib/core/card/stored-face.ts';
import {
	bilingualOf,
	faceRegister,
	textFields,
	textRegister,
	withLearnersText,
	type TextEdit,
	type TextField,
	type TextRegister
} from '#lib/core/card/text-edit.ts';
import { languages, type Bilingual, type Language } from '#lib/core/language.ts';

/** A face as an editor holds it: every part a text, empty where there is none. */
export interface FaceDraft {
	readonly front: string;
	/** Of a question alone; that of gaps follows from the front. */
	readonly back: string;
	readonly hint: string;
	/** One answer a line. */
	readonly accepted: string;
}

/** Names a part of a face. */
export type FacePart = keyof FaceDraft;

/** The parts of a face in the order in which they are read. */
export const faceParts: readonly FacePart[] = ['front', 'back', 'hint', 'accepted'];

/** All words of a note and its cards as an editor holds them, sound or not. */
export interface NoteDraft {
	readonly texts: Readonly<Record<TextRegister, string>>;
	/** By the id of the first card that has these faces (`cardsByFaces`). */
	readonly faces: ReadonlyMap<CardId, Readonly<Record<Language, FaceDraft>>>;
}

/** The cards of a note by what they ask: the two directions of a phrase are one text, all others alone. */
export function cardsByFaces(note: Note): readonly (readonly [Card, ...Card[]])[] {
	const groups = new Map<string, [Card, ...Card[]]>();
	for (const card of note.cards) {
		const stem = card.asksIn ? card.slot.replace(/-(?:zh|en)$/, '') : card.slot;
		const key = `${card.template}/${stem}`;
		const group = groups.get(key);
		if (group) {
			group.push(card);
		} else {
			groups.set(key, [card]);
		}
	}
	return [...groups.values()];
}

/** A note's words as an editor begins with them. */
export function draftOf(note: Note): NoteDraft {
	const texts = {} as Record<TextRegister, string>;
	for (const field of textFields) {
		for (const language of languages) {
			texts[textRegister(field, language)] = note[field]?.[language] ?? '';
		}
	}
	const faces = new Map(
		cardsByFaces(note).map(([card]) => [
			card.id,
			{ zh: faceDraftOf(card, 'zh'), en: faceDraftOf(card, 'en') }
		])
	);
	return { texts, faces };
}

/** A draft with one of the note's texts replaced. */
export function withText(draft: NoteDraft, register: TextRegister, text: string): NoteDraft {
	return { ...draft, texts: { ...draft.texts, [register]: text } };
}

/** A draft with one part of a face replaced; throws where the draft has no such card. */
export function withPart(
	draft: NoteDraft,
	cardId: CardId,
	language: Language,
	part: FacePart,
	text: string
): NoteDraft {
	const faces = facesIn(draft, cardId);
	const face = { ...faces[language], [part]: text };
	return { ...draft, faces: new Map(draft.faces).set(cardId, { ...faces, [language]: face }) };
}

/** The faces that a draft has for a card; throws where it has none. */
export function facesIn(draft: NoteDraft, cardId: CardId): Readonly<Record<Language, FaceDraft>> {
	const faces = draft.faces.get(cardId);
	if (!faces) {
		throw new Error(`Inconsistent: the draft has no card ${cardId}`);
	}
	return faces;
}

/** The note as it would be if the draft were saved, faults and all: what a preview draws. */
export function noteOfDraft(page: Note, draft: NoteDraft): Note {
	const { text, line, topic, why, remark, cards, ...rest } = page;
	const pages = { text, line, topic, why, remark };
	const words: Partial<Record<TextField, Bilingual>> = {};
	for (const field of textFields) {
		const laid = bilingualOf(pages[field], (language) =>
			cleanText(draft.texts[textRegister(field, language)])
		);
		if (laid) {
			words[field] = laid;
		}
	}
	const drafted = new Map(
		cardsByFaces(page).flatMap((group) =>
			group.map((card) => [card.id, facesIn(draft, group[0].id)] as const)
		)
	);
	return {
		...rest,
		text,
		...words,
		cards: cards.map(({ zh, en, ...card }) => {
			const faces: { zh?: Face; en?: Face } = {};
			for (const language of languages) {
				const face = faceOfDraft(drafted.get(card.id)?.[language], card, language);
				if (face) {
					faces[language] = face;
				}
			}
			return { ...card, ...faces };
		})
	};
}

/**
 * What has to be written to keep a draft: of the fields that differ from what the learner began with,
 * the new words, or null where they are the page's again. Nothing where nothing differs.
 */
export function changesOf(
	page: Note,
	registers: readonly TextEdit[],
	draft: NoteDraft
): readonly TextEdit[] {
	const before = draftOf(withLearnersText(page, registers));
	const pages = draftOf(page);
	const changes: TextEdit[] = [];
	for (const field of textFields) {
		for (const language of languages) {
			const register = textRegister(field, language);
			const text = cleanText(draft.texts[register]);
			if (text !== cleanText(before.texts[register])) {
				const isPages = text === cleanText(pages.texts[register]);
				changes.push({ subject: page.id, field: register, value: isPages ? null : text });
			}
		}
	}
	for (const group of cardsByFaces(page)) {
		const [{ id }] = group;
		for (const language of languages) {
			const face = facesIn(draft, id)[language];
			if (isSameFace(face, facesIn(before, id)[language])) {
				continue;
			}
			const isPages = isSameFace(face, facesIn(pages, id)[language]);
			for (const card of group) {
				const saved = isPages ? undefined : faceOfDraft(face, card, language);
				const value = saved ? jsonOf(saved) : null;
				changes.push({ subject: card.id, field: faceRegister(language), value });
			}
		}
	}
	return changes;
}

/** The accepted answers that a draft has, one a line. */
function acceptedIn(written: string): readonly string[] {
	return cleanText(written)
		.split('\n')
		.map(cleanText)
		.filter((answer) => answer !== '');
}

function faceDraftOf(card: Card, language: Language): FaceDraft {
	const face = card[language];
	return {
		front: face?.front ?? '',
		back: card.template === 'question' ? (face?.back ?? '') : '',
		hint: face?.hint ?? '',
		accepted: face?.accepted?.join('\n') ?? ''
	};
}

/** The face that a draft stands for; undefined where nothing at all is written. */
function faceOfDraft(
	draft: FaceDraft | undefined,
	{ template }: Pick<Card, 'template'>,
	language: Language
): Face | undefined {
	if (!draft || isEmptyFace(draft)) {
		return undefined;
	}
	const front = cleanText(draft.front);
	const hint = cleanText(draft.hint);
	const accepted = acceptedIn(draft.accepted);
	return {
		front,
		back: template === 'question' ? cleanText(draft.back) : backOfGaps(front, language),
		...(hint === '' ? {} : { hint }),
		...(accepted.length > 0 ? { accepted } : {})
	};
}

/** Whether nothing is written on a face. */
export function isEmptyFace(draft: FaceDraft): boolean {
	return faceParts.every((part) => cleanText(draft[part]) === '');
}

/** Whether two faces say the same. */
function isSameFace(one: FaceDraft, other: FaceDraft): boolean {
	return (
		faceParts.every(
			(part) => part === 'accepted' || cleanText(one[part]) === cleanText(other[part])
		) && acceptedIn(one.accepted).join('\n') === acceptedIn(other.accepted).join('\n')
	);
}
