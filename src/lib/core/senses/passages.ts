import { lineOf } from '#lib/core/card/line-of.ts';
import type { Card, Note } from '#lib/core/card/note.ts';
import { shownLanguage } from '#lib/core/card/shown-language.ts';
import { otherLanguage, type Language } from '#lib/core/language.ts';
import { spokenCloze, spokenText } from '#lib/core/senses/spoken-text.ts';

/** Words to be spoken in one language. */
export interface Passage {
	readonly text: string;
	readonly language: Language;
}

/** A card as it stands on screen. */
export interface Asked {
	readonly note: Note;
	readonly card: Card;
	/** The language that leads. */
	readonly language: Language;
}

/** What is heard of a note that is met: its line, in the other language where this one lacks it. */
export function linePassages(note: Note, language: Language): readonly Passage[] {
	const line = lineOf(note);
	const shown = line[language] === undefined ? otherLanguage(language) : language;
	return heard(shown, spokenText(line[shown] ?? '', speakingOf(note, shown)));
}

/** What is heard of a front: what it shows, with `gapWord` for every gap. */
export function frontPassages(
	{ note, card, language }: Asked,
	gapWord: Readonly<Record<Language, string>>
): readonly Passage[] {
	const shown = shownLanguage(card, language);
	const front = card[shown]?.front ?? '';
	const spoken = speakingOf(note, shown);
	if (card.template === 'question') {
		return heard(shown, spokenText(front, { language: shown }));
	}
	// A translation card shows the phrase that it asks about.
	const hidden = card.template === 'cloze' ? gapWord[shown] : undefined;
	return heard(shown, spokenCloze(front, spoken, hidden));
}

/**
 * What is heard of an answer, in the language that it is in: the whole line of a gap; a question's
 * answer, then the quotation where that is shown in the same language; a translation, then its sentence.
 */
export function answerPassages(
	{ note, card, language }: Asked,
	bothLanguages: boolean
): readonly Passage[] {
	const shown = shownLanguage(card, language);
	const answered = card.template === 'translation' ? otherLanguage(shown) : shown;
	const face = card[answered] ?? { front: '', back: '' };
	const spoken = speakingOf(note, answered);
	switch (card.template) {
		case 'cloze':
			return heard(answered, spokenCloze(face.front, spoken));
		case 'translation':
			return heard(answered, spokenText(face.back, spoken), spokenCloze(face.front, spoken));
		case 'question': {
			const quoted = note.kind === 'quote' && (note.translated !== shown || !bothLanguages);
			const line = quoted ? lineOf(note)[shown] : undefined;
			return heard(answered, spokenText(face.back, spoken), spokenText(line ?? '', spoken));
		}
	}
}

/** What is heard of the words in the other language, as they stand under an answer; nothing under a translation. */
export function otherPassages({ note, card, language }: Asked): readonly Passage[] {
	if (card.template === 'translation') {
		return [];
	}
	const other = otherLanguage(shownLanguage(card, language));
	const face = card.template === 'cloze' ? card[other] : undefined;
	const spoken = speakingOf(note, other);
	return heard(
		other,
		face ? spokenCloze(face.front, spoken) : spokenText(lineOf(note)[other] ?? '', spoken)
	);
}

function speakingOf({ corrections }: Note, language: Language) {
	return { language, corrections };
}

function heard(language: Language, ...texts: readonly string[]): readonly Passage[] {
	return texts.filter((text) => text !== '').map((text) => ({ text, language }));
}
