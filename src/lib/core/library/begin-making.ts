import { wholeWords, type SelectedWords } from '#lib/core/card/begin-card.ts';
import { lineOf } from '#lib/core/card/line-of.ts';
import type { MadeId } from '#lib/core/card/made-cards.ts';
import type { MakingSource } from '#lib/core/card/making.ts';
import type { Note, Template } from '#lib/core/card/note.ts';
import { ownNote, ownNoteId } from '#lib/core/card/own-note.ts';
import { segmenterFor } from '#lib/core/card/segment.ts';
import { textPlacesOf } from '#lib/core/library/text-places.ts';
import type { DeckId } from '#lib/core/collection/collected-card.ts';
import { otherLanguage, type Bilingual, type Language } from '#lib/core/language.ts';
import type { Deck } from '#lib/core/library/deck.ts';

/**
 * What is made of words that were selected on the screen: cards of the note whose text they stand in, or,
 * in any other text, a note of the learner's own. `drawn.text` is the text as it was read, in quotation
 * marks where it is a quotation; a deck's text is found in it.
 */
export function makingOfSelection(
	deck: Deck,
	drawn: SelectedWords,
	template: Template,
	madeId: MadeId
): MakingSource {
	const { place, bare } = findPlace(deck, drawn);
	const { language } = bare;
	const text = place?.text ?? { [language]: bare.text };
	const selected = wholeWords(selectedIn(text[language] ?? '', bare), segmenterFor(deck.episode));
	const common = { text, language, selected, template, madeId };
	if (place?.note) {
		return { ...common, note: place.note, begun: false };
	}
	const atSeconds = place?.atSeconds === undefined ? [] : [place.atSeconds];
	const note = ownNote(ownNoteId(deck.episode.id, madeId), { text: {}, atSeconds });
	return { ...common, note, begun: true };
}

/** What is made of a note whose words are yet to be marked, in the language in which it is read. */
export function makingOfNote(note: Note, language: Language, madeId: MadeId): MakingSource {
	const text = lineOf(note);
	const read = text[language] === undefined ? otherLanguage(language) : language;
	return { note, begun: false, text, language: read, template: 'cloze', madeId };
}

/** What is made of nothing yet, or of a text from elsewhere: a note of the learner's own. */
export function makingOfText(
	deckId: DeckId,
	text: Bilingual,
	language: Language,
	madeId: MadeId
): MakingSource {
	const note = ownNote(ownNoteId(deckId, madeId), { text: {}, atSeconds: [] });
	return { note, begun: true, text, language, template: undefined, madeId };
}

/** The place of a text that is drawn, and the text without what is drawn around it. */
function findPlace(deck: Deck, drawn: SelectedWords) {
	const find = textPlacesOf(deck);
	const trimmed = inner(
		drawn,
		drawn.text.length - drawn.text.trimStart().length,
		drawn.text.trimEnd().length
	);
	const readings = /^“.*”$/su.test(trimmed.text)
		? [trimmed, inner(trimmed, 1, trimmed.text.length - 1)]
		: [trimmed];
	for (const reading of readings) {
		for (const language of [reading.language, otherLanguage(reading.language)]) {
			const place = find(reading.text, language);
			if (place) {
				return { place, bare: { ...reading, language } };
			}
		}
	}
	return { place: undefined, bare: readings.at(-1) ?? trimmed };
}

/** The part of a text from one place to another, with what is selected of it. */
function inner(
	{ text, language, start, end }: SelectedWords,
	from: number,
	to: number
): SelectedWords {
	const within = (place: number): number => Math.min(Math.max(place - from, 0), to - from);
	return { text: text.slice(from, to), language, start: within(start), end: within(end) };
}

/** The same words in a text that may have other white space; the first of them, if they are elsewhere. */
function selectedIn(
	text: string,
	{ text: read, language, start, end }: SelectedWords
): SelectedWords {
	if (text === read) {
		return { text, language, start, end };
	}
	const words = read.slice(start, end);
	const at = text.indexOf(words);
	return at < 0
		? { text, language, start: 0, end: 0 }
		: { text, language, start: at, end: at + words.length };
}
