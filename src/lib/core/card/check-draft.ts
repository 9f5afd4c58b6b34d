import { parseCloze, hiddenOf, type ClozeProblem } from '#lib/core/card/cloze.ts';
import { cleanText, longestText } from '#lib/core/card/clean-text.ts';
import type { FindingCode } from '#lib/core/card/finding.ts';
import { lintCard } from '#lib/core/card/lint.ts';
import {
	cardsByFaces,
	facesIn,
	faceParts,
	isEmptyFace,
	noteOfDraft,
	type FaceDraft,
	type FacePart,
	type NoteDraft
} from '#lib/core/card/note-draft.ts';
import type { Card, CardId, Note, NoteId } from '#lib/core/card/note.ts';
import type { Segmenter } from '#lib/core/card/segment.ts';
import { isSubsequence } from '#lib/core/card/subsequence.ts';
import { textFields, textRegister, type TextField } from '#lib/core/card/text-edit.ts';
import { languages, type Language } from '#lib/core/language.ts';

/** What keeps a draft from being saved. */
export type BlockingCode =
	| 'empty'
	/** Data: `length`, `limit`. */
	| 'too-long'
	| 'line-not-subsequence'
	| 'phrase-not-one'
	/** Two cards that one was split into ask the same. */
	| 'same-front'
	| ClozeProblem['code'];

/** What is only told: the linter’s findings that are no fault of form. */
export type InformingCode = Exclude<
	FindingCode,
	'cloze-malformed' | 'phrase-not-one' | 'line-not-subsequence' | 'not-nfc' | 'lone-surrogate'
>;

/** Where in a draft something is: a field of the note, or a part of a card’s face (first of its group). */
export interface DraftPlace {
	readonly subject: NoteId | CardId;
	readonly part: TextField | FacePart;
	readonly language: Language;
}

/** What is held against a draft. `data` fills the sentence that says so. */
export type DraftFinding = DraftPlace & {
	readonly data: Readonly<Record<string, string | number>>;
} & (
		| { readonly blocks: true; readonly code: BlockingCode }
		| { readonly blocks: false; readonly code: InformingCode }
	);

/**
 * What of the learner’s own doing is wrong with a draft, and what might be better. What was not
 * touched since `before`, the draft that the editing began with, is not held against anybody.
 */
export function checkDraft(
	page: Note,
	before: NoteDraft,
	draft: NoteDraft,
	segment: Segmenter
): readonly DraftFinding[] {
	const inTexts = checkTexts(page, before, draft);
	const inFaces = cardsByFaces(page).flatMap(([card]) =>
		languages.flatMap((language) => checkFace(card, language, before, draft))
	);
	const blocking = [...inTexts, ...inFaces];
	// What is far too long is not read any further.
	return blocking.some(({ code }) => code === 'too-long')
		? blocking
		: [...blocking, ...lintChanged(page, before, draft, segment, blocking)];
}

/** Whether a note’s text in a language is what somebody said, so that its line may only leave words out. */
export function quotesWords(page: Note, language: Language): boolean {
	return page.kind === 'quote' && page.translated !== language && page.text[language] !== undefined;
}

function checkTexts(page: Note, before: NoteDraft, draft: NoteDraft): readonly DraftFinding[] {
	const findings: DraftFinding[] = [];
	for (const language of languages) {
		const textIn = (field: TextField, of = draft): string =>
			cleanText(of.texts[textRegister(field, language)]);
		const changed = textFields.filter((field) => textIn(field) !== textIn(field, before));
		const block = (part: TextField, code: BlockingCode, data: DraftFinding['data'] = {}) => {
			findings.push({ subject: page.id, part, language, blocks: true, code, data });
		};
		for (const field of changed) {
			const { length } = textIn(field);
			if (length > longestText) {
				block(field, 'too-long', { length, limit: longestText });
			}
		}
		if (changed.includes('text') && textIn('text') === '' && page.text[language] !== undefined) {
			block('text', 'empty');
		}
		const touched = changed.includes('line') || changed.includes('text');
		const quotes = touched && quotesWords(page, language);
		if (quotes && !isSubsequence(textIn('line'), textIn('text'))) {
			block('line', 'line-not-subsequence');
		}
	}
	return findings;
}

function checkFace(
	card: Card,
	language: Language,
	before: NoteDraft,
	draft: NoteDraft
): readonly DraftFinding[] {
	const face = facesIn(draft, card.id)[language];
	const findings: DraftFinding[] = [];
	const block = (part: FacePart, code: BlockingCode, data: DraftFinding['data'] = {}) => {
		findings.push({ subject: card.id, part, language, blocks: true, code, data });
	};
	const began = facesIn(before, card.id)[language];
	if (!isTouched(face, began)) {
		return findings;
	}
	for (const part of faceParts) {
		const { length } = cleanText(face[part]);
		if (length > longestText) {
			block(part, 'too-long', { length, limit: longestText });
		}
	}
	// A language in which the page asks nothing may go without a face.
	if (isEmptyFace(face) && card[language] === undefined) {
		return findings;
	}
	const front = cleanText(face.front);
	if (front === '') {
		block('front', 'empty');
	} else if (card.template !== 'question') {
		const parsed = parseCloze(front);
		if (!parsed.ok && (card.template === 'cloze' || parsed.problem.code !== 'no-gap')) {
			block('front', parsed.problem.code);
		} else if (card.template === 'translation' && hiddenOf(front).length !== 1) {
			block('front', 'phrase-not-one');
		}
	}
	if (card.template === 'question' && cleanText(face.back) === '') {
		block('back', 'empty');
	}
	return findings;
}

/** What the linter says of the cards whose faces were touched. */
function lintChanged(
	page: Note,
	before: NoteDraft,
	draft: NoteDraft,
	segment: Segmenter,
	blocking: readonly DraftFinding[]
): readonly DraftFinding[] {
	const note = noteOfDraft(page, draft);
	return cardsByFaces(note).flatMap((group) => {
		const [{ id, template }] = group;
		const touched = languages.filter((language) =>
			isTouched(facesIn(draft, id)[language], facesIn(before, id)[language])
		);
		if (touched.length === 0) {
			return [];
		}
		const found = group.flatMap((card) => lintCard(note, card, segment));
		const told = new Map<string, DraftFinding>();
		for (const { code, language = touched[0], data } of found) {
			const part = code === 'answer-too-long' && template === 'question' ? 'back' : 'front';
			const isBlocked = blocking.some(
				(finding) => finding.subject === id && finding.language === language
			);
			if (informs(code) && language && !isBlocked) {
				const place = { subject: id, part, language } as const;
				told.set(`${part} ${language} ${code}`, { ...place, blocks: false, code, data });
			}
		}
		return [...told.values()];
	});
}

function informs(code: FindingCode): code is InformingCode {
	return ![
		'cloze-malformed',
		'phrase-not-one',
		'line-not-subsequence',
		'not-nfc',
		'lone-surrogate'
	].includes(code);
}

function isTouched(face: FaceDraft, began: FaceDraft): boolean {
	return faceParts.some((part) => face[part] !== began[part]);
}
